import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { zipSync } from 'fflate'
import type { ColumnNames } from '../../src/importers/importer.ts'

const root = 'tests/fixtures/importers'

/** What a fixture is and what is to be read of it. */
export interface Expected {
  readonly shape: string
  /** How the shape is known. */
  readonly known: string
  readonly hints?: { readonly columns?: ColumnNames }
  /** Speaker, start in milliseconds, words. */
  readonly turns: readonly (readonly [speaker: string | null, startMs: number | null, said: string])[]
  readonly roles?: Readonly<Record<string, string>>
  /** Words left out, by reason; where it is not given, only that every word is accounted for. */
  readonly leftOut?: Readonly<Record<string, number>>
  /** Codes of warnings. */
  readonly warnings: readonly string[]
}

export interface ImporterFixture {
  readonly format: string
  readonly file: string
  readonly bytes: Uint8Array
  readonly expected: Expected
}

/** The invented files of every format, `<format>/x.vtt` with `<format>/x.vtt.turns.json` beside it. */
export const importerFixtures: readonly ImporterFixture[] = readdirSync(root)
  .sort()
  .flatMap((format) =>
    readdirSync(`${root}/${format}`)
      .filter((file) => !file.endsWith('.turns.json'))
      .sort()
      .map((file) => ({
        format,
        file,
        bytes: readBytes(`${root}/${format}/${file}`),
        expected: JSON.parse(readFileSync(`${root}/${format}/${file}.turns.json`, 'utf8')) as Expected,
      })),
  )

/** A file; or a folder as the zip archive of what is in it, so that documents can be reviewed. */
function readBytes(path: string): Uint8Array {
  if (!statSync(path).isDirectory()) return new Uint8Array(readFileSync(path))
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter(
    (name) => !statSync(`${path}/${name}`).isDirectory(),
  )
  const parts = names.sort().map((name) => [name, new Uint8Array(readFileSync(`${path}/${name}`))] as const)
  return zipSync(Object.fromEntries(parts), { mtime: new Date(2026, 0, 1) })
}

const corpora = '../shared/corpora'
/** Real transcripts, used in place; none where they are not at hand. */
export const realFiles: readonly string[] = existsSync(corpora)
  ? readdirSync(corpora, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(md|txt|vtt|srt|csv|tsv|json|docx|odt)$/.test(file) && !/LICENSE|README|manifest/.test(file))
      .sort()
  : []
export const readReal = (file: string): Uint8Array => new Uint8Array(readFileSync(`${corpora}/${file}`))
