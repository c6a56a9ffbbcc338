import type { Report } from '../blocks.ts'
import { renderHtml } from './render-html.ts'
import { renderMarkdown } from './render-markdown.ts'

/** Turns a report into the text of one file. */
export interface Renderer {
  readonly summary: string
  readonly file: string
  readonly render: (report: Report) => string
}

/** Every form of the report. A new one is a file beside this and a line here. */
export const renderers = {
  md: { summary: 'the report as Markdown', file: 'report.md', render: renderMarkdown },
  html: { summary: 'the report as one HTML page that needs nothing else', file: 'report.html', render: renderHtml },
} as const satisfies Record<string, Renderer>
