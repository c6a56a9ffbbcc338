import type { Report } from '../report/blocks.ts'
import { forPaper } from '../report/for-paper.ts'
import { type DrawPng, renderDocx } from './render-docx.ts'
import { type Page, renderHtml } from './render-html.ts'
import { type PictureFolder, writeMarkdown } from './render-markdown.ts'

/** The services of renderers. */
export interface RenderServices {
  /** The data that a page opens behind the report. */
  readonly page: () => Promise<Page>
  readonly drawPng: DrawPng
  /** The place of pictures that are written beside the report; null where none are. */
  readonly pictures: PictureFolder
}

/**
 * Turns a report into one file: the pieces of a text, or the bytes of a document. The report is built when it is written,
 * so that a large one is not held while others are.
 */
export interface Renderer {
  readonly summary: string
  readonly file: string
  readonly render: (
    report: () => Report,
    means: RenderServices,
  ) => Iterable<string> | Promise<Uint8Array | Iterable<string>>
}

/** Every form of the report. A new one is a file beside this and a line here. */
export const renderers = {
  md: { summary: 'the report as Markdown', file: 'report.md', render: renderForPaper },
  html: {
    summary: 'the report as one HTML page that needs nothing else: numbers open quotes, quotes their place',
    file: 'report.html',
    render: async (report: () => Report, { page }: RenderServices) => renderHtml(report, await page()),
  },
  docx: {
    summary: 'the report as a Word document with real headings, tables and figures',
    file: 'report.docx',
    render: (report: () => Report, { drawPng }: RenderServices) => {
      const made = report()
      return renderDocx({ ...made, blocks: forPaper(made.blocks, { hasPictures: true }) }, drawPng)
    },
  },
} as const satisfies Record<string, Renderer>

function* renderForPaper(report: () => Report, { pictures }: RenderServices): Generator<string> {
  const made = report()
  const blocks = forPaper(made.blocks, { hasPictures: pictures !== null })
  yield* writeMarkdown({ ...made, blocks }, pictures)
}
