import { choose } from '../../boundary/part.ts'
import { drawPng } from '../../io/draw-png.ts'
import { readPageAssets } from '../../io/package-files.ts'
import type { Analysis } from '../../model/analysis.ts'
import { figureFolder } from '../../outputs/figures/index.ts'
import { type Output, type OutputFile, outputs } from '../../outputs/index.ts'

/** Makes files of an analysis. */
export type Writer = (analysis: Analysis) => Promise<OutputFile[]>

/**
 * @param figures true if figures are written beside the outputs
 * @throws InputError when there is no such format
 */
export function chooseWriter(format: string, figures = false): Writer {
  const { write } = choose<Output>(outputs, format, 'format')
  return async (analysis) => write(analysis, { readPageAssets, drawPng, pictures: figures ? figureFolder : null })
}
