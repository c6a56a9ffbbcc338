import { choose } from '../../boundary/part.ts'
import { drawPng } from '../../io/draw-png.ts'
import { readPageAssets } from '../../io/package-files.ts'
import type { Analysis } from '../../model/analysis.ts'
import { drawAll } from '../../outputs/figures/index.ts'
import { type Page, type Renderer, renderers } from '../../outputs/formats/index.ts'
import { type Exporter, exporters, type OutputFile } from '../../outputs/index.ts'
import { buildPageData } from '../../outputs/page/build-page-data.ts'
import { buildReport } from '../../outputs/report/build-report.ts'

/** Makes files of an analysis. */
export type Writer = (analysis: Analysis) => Promise<OutputFile[]>

/** @throws InputError when there is no such format */
export function chooseWriter(format: string): Writer {
  const renders = Object.entries<Renderer>(renderers).map(
    ([name, renderer]) => [name, (analysis: Analysis) => renderAnalysis(analysis, renderer)] as const,
  )
  const exports = Object.entries<Exporter>(exporters).map(
    ([name, { write }]) => [name, async (analysis: Analysis) => write(analysis)] as const,
  )
  return choose<Writer>(Object.fromEntries([...renders, ...exports]), format, 'format')
}

async function renderAnalysis(analysis: Analysis, { file, render }: Renderer): Promise<OutputFile[]> {
  const page = async (): Promise<Page> => ({ data: buildPageData(analysis), assets: await readPageAssets() })
  const rendered = await render(() => buildReport(analysis), { page, drawPng })
  return [rendered instanceof Uint8Array ? { file, bytes: rendered } : { file, pieces: rendered }]
}

/** Every figure as SVG and as PNG, in a folder of its own. */
export async function writeFigures(analysis: Analysis): Promise<OutputFile[]> {
  const files: OutputFile[] = []
  for (const { name, svg } of drawAll(analysis)) {
    files.push({ file: `figures/${name}.svg`, text: `${svg}\n` })
    files.push({ file: `figures/${name}.png`, bytes: await drawPng(svg) })
  }
  return files
}
