import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Name of the hidden file that marks a folder of results. */
export const markerName = '.themata-results.json'

/** Content of the marker of a folder of results. */
export interface ResultsMarker {
  readonly format: 'themata-results/1'
  /** False while files are moved in, and after an interruption of that. */
  readonly complete: boolean
  /** Names of the result files in the folder. */
  readonly files: readonly string[]
}

/** Reads the marker of a folder; null if there is none. */
export function readMarker(folder: string): ResultsMarker | null {
  try {
    const found: unknown = JSON.parse(readFileSync(join(folder, markerName), 'utf8'))
    return isMarker(found) ? found : null
  } catch {
    return null
  }
}

const isMarker = (found: unknown): found is ResultsMarker =>
  typeof found === 'object' &&
  found !== null &&
  'format' in found &&
  found.format === 'themata-results/1' &&
  'files' in found &&
  Array.isArray(found.files)

export const writeMarker = (files: readonly string[], complete: boolean): string =>
  `${JSON.stringify({ format: 'themata-results/1', complete, files: [...files].sort() } satisfies ResultsMarker, null, 1)}\n`
