import type { CsvSeparator } from '../../boundary/csv-row.ts'
import { drawPng } from '../../io/draw-png.ts'
import { readPageAssets } from '../../io/package-files.ts'
import { chooseFormat } from '../../outputs/choose-format.ts'
import { figureFolder, writeFigures } from '../../outputs/figures/index.ts'
import { outputs } from '../../outputs/index.ts'
import type { Output } from '../../outputs/output.ts'
import type { OutputOptions } from '../options/shared-options.ts'
import type { Writer, Writers } from './write-result.ts'

/** How outputs are written. */
export interface WriterOptions {
  /** True if figures are written beside the outputs. */
  readonly figures?: boolean
  readonly csvSeparator?: CsvSeparator
}

/** @throws InputError when there is no such format */
export function chooseWriter(format: string, { figures = false, csvSeparator = ',' }: WriterOptions = {}): Writer {
  const { write } = chooseFormat<Output>(outputs, format)
  const pictures = figures ? figureFolder : null
  return async (analysis) => write(analysis, { readPageAssets, drawPng, pictures, csvSeparator })
}

/** @throws InputError for an unknown format */
export const chooseWriters = (options: Pick<OutputOptions, 'format' | 'figures' | 'csvSeparator'>): Writers => {
  const writers = options.format.map((name) => chooseWriter(name, options))
  return options.figures ? [...writers, (analysis) => writeFigures(analysis, { drawPng })] : writers
}
