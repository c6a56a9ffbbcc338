import type { Analysis } from '../../model/analysis.ts'
import type { Prevalence } from '../../model/prevalence.ts'
import { type Figure, linkedCount } from '../report/blocks.ts'
import { type Confirmed, confirmedOf } from '../report/confirmed.ts'
import { countOf } from '../report/wording.ts'
import { drawLines, wrap } from './labels.ts'
import { axisTitle, drawing, drawRectangle, path, rule, words } from './svg.ts'

const [left, full, barHeight] = [200, 340, 15]

/** The spread of each theme: shares of organisations and of participants, with both denominators. */
export function drawSpread({ codebook, findings }: Analysis): Figure {
  const { organizationCount, participantCount, prevalence, review, isDecided } = findings
  const isPartly = review.counted === 'all' && isDecided
  const rows = prevalence.filter(({ codeId }) => codeId === null)
  const colorOf = new Map(codebook.themes.map(({ id, color }) => [id, color]))
  const bars = organizationCount === 0 ? 1 : 2
  const step = bars * (barHeight + 4) + 16
  const [title, description] = [
    'Themes by spread',
    `One row a theme. Bars: ${bars === 2 ? 'above the share of organisations, below, paler, that of participants' : 'the share of participants'} who speak of it, from none at the left to all at the right; with the counts beside them.${isPartly ? ' A stroke across a bar is what accepted passages confirm; a line with a diamond the estimate and its 95 % interval, from those who were chosen by chance and read whole.' : ''}`,
  ]
  const parts = [0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
    rule(left + share * full, 24, left + share * full, 30 + rows.length * step, { dash: share === 0 ? '' : '2 4' }),
    words(left + share * full, 16, `${share * 100} %`, { anchor: 'middle', size: 11, soft: true }),
  ])
  rows.forEach((row, index) => {
    const y = 36 + index * step
    const color = colorOf.get(row.themeId)!
    parts.push(
      ...drawLines(left - 10, y + (bars * (barHeight + 4)) / 2, wrap(row.label, left - 20, 13, 2), { anchor: 'end' }),
    )
    const draw = (at: number, share: number, label: string, pale: boolean): void => {
      const bar = drawRectangle(left, at, Math.max(1, share * full), barHeight, color)
      parts.push(pale ? bar.replace('/>', ' fill-opacity="0.55"/>') : bar)
      parts.push(words(left + full + 8, at + 12, label, { size: 11 }))
    }
    const known = isPartly ? confirmedOf(row, findings) : []
    if (bars === 2)
      draw(y, row.shareOfOrganizations, countOf(row.organizations.length, organizationCount, 'organisation'), false)
    draw(
      y + (bars - 1) * (barHeight + 3),
      row.shareOfParticipants,
      countOf(row.participants.length, participantCount, 'participant'),
      bars === 2,
    )
    known.forEach((own, at) => {
      parts.push(...drawConfirmed(own, y + at * (barHeight + 3)))
    })
  })
  parts.push(axisTitle(left + full / 2, 52 + rows.length * step, 'Share of those who speak of it'))
  return {
    kind: 'figure',
    name: 'spread',
    title,
    finding: describeRange(rows, participantCount),
    description,
    isTablePrinted: false,
    svg: drawing(left + full + 180, 62 + rows.length * step, { name: 'spread', title, description }, parts),
    table: {
      kind: 'table',
      caption: title,
      head: [
        'theme',
        ...(bars === 2 ? [`organisations (of ${organizationCount})`] : []),
        `participants (of ${participantCount})`,
        'segments',
      ],
      rows: rows.map((row) => {
        const { themeId: theme, label, organizations, participants, segments } = row
        return [
          label,
          ...(bars === 2 ? [linkedCount(organizations.length, { theme })] : []),
          linkedCount(participants.length, { theme }),
          linkedCount(segments, { theme }),
        ]
      }),
    },
  }
}

/** The confirmed share as a stroke across its bar, and the interval of the estimate as a line with a diamond. */
function drawConfirmed({ all, accepted, estimate }: Confirmed, top: number): string[] {
  const x = (count: number): number => left + (count / all) * full
  const middle = top + barHeight / 2
  const stroke = path(
    [
      [x(accepted), top - 1],
      [x(accepted), top + barHeight + 1],
    ],
    {},
  )
  if (estimate === null) return [stroke]
  const line = [
    [x(estimate.low), middle],
    [x(estimate.high), middle],
  ] as const
  const [at, reach] = [x(estimate.value), 4]
  /** A diamond of strokes, which are light where the page is dark. */
  const diamond = [
    [at - reach, middle],
    [at, middle - reach],
    [at + reach, middle],
    [at, middle + reach],
    [at - reach, middle],
  ] as const
  return [stroke, path(line), path(diamond)]
}

/** The themes with most and with fewest participants, in a sentence. */
function describeRange(rows: readonly Prevalence[], all: number): string {
  const counted = [...rows].sort((a, b) => b.participants.length - a.participants.length)
  const [most, least] = [counted[0], counted.at(-1)]
  if (most === undefined || least === undefined) return ''
  const [high, low] = [most.participants.length, least.participants.length]
  if (high === low) return `Every theme comes up with ${countOf(high, all, 'participant')}.`
  return `“${most.label}” comes up with most participants (${high} of ${all}), “${least.label}” with fewest (${low} of ${all}).`
}
