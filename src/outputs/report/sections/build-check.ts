import type { Analysis } from '../../../model/analysis.ts'
import type { DrawSummary } from '../../../model/draw.ts'
import type { Limits } from '../../../model/estimate.ts'
import type { Prevalence } from '../../../model/prevalence.ts'
import { type Block, type Cell, type Figure, paragraph, reference, strong } from '../blocks.ts'
import { confirmedOf, estimatesOf } from '../confirmed.ts'
import { describeReading, sizeOf } from '../describe-reading.ts'
import { countOf, countWithLimits, plural, shareWithLimits } from '../wording.ts'

/** True if a count is, in part, of what nobody has looked at. */
const isOfSuggestions = ({ suggested }: Prevalence, { findings }: Analysis): boolean =>
  findings.review.counted === 'all' && suggested > 0

const written = (limits: Limits | null, write: (limits: Limits) => string): string =>
  limits === null ? '–' : write(limits)

/** Width of an interval of recall from which it says nothing. */
const mostOpen = 0.9

/** The check of a count of suggestions, for behind it; empty if the count is of what people accepted. */
export function describeCheck(row: Prevalence, analysis: Analysis): string {
  const { estimate } = row
  if (!isOfSuggestions(row, analysis)) return ''
  if (estimate?.count == null) return ' (not checked)'
  const { machine, read, size, count, precision, recall } = estimate
  const parts = [
    ...(precision === null ? [] : [`${shareWithLimits(precision)} of ${plural(machine, 'suggestion')} are right`]),
    ...(recall === null || recall.high - recall.low > mostOpen
      ? []
      : [`${shareWithLimits(recall)} of what is there is suggested`]),
    `so that a reader of all would find it in ${countWithLimits(count)} of ${size}`,
  ]
  return ` (checked by ${plural(read, 'reading')}: ${parts.join('; ')})`
}

/**
 * The participants and organisations that are certain where others are only suggested, and how many there are by those who
 * were chosen by chance and read whole; empty if the count is of what people accepted, or nobody accepted or read anything.
 */
export function describeConfirmed(row: Prevalence, analysis: Analysis): string {
  if (!isOfSuggestions(row, analysis)) return ''
  const units = confirmedOf(row, analysis.findings)
  const estimates = estimatesOf(units)
  if (estimates.length === 0 && !analysis.findings.isDecided) return ''
  const confirmed = units.map(({ unit, all, accepted }) => `at least ${countOf(accepted, all, unit)}`).join(' and ')
  return ` Confirmed by an accepted passage: ${confirmed}${estimates.length === 0 ? '' : `; estimated ${estimates.join(', and ')}`}.`
}

/** The heads of the columns of a check; none without a drawn sample. */
export const checkHead = (draw: DrawSummary | null): string[] =>
  draw === null ? [] : ['right (precision)', 'found (recall)', `corrected segments (of ${sizeOf(draw)})`]

/** The check of a theme or code in these columns. */
export function checkCells({ estimate }: Prevalence): Cell[] {
  if (estimate === null) return []
  if (estimate.count === null) return ['not checked', '–', '–']
  const { precision, recall, count } = estimate
  return [written(precision, shareWithLimits), written(recall, shareWithLimits), countWithLimits(count)]
}

/** How far counts of suggestions can be trusted: by whom it was checked, and a table of themes. */
export function buildValidity(analysis: Analysis, figure: Figure | null): Block[] {
  const { draw, prevalence, review } = analysis.findings
  const themes = prevalence.filter(({ codeId }) => codeId === null)
  if (draw === null) {
    if (review.counted !== 'all' || themes.every(({ suggested }) => suggested === 0)) return []
    return [
      paragraph(
        strong('Not checked.'),
        ' Nobody has read segments drawn by chance, so that it is unknown how many suggestions are right and how many passages are missed: counts of suggestions are no frequencies yet. "themata draw" draws segments to read.',
      ),
    ]
  }
  return [...buildReading(draw, themes), ...describeSeen(seenByMachine(analysis)), ...(figure === null ? [] : [figure])]
}

/** A warning that figures of a program flatter it, where it has learned from interviews that it is measured on. */
export const describeSeen = (seen: number): Block[] =>
  seen === 0
    ? []
    : [
        paragraph(
          `What the program knows was learned, in part, from ${plural(seen, 'interview')} of this study: where it learned from the drawn segments themselves, it looks better here than it is elsewhere.`,
        ),
      ]

/** Interviews of the study from which the program has learned. */
export function seenByMachine({ learned, files }: Analysis): number {
  const known = new Set(learned?.learnedFrom.interviews ?? [])
  return files.filter(({ id }) => known.has(id)).length
}

/** How far a drawn sample is read, and what it shows about some themes or codes. */
export function buildReading(draw: DrawSummary, rows: readonly Prevalence[]): Block[] {
  return [
    paragraph(
      strong(draw.reader === null ? 'Not checked yet.' : 'Checked by reading.'),
      ` ${describeReading(draw)} Intervals are 95 % intervals for the ${sizeOf(draw)} segments of ${plural(draw.transcripts, 'transcript')} that these were drawn from, and for nobody else; what the reader says is taken for true. They are about segments, not about people.`,
      ...(draw.reader === null ? [] : [reference(' How right suggestions are is in ', 'validity'), '.']),
    ),
    ...(draw.reader === null ? [] : [validityTable(rows, draw)]),
  ]
}

const validityTable = (rows: readonly Prevalence[], draw: DrawSummary): Block => ({
  kind: 'table',
  name: 'validity',
  caption: 'Suggestions, checked by reading',
  head: ['', 'read', 'of these it is in', 'suggested', ...checkHead(draw), 'share', 'kappa'],
  rows: rows.map((row) => {
    const { read, yes, machine, share, kappa } = row.estimate!
    return [
      ...[row.label, read, yes, machine],
      ...checkCells(row),
      written(share, shareWithLimits),
      written(kappa, ({ value, low, high }) => `${value.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`),
    ]
  }),
})
