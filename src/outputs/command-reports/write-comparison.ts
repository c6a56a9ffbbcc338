import type { CodeChange, Comparison, SavedCoding } from '../../model/comparison.ts'
import { renderMarkdown } from '../formats/render-markdown.ts'
import { type Columns, writeTable } from '../tables/write-table.ts'
import { buildComparison } from './build-comparison.ts'

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
export const comparisonWriters = {
  md: (comparison) => renderMarkdown(buildComparison(comparison)),
  csv: ({ codes }) =>
    writeTable(
      columns,
      codes.flatMap((code) => [
        ...code.lost.map((coding): Change => ({ code, change: 'lost', coding })),
        ...code.gained.map((coding): Change => ({ code, change: 'gained', coding })),
      ]),
    ),
  json: ({ settings, transcripts, codes }) => `${JSON.stringify({ settings, transcripts, codes })}\n`,
} as const satisfies Record<string, (comparison: Comparison) => string>
