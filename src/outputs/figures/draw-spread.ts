import type { Analysis } from '../../model/analysis.ts'
import { type Figure, linkedCount } from '../report/blocks.ts'
import { countOf } from '../report/wording.ts'
import { drawing, drawRectangle, fit, rule, words } from './svg.ts'

const [left, full, barHeight] = [230, 420, 15]

/** The spread of each theme: shares of organisations and of participants, with both denominators. */
export function drawSpread({ codebook, findings }: Analysis): Figure {
  const { organizationCount, participantCount, prevalence } = findings
  const rows = prevalence.filter(({ codeId }) => codeId === null)
  const colorOf = new Map(codebook.themes.map(({ id, color }) => [id, color]))
  const bars = organizationCount === 0 ? 1 : 2
  const step = bars * (barHeight + 4) + 16
  const [title, description] = [
    'Themes by spread',
    `One row a theme. Bars: ${bars === 2 ? 'above the share of organisations, below, paler, that of participants' : 'the share of participants'} who speak of it, from none at the left to all at the right; with the counts beside them.`,
  ]
  const parts = [0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
    rule(left + share * full, 24, left + share * full, 30 + rows.length * step, { dash: share === 0 ? '' : '2 4' }),
    words(left + share * full, 16, `${share * 100} %`, { anchor: 'middle', size: 11, soft: true }),
  ])
  rows.forEach((row, index) => {
    const y = 36 + index * step
    const color = colorOf.get(row.themeId)!
    parts.push(words(left - 10, y + (bars * (barHeight + 4)) / 2 + 4, fit(row.label, left - 20), { anchor: 'end' }))
    const draw = (at: number, share: number, label: string, pale: boolean): void => {
      const bar = drawRectangle(left, at, Math.max(1, share * full), barHeight, color)
      parts.push(pale ? bar.replace('/>', ' fill-opacity="0.55"/>') : bar)
      parts.push(words(left + share * full + 8, at + 12, label, { size: 11 }))
    }
    if (bars === 2)
      draw(y, row.shareOfOrganizations, countOf(row.organizations.length, organizationCount, 'organisation'), false)
    draw(
      y + (bars - 1) * (barHeight + 3),
      row.shareOfParticipants,
      countOf(row.participants.length, participantCount, 'participant'),
      bars === 2,
    )
  })
  return {
    kind: 'figure',
    name: 'spread',
    title,
    description,
    svg: drawing(left + full + 190, 40 + rows.length * step, { name: 'spread', title, description }, parts),
    table: {
      kind: 'table',
      caption: title,
      head: [
        'theme',
        ...(bars === 2 ? [`organisations (of ${organizationCount})`] : []),
        `participants (of ${participantCount})`,
        'segments',
      ],
      rows: rows.map(({ themeId: theme, label, organizations, participants, segments }) => [
        label,
        ...(bars === 2 ? [linkedCount(organizations.length, { theme })] : []),
        linkedCount(participants.length, { theme }),
        linkedCount(segments, { theme }),
      ]),
    },
  }
}
