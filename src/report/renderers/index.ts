import type { Report } from '../blocks.ts'
import { type Page, renderHtml } from './render-html.ts'
import { renderMarkdown } from './render-markdown.ts'

export type { Page } from './render-html.ts'

/** Turns a report into the text of one file. */
export interface Renderer {
  readonly summary: string
  readonly file: string
  /** @param page what a page can open behind the report; null for the report alone */
  readonly render: (report: Report, page: Page | null) => string
}

/** Every form of the report. A new one is a file beside this and a line here. */
export const renderers = {
  md: { summary: 'the report as Markdown', file: 'report.md', render: renderMarkdown },
  html: {
    summary: 'the report as one HTML page that needs nothing else: numbers open quotes, quotes their place',
    file: 'report.html',
    render: renderHtml,
  },
} as const satisfies Record<string, Renderer>
