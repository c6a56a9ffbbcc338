import { groupBy } from '../../collections.ts'
import type { Codebook } from '../../model/codebook.ts'
import type { QuoteInContext } from '../../model/findings.ts'
import { printQuote } from '../../text/print-quote.ts'
import { renderMarkdown } from '../formats/render-markdown.ts'
import { type Block, heading, paragraph } from '../report/blocks.ts'
import { locate } from '../report/wording.ts'
import { type Columns, writeTable } from '../tables/write-table.ts'
import type { ReportForms } from './report-form.ts'

const columns: Columns<QuoteInContext> = {
  theme: (quote) => quote.themeId,
  code: (quote) => quote.codeId,
  participant: (quote) => quote.participantId,
  organization: (quote) => quote.organization,
  transcript: (quote) => quote.transcriptId,
  turn: (quote) => quote.turn,
  start: (quote) => quote.span.start,
  end: (quote) => quote.span.end,
  status: (quote) => quote.status,
  stance: (quote) => quote.stance,
  confidence: (quote) => quote.confidence,
  pinned: (quote) => (quote.isPinned ? 'yes' : ''),
  before: (quote) => quote.turnsBefore,
  quote: (quote) => printQuote(quote.text),
  after: (quote) => quote.turnsAfter,
}

/** Quotes with the codebook that names their codes. */
export interface QuotesOfCodes {
  readonly quotes: readonly QuoteInContext[]
  readonly codebook: Codebook
}

/** Every form in which `themata quotes --code` prints. */
export const quoteForms = {
  md: { summary: 'a report', write: writeMarkdown },
  csv: { summary: 'a table of the quotes', write: ({ quotes }) => writeTable(columns, quotes) },
  json: { summary: 'everything, for programs', write: ({ quotes }) => `${JSON.stringify(quotes)}\n` },
} as const satisfies ReportForms<QuotesOfCodes>

function writeMarkdown({ quotes, codebook }: QuotesOfCodes): string {
  const labelOf = new Map(codebook.codes.map(({ id, label }) => [id, label]))
  const blocks = [...groupBy(quotes, ({ codeId }) => codeId)].flatMap(([codeId, own]): Block[] => [
    heading(2, labelOf.get(codeId)!),
    ...own.flatMap((quote): Block[] => [
      ...contextBlocks(quote.turnsBefore),
      { kind: 'quote', text: printQuote(quote.text), source: `${locate(quote)} (${quote.status}, by ${quote.coder})` },
      ...contextBlocks(quote.turnsAfter),
    ]),
  ])
  return renderMarkdown({
    title: 'Quotes',
    language: 'en',
    blocks: blocks.length === 0 ? [paragraph('Nothing was found.')] : blocks,
  })
}

const contextBlocks = (said: string): Block[] =>
  said === '' ? [] : said.split('\n').map((line) => paragraph({ kind: 'emphasis', text: line }))
