import type { CsvSeparator } from '../boundary/csv-row.ts'
import type { Analysis } from '../model/analysis.ts'
import type { DrawPng } from './formats/render-docx.ts'
import type { PictureFolder } from './formats/render-markdown.ts'
import type { PageAssets } from './page/write-page-parts.ts'

/** A file to be written, by its name inside the output folder. */
export type OutputFile =
  | { readonly file: string; readonly text: string }
  | { readonly file: string; readonly bytes: Uint8Array }
  /** Of any length: written piece by piece. */
  | { readonly file: string; readonly pieces: Iterable<string | Uint8Array> }

/** The services that outputs need from outside, as they read no files themselves. */
export interface OutputServices {
  /** Style sheet and program of the page. */
  readonly readPageAssets: () => Promise<PageAssets>
  readonly drawPng: DrawPng
  /** The place of pictures that are written beside the report; null where none are. */
  readonly pictures: PictureFolder
  readonly csvSeparator: CsvSeparator
}

/** A form in which an analysis is written: a name of `--format`. */
export interface Output {
  /** One line, for `themata list` and the help. */
  readonly summary: string
  readonly write: (analysis: Analysis, services: OutputServices) => OutputFile[] | Promise<OutputFile[]>
}
