import type { Diagnostic } from '../model/diagnostic.ts'
import { nearMiss } from '../text/near-miss.ts'
import { createTranscriptFinder } from './find-name.ts'
import type { Settings } from './settings-file.ts'

/** The settings of themata.yaml that name files. */
export type NamedFiles = Pick<Settings, 'ignore' | 'formats' | 'encodings'>

/**
 * Warns of files that themata.yaml names and the study does not have, so that nobody takes a file to be left out that is
 * read; with the name that was probably meant.
 *
 * @param files of the study, those that are left out too
 */
export function findUnknownFiles({ ignore, formats, encodings }: NamedFiles, files: readonly string[]): Diagnostic[] {
  const known = new Set(files)
  const named = [
    ...ignore.map((name) => ['ignore', name] as const),
    ...Object.keys(formats).map((name) => ['formats', name] as const),
    ...Object.keys(encodings).map((name) => ['encodings', name] as const),
  ].filter(([, name]) => !known.has(name) && !/\.zip\//i.test(name))
  if (named.length === 0) return []
  const find = createTranscriptFinder(files.map((file) => ({ id: file, source: { file } })))
  return named.flatMap(([key, name]): Diagnostic[] => {
    const found = find(name)
    const near = found.length > 0 ? found[0] : nearMiss(name, files)
    if (near === undefined && key === 'ignore') return [] // it may be a file that is no transcript
    return [
      {
        level: 'warning',
        code: 'settings/no-file',
        place: { file: 'themata.yaml' },
        message: `"${key}" names "${name}", and no file that may be a transcript is called so`,
        fix: near === undefined ? 'correct the name, or drop it' : `write "${near}"`,
      },
    ]
  })
}
