import { lookup, unique } from '../../collections.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { ParticipantRow } from '../../model/findings.ts'
import type { Output } from '../output.ts'
import { type Cell, type Columns, writeTable } from '../tables/write-table.ts'

/**
 * Participants × themes and codes with 1 where a segment of the participant has it. A 0 is written where that is known:
 * in codings of the machine, and in a study that people have read whole. In one that they have read in parts, a cell
 * without a coding is empty, since nobody may have looked.
 */
export const toCases = {
  summary: 'participants × codes as 1 and 0, with their attributes, for statistics: cases.csv',
  write: ({ codebook, findings }: Analysis) => {
    const { counted, isReviewed } = findings.review
    const absent: Cell = counted === 'all' || isReviewed ? 0 : null
    const ids = codebook.themes.flatMap((theme) => [
      theme.id,
      ...codebook.codes.filter(({ themeId }) => themeId === theme.id).map(({ id }) => id),
    ])
    const attributes = unique(findings.participants.flatMap((row) => Object.keys(row.attributes)))
    const taken = new Set(['participant', 'organization', ...ids])
    const columns: Columns<ParticipantRow> = {
      participant: ({ participantId }) => participantId,
      organization: ({ organization }) => organization,
      ...Object.fromEntries(
        attributes.map((name) => [
          taken.has(name.replace(/^(attribute_)+/, '')) ? `attribute_${name}` : name,
          (row: ParticipantRow): Cell => lookup(row.attributes, name) ?? null,
        ]),
      ),
      ...Object.fromEntries(
        ids.map((id) => [id, ({ counts }: ParticipantRow): Cell => ((lookup(counts, id) ?? 0) > 0 ? 1 : absent)]),
      ),
    }
    return [{ file: 'cases.csv', text: writeTable(columns, findings.participants) }]
  },
} as const satisfies Output
