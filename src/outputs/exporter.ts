import type { Analysis } from '../model/analysis.ts'

/** A file to be written, by its name inside the output folder. */
export type OutputFile =
  | { readonly file: string; readonly text: string }
  | { readonly file: string; readonly bytes: Uint8Array }
  /** Of any length: written piece by piece. */
  | { readonly file: string; readonly pieces: Iterable<string | Uint8Array> }

/** Turns an analysis into files that other programs read. */
export interface Exporter {
  readonly summary: string
  readonly write: (analysis: Analysis) => OutputFile[] | Promise<OutputFile[]>
}
