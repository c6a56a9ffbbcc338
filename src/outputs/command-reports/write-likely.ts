import { groupBy, sum } from '../../collections.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { LikelyPassage } from '../../model/likely-passage.ts'
import { printQuote } from '../../text/print-quote.ts'
import { renderMarkdown } from '../formats/render-markdown.ts'
import { type Block, heading, paragraph } from '../report/blocks.ts'
import { enumerate, locate, plural } from '../report/wording.ts'
import { likelyTable } from '../tables/tabulate-likely.ts'
import { writeCsvPieces } from '../tables/write-table.ts'
import type { ReportForms } from './report-form.ts'

/** Likely passages with the codebook that names their codes. */
export interface LikelyPassages extends Pick<Analysis, 'codebook'> {
  readonly passages: readonly LikelyPassage[]
}

/** Every form in which `themata suggest-passages` prints. */
export const likelyForms = {
  md: { summary: 'a list to read', write: writeMarkdown },
  csv: {
    summary: 'a table, whose rows can go into decisions/<person>.csv once "status" is filled in',
    write: (likely) => [...writeCsvPieces(likelyTable(likely, likely.passages), ',')].join(''),
  },
  json: { summary: 'everything, for programs', write: ({ passages }) => `${JSON.stringify(passages)}\n` },
} as const satisfies ReportForms<LikelyPassages>

function writeMarkdown({ passages, codebook }: LikelyPassages): string {
  const labelOf = new Map(codebook.codes.map(({ id, label }) => [id, label]))
  const blocks = [...groupBy(passages, ({ codeId }) => codeId)].flatMap(([codeId, own]): Block[] => [
    heading(2, labelOf.get(codeId)!),
    paragraph(
      `${plural(own.length, 'passage')}, ${sum(own, ({ isSuggested }) => (isSuggested ? 0 : 1))} of them without a suggestion. Read from the top until they stop fitting.`,
    ),
    ...own.map(
      (passage): Block => ({
        kind: 'quote',
        text: printQuote(passage.text),
        source: `${passage.rank}. ${locate(passage)} (${explain(passage)})`,
      }),
    ),
  ])
  return renderMarkdown({
    title: 'Passages to read',
    language: 'en',
    blocks:
      blocks.length === 0
        ? [
            paragraph(
              'No passage without a decision has a keyword of the code, or words that are similar to its texts.',
            ),
          ]
        : blocks,
  })
}

/** The reasons for a passage's rank, in words. */
function explain({ keywords, similarity, isSuggested }: LikelyPassage): string {
  const found =
    keywords.length === 0
      ? 'no keyword'
      : `${keywords.length === 1 ? 'keyword' : 'keywords'} ${enumerate(keywords.map((keyword) => `“${keyword}”`))}`
  const wording =
    similarity >= 2
      ? 'very similar'
      : similarity >= 1
        ? 'similar'
        : similarity >= 0
          ? 'somewhat similar'
          : 'not similar'
  return `${found}; wording ${wording} to the code’s texts${isSuggested ? '; suggested' : ''}`
}
