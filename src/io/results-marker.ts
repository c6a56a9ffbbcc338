import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The file that marks a folder of results, hidden so that it is in nobody's way. */
export const markerName = '.themata-results.json'

/** What the marker of a folder of results records. */
export interface ResultsMarker {
  readonly format: 'themata-results/1'
  /** False while files are being moved in, and for ever where that was interrupted. */
  readonly complete: boolean
  /** The files that are results, by their names in the folder. */
  readonly files: readonly string[]
}

/** The marker of a folder; null where it holds no results, or none that are marked. */
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
