import type { CodeChange, Comparison, SavedCoding } from '../../model/comparison.ts'
import { renderMarkdown } from '../formats/render-markdown.ts'
import { type Columns, writeTable } from '../tables/write-table.ts'
import { buildComparison } from './build-comparison.ts'
import type { ReportForms } from './report-form.ts'

interface Change {
  readonly code: CodeChange
  readonly change: 'lost' | 'gained'
  readonly coding: SavedCoding
}
const columns: Columns<Change> = {
  code: ({ code }) => code.codeId,
  change: ({ change }) => change,
  transcript: ({ coding }) => coding.transcriptId,
  start: ({ coding }) => coding.span.start,
  end: ({ coding }) => coding.span.end,
  participant: ({ coding }) => coding.participantId,
  organization: ({ coding }) => coding.organization,
  status: ({ coding }) => coding.status,
  quote: ({ coding }) => coding.quote,
}

/** Every form in which `themata compare` prints. */
export const comparisonForms = {
  md: { summary: 'a report', write: (comparison) => renderMarkdown(buildComparison(comparison)) },
  csv: {
    summary: 'a table of the segments that changed',
    write: ({ codes }) =>
      writeTable(
        columns,
        codes.flatMap((code) => [
          ...code.lost.map((coding): Change => ({ code, change: 'lost', coding })),
          ...code.gained.map((coding): Change => ({ code, change: 'gained', coding })),
        ]),
      ),
  },
  json: {
    summary: 'everything, for programs',
    write: ({ settings, transcripts, codes }) => `${JSON.stringify({ settings, transcripts, codes })}\n`,
  },
} as const satisfies ReportForms<Comparison>
