import { choose } from '../../boundary/part.ts'
import { drawPng } from '../../io/draw-png.ts'
import { readPageAssets } from '../../io/package-files.ts'
import type { Analysis } from '../../model/analysis.ts'
import { figureFolder } from '../../outputs/figures/index.ts'
import { outputs } from '../../outputs/index.ts'
import type { Output, OutputFile } from '../../outputs/output.ts'
import type { CsvSeparator } from '../../outputs/tables/write-table.ts'

/** Makes files of an analysis. */
export type Writer = (analysis: Analysis) => Promise<OutputFile[]>

/** How outputs are written. */
export interface WriterOptions {
  /** True if figures are written beside the outputs. */
  readonly figures?: boolean
  readonly csvSeparator?: CsvSeparator
}

/** @throws InputError when there is no such format */
export function chooseWriter(format: string, { figures = false, csvSeparator = ',' }: WriterOptions = {}): Writer {
  const { write } = choose<Output>(outputs, format, 'format')
  const pictures = figures ? figureFolder : null
  return async (analysis) => write(analysis, { readPageAssets, drawPng, pictures, csvSeparator })
}
