import { join } from 'node:path'
import type { FileHash } from '../model/file-hash.ts'
import { readRegular } from './read-regular.ts'

/** Name of the hidden file that marks a folder of results. */
export const markerName = '.themata-results.json'

/** Content of the marker of a folder of results. */
export interface ResultsMarker {
  readonly format: 'themata-results/1'
  /** False while files are moved in, and after an interruption of that. */
  readonly complete: boolean
  /** Names of the result files in the folder. */
  readonly files: readonly string[]
  /** Hashes of the files of the last run as they were saved, by which `themata verify` finds a change; absent in folders of earlier versions. */
  readonly hashes?: readonly FileHash[]
}

/** Reads the marker of a folder; null if there is none, or something else has its name. */
export function readMarker(folder: string): ResultsMarker | null {
  try {
    const found: unknown = JSON.parse(readRegular(join(folder, markerName)).toString('utf8'))
    return isMarker(found) ? found : null
  } catch {
    return null
  }
}

const isMarker = (found: unknown): found is ResultsMarker =>
  isObject(found) &&
  found['format'] === 'themata-results/1' &&
  isListOf(found['files'], isText) &&
  isListOf(found['hashes'] ?? [], isHash)

const isHash = (found: unknown): boolean =>
  isObject(found) &&
  isText(found['file']) &&
  isText(found['sha256']) &&
  Number.isInteger(found['bytes']) &&
  isListOf(found['parts'], isText)

const isObject = (found: unknown): found is Readonly<Record<string, unknown>> =>
  typeof found === 'object' && found !== null

const isText = (found: unknown): boolean => typeof found === 'string'

const isListOf = (found: unknown, isItem: (item: unknown) => boolean): boolean =>
  Array.isArray(found) && found.every(isItem)

/** The marker as it is written: a file on each line of its hashes. */
export function writeMarker(files: readonly string[], complete: boolean, hashes: readonly FileHash[]): string {
  const marker = { format: 'themata-results/1', complete, files: [...files].sort() } satisfies ResultsMarker
  const lines = hashes.map((hash) => `  ${JSON.stringify(hash)}`)
  return `${JSON.stringify(marker, null, 1).slice(0, -2)},\n "hashes": [\n${lines.join(',\n')}\n ]\n}\n`
}
