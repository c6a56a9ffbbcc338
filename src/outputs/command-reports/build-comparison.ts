import type { CodeChange, Comparison, SavedCoding } from '../../model/comparison.ts'
import { type Block, heading, type Inline, list, paragraph, type Report, strong } from '../report/blocks.ts'
import { enumerate, plural } from '../report/wording.ts'
import { abbreviate } from '../report/written-figures.ts'

/** Segments that are shown for a code, of those lost and of those gained; the CSV has all. */
const shown = 5

/** The report of a comparison: counts code by code, and the segments that changed. */
export function buildComparison({ before, after, settings, transcripts, codes }: Comparison): Report {
  const changed = codes.filter(({ lost, gained }) => lost.length + gained.length > 0)
  const { added, removed, changed: edited } = transcripts
  return {
    title: 'Two analyses compared',
    language: 'en',
    blocks: [
      heading(1, 'Two analyses compared'),
      paragraph(
        `${plural(before.codings.length, 'coding')} before, ${after.codings.length} after; ${plural(changed.length, 'code')} of ${codes.length} changed.`,
      ),
      ...(settings.length === 0
        ? [paragraph('Settings and codebook are the same.')]
        : [{ kind: 'table' as const, caption: 'What differs', head: ['', 'before', 'after'], rows: settings }]),
      ...(added.length + removed.length + edited.length === 0
        ? [paragraph('The transcripts are the same, byte for byte.')]
        : [
            list([
              [`Transcripts only after: ${enumerate(added)}.`],
              [`Transcripts only before: ${enumerate(removed)}.`],
              [`Transcripts that were changed: ${enumerate(edited)}.`],
            ]),
          ]),
      heading(2, 'Code by code'),
      changed.length === 0 ? paragraph('No coding changed.') : countsTable(changed),
      ...changed.flatMap(buildChange),
    ],
  }
}

const countsTable = (changed: readonly CodeChange[]): Block => ({
  kind: 'table',
  caption: 'Codes that changed: before → after',
  head: ['code', 'organisations', 'participants', 'segments', 'kept', 'lost', 'gained'],
  rows: changed.map(({ label, before, after, kept, lost, gained }) => [
    label,
    arrow(before.organizations, after.organizations),
    arrow(before.participants, after.participants),
    arrow(before.segments, after.segments),
    kept,
    lost.length,
    gained.length,
  ]),
})

const arrow = (before: number, after: number): string => (before === after ? String(after) : `${before} → ${after}`)

function buildChange({ label, codeId, lost, gained }: CodeChange): Block[] {
  return [
    heading(3, `${label} (${codeId})`),
    ...[['Lost', lost] as const, ['Gained', gained] as const].flatMap(([what, codings]): Block[] =>
      codings.length === 0
        ? []
        : [
            paragraph(
              strong(what),
              ` in ${plural(codings.length, 'segment')}${codings.length > shown ? `, of which ${shown} are shown` : ''}:`,
            ),
            list(codings.slice(0, shown).map(describe)),
          ],
    ),
  ]
}

const describe = ({ transcriptId, span, participantId, quote }: SavedCoding): Inline[] => [
  `${participantId}, ${transcriptId} at ${span.start}${quote === '' ? '' : `: “${abbreviate(quote)}”`}`,
]
