import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { chooseWriter } from '../../src/cli/print/write-analysis.ts'
import { listStudy } from '../../src/io/load-study.ts'
import { safeReader } from '../../src/io/readers.ts'
import type { Analysis } from '../../src/model/analysis.ts'
import { noProgress } from '../../src/model/progress.ts'
import type { ExecutionOptions, StudyRequest } from '../../src/runtime/study-request.ts'
import { gardensYaml } from './builders.ts'
import { allTextOf } from './coded-transcripts.ts'

const folder = (): string => mkdtempSync(join(tmpdir(), 'themata-test-'))

const sayings = [
  'We watered the beds every evening in that dry summer, and the puddle by the gate was gone by June.',
  'My neighbour came over and helped me dig, as he does, and we never had a problem with the roots again.',
  'I painted the fence green and then somebody said that it should have been blue, so we argued for a week.',
  'There was a drought, then rain, then another drought, and the water in the butt went down to nothing at all.',
  'It works really well for us, honestly, the neighbours help and nobody complains about the heap any more.',
]

/** What somebody says in the garden: the same for the same number. */
const talk = (number: number): string =>
  [0, 1, 2]
    .map((turn) => `Interviewer: And then?\nP${number}: ${sayings[(number + turn * number) % sayings.length]}\n`)
    .join('')

/** A study of invented garden talk on disk, small and quick to analyze. */
export async function gardenStudy(
  transcripts: number,
  more: Readonly<Record<string, string>> = {},
): Promise<StudyRequest> {
  const path = folder()
  for (let number = 1; number <= transcripts; number++) writeFileSync(join(path, `P${number}a.txt`), talk(number))
  for (const [name, text] of Object.entries(more)) {
    mkdirSync(dirname(join(path, name)), { recursive: true })
    writeFileSync(join(path, name), text)
  }
  return requestOf(path)
}

/** The study in a folder, with the codebook of gardens. */
export async function requestOf(path: string, codebook = gardensYaml()): Promise<StudyRequest> {
  const listed = await listStudy(path, safeReader)
  return {
    ...{ listed, reader: safeReader },
    frame: { ...listed.frame, codebook: { file: 'gardens.yaml', text: codebook }, weights: null, interviewers: [] },
    chosen: { embedder: 'stems', clusters: 2 },
    version: '1',
  }
}

/** Work in a new folder, in this thread, without a word. */
export const alone = (): ExecutionOptions => ({ folder: folder(), workers: 0, progress: noProgress, hasPage: true })

/** Everything that an analysis is written as, by the names of the files. */
export async function bytesOfAll(
  analysis: Analysis,
  formats: readonly string[] = ['md', 'html', 'csv', 'json'],
): Promise<Map<string, string>> {
  const files = (await Promise.all(formats.map((name) => chooseWriter(name)(analysis)))).flat()
  return new Map(files.map((output) => [output.file, allTextOf(output)]))
}

/** The files of a folder and those below it. */
export const filesOf = (root: string): string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  )

export const readAll = (root: string): Map<string, string> =>
  new Map(filesOf(root).map((file) => [file.slice(root.length), readFileSync(file, 'latin1')]))
