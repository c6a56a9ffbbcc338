import type { Analysis } from '../model/analysis.ts'

/** A file to be written, by its name inside the output folder. */
export interface OutputFile {
  readonly file: string
  readonly text: string
}

/** Turns an analysis into files that other programs read. */
export interface Exporter {
  readonly summary: string
  readonly write: (analysis: Analysis) => OutputFile[]
}
