import type { Analysis } from '../model/analysis.ts'
import { toStubs } from './clusters/write-stubs.ts'
import { type Renderer, renderers } from './formats/index.ts'
import { renderMarkdown } from './formats/render-markdown.ts'
import { toJson } from './json/to-json.ts'
import type { Output } from './output.ts'
import { buildPageData, fitOnPage } from './page/build-page-data.ts'
import { toDoccano, toLabelStudio } from './programs/write-annotations.ts'
import { toCases } from './programs/write-cases.ts'
import { toMaxqda, toTaguette } from './programs/write-codebook-tables.ts'
import { toIramuteq } from './programs/write-iramuteq.ts'
import { toGephi, toGexf, toGraphml } from './programs/write-network.ts'
import { toTidy } from './programs/write-tidy.ts'
import { buildMethods } from './report/build-methods.ts'
import { buildReport } from './report/build-report.ts'
import { toCsv } from './tables/to-csv.ts'
import { toXlsx } from './tables/to-xlsx.ts'

/** The report of an analysis in one of its forms. */
const reportAs = ({ summary, file, render }: Renderer): Output => ({
  summary,
  write: async (analysis: Analysis, { readPageAssets, drawPng, pictures }) => {
    const data = fitOnPage(analysis.files) ? () => buildPageData(analysis) : null
    const page = async () => ({ data, assets: await readPageAssets() })
    const rendered = await render(() => buildReport(analysis), { page, drawPng, pictures })
    return [rendered instanceof Uint8Array ? { file, bytes: rendered } : { file, pieces: rendered }]
  },
})

/** A form of the report with the methods section beside it. */
const withMethods = ({ summary, write }: Output): Output => ({
  summary: `${summary}, and methods.md for the methods section of a paper`,
  write: async (analysis, services) => [
    ...(await write(analysis, services)),
    { file: 'methods.md', text: renderMarkdown(buildMethods(analysis)) },
  ],
})

/**
 * Every form in which an analysis is written: the names of `--format`. A new form of the report is a line in
 * `formats/index.ts` and one here, anything else a file beside this and a line here.
 */
export const outputs = {
  md: withMethods(reportAs(renderers.md)),
  html: reportAs(renderers.html),
  docx: reportAs(renderers.docx),
  csv: toCsv,
  json: toJson,
  xlsx: toXlsx,
  yaml: toStubs,
  tidy: toTidy,
  cases: toCases,
  maxqda: toMaxqda,
  taguette: toTaguette,
  iramuteq: toIramuteq,
  gephi: toGephi,
  gexf: toGexf,
  graphml: toGraphml,
  'label-studio': toLabelStudio,
  doccano: toDoccano,
} as const satisfies Record<string, Output>
