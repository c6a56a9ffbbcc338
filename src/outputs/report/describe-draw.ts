import { halfWidth, looks, nextLook, readingsFor } from '../../estimation/plan-size.ts'
import type { DrawSummary } from '../../model/draw.ts'
import type { Findings } from '../../model/findings.ts'
import type { Prevalence } from '../../model/prevalence.ts'
import { describeReading, drawnIn, readIn, sizeOf } from './describe-reading.ts'
import { enumerate, plural, shareWithLimits } from './wording.ts'

/** The state of a drawn sample, for a terminal. */
export function describeDraw(draw: DrawSummary, { organizations, ...people }: Findings['audit']): string {
  const next = nextLook(readIn(draw), sizeOf(draw))
  return [
    `${draw.id}, drawn by ${draw.by}: ${drawnIn(draw)} of ${sizeOf(draw)} segments of ${plural(draw.transcripts, 'transcript')}.`,
    ...draw.classes.map((own) => `  ${own.class}: ${own.read} read, ${own.drawn} drawn of ${own.size} (${own.rule})`),
    describeReading(draw),
    ...(next === null ? [] : [`Look at the intervals next at ${plural(next, 'reading')}.`]),
    ...nextToAudit(people, 'participants', 'interviews'),
    ...nextToAudit(organizations, 'organisations', 'all interviews of an organisation'),
    '',
  ].join('\n')
}

/** The participants or organisations to be read whole next; nothing where all are. */
const nextToAudit = (
  { audited, next }: Pick<Findings['audit'], 'audited' | 'next'>,
  units: string,
  what: string,
): string[] =>
  next.length === 0
    ? []
    : [
        `To estimate how many ${units} speak of a code (${audited.length} read whole so far), read ${what} whole in this order: ${next.join(', ')}.`,
      ]

/** The answer to how many readings a wanted interval takes, for a terminal. */
export function describeWish(
  { label, estimate }: Pick<Prevalence, 'label' | 'estimate'>,
  { draw, within, study }: { readonly draw: DrawSummary; readonly within: number; readonly study: string },
): string {
  if (estimate === null || estimate.share === null) return `${label}: not checked. ${describeReading(draw)}\n`
  const { share, cells, read, yes, size } = estimate
  const points = (value: number): string => `${(100 * value).toFixed(1)} points`
  const lines = [
    `${label}: ${shareWithLimits(share)} of ${plural(size, 'segment')}, from ${plural(read, 'reading')}: ± ${points(halfWidth(cells)!)}.`,
  ]
  const needed = readingsFor(cells, within)!
  if (needed <= read) lines.push(`It is within ± ${points(within)} already.`)
  else {
    const look = Math.min(looks.find((one) => one >= needed) ?? size, size)
    lines.push(
      `± ${points(within)} takes about ${plural(needed, 'reading')}, ${needed - read} more. Draw them: themata draw ${study} --size ${Math.max(look, drawnIn(draw) + 1)}`,
    )
  }
  if (yes === 0) lines.push('None of those read has it, which is no reason to stop: rare codes take more readings.')
  lines.push(
    `Look, and stop if it is narrow enough, only at ${enumerate(looks.slice(0, 4).map(String))} readings and so on: looking more often makes intervals too narrow.`,
  )
  return `${lines.join('\n')}\n`
}
