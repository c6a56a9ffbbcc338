import { groupBy } from '../../../collections.ts'
import type { Analysis } from '../../../model/analysis.ts'
import { type Block, type Cell, heading, paragraph } from '../blocks.ts'
import { locateBriefly } from '../wording.ts'

/** The section on passages that codes may have missed: for each code the likeliest ones without a suggestion. */
export function buildLikely({ codebook, findings }: Analysis): Block[] {
  const byCode = groupBy(findings.likely, ({ codeId }) => codeId)
  if (byCode.size === 0) return []
  const rows = codebook.codes.flatMap(({ id, label }) => {
    const listed = byCode.get(id) ?? []
    const missed = listed.filter(({ isSuggested }) => !isSuggested)
    return missed.length === 0 ? [] : [{ label, listed, missed }]
  })
  return [
    heading(2, 'Passages to read next'),
    paragraph(
      'For each code, likely.csv lists up to 40 passages that nobody has decided on, the likeliest first: the code’s keywords and the similarity to its definition and examples add up to a rank. Read from the top until they stop fitting. ',
      rows.length === 0
        ? 'All of them are suggested already.'
        : 'The table has the codes of which some are not suggested.',
    ),
    ...(rows.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: 'Likely passages without a suggestion',
            head: ['code', 'listed', 'not suggested', 'first of these'],
            rows: rows.map(({ label, listed, missed }): Cell[] => [
              label,
              listed.length,
              missed.length,
              `${locateBriefly(missed[0]!)}, rank ${missed[0]!.rank}`,
            ]),
          },
        ]),
  ]
}
