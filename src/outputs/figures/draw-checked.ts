import { sum } from '../../collections.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { Estimate, Limits } from '../../model/estimate.ts'
import type { Prevalence } from '../../model/prevalence.ts'
import type { Figure } from '../report/blocks.ts'
import { percent, plural, shareWithLimits } from '../report/wording.ts'
import { drawLines, heightOf, wrap } from './labels.ts'
import { axisTitle, dot, drawing, frame, path, rule, words } from './svg.ts'

const [left, full, lowest, top] = [320, 260, 24, 36]

/** How much wider bold letters are. */
const wider = 1.12

/** A theme or code whose share of segments is estimated. */
interface CheckedRow extends Prevalence {
  readonly estimate: Estimate & { readonly share: Limits }
}

const isChecked = (row: Prevalence): row is CheckedRow => row.estimate?.share != null

/** The corrected share of segments of each theme and code, with its interval, and the share that is suggested; null where nothing was read. */
export function drawChecked({ codebook, findings }: Analysis): Figure | null {
  const rows = findings.prevalence.filter(isChecked)
  if (rows.length === 0) return null
  const colorOf = new Map(codebook.themes.map(({ id, color }) => [id, color]))
  const widest = Math.max(...rows.map(({ estimate }) => Math.max(estimate.share.high, suggestedShare(estimate))))
  const last = Math.min(1, Math.max(0.1, Math.ceil(10 * widest) / 10))
  const at = (share: number): number => left + (share / last) * full
  const [title, description] = [
    'Corrected shares of segments',
    'One row a theme, below a line, then one for each of its codes. The dot is the share of segments that a reader of all would give it to, the line its 95 % interval, the square the share that the program suggests it for.',
  ]
  const lines = rows.map(({ label, depth }) =>
    wrap(`${'· '.repeat(Math.max(0, depth - 1))}${label}`, (left - 20) / (depth === 0 ? wider : 1), 12),
  )
  const heights = lines.map((own) => Math.max(lowest, heightOf(own, 12) + 6))
  const bottom = top + sum(heights, (height) => height)
  const parts = [0, 0.25, 0.5, 0.75, 1].flatMap((part) => [
    rule(left + part * full, 24, left + part * full, bottom, { dash: part === 0 ? '' : '2 4' }),
    words(left + part * full, 16, percent(part * last), { anchor: 'middle', size: 11, soft: true }),
  ])
  rows.forEach(({ depth, themeId, estimate }, index) => {
    const y = top + sum(heights.slice(0, index), (height) => height) + heights[index]! / 2
    const { share } = estimate
    if (depth === 0 && index > 0)
      parts.push(rule(10, y - heights[index]! / 2, left + full + 130, y - heights[index]! / 2))
    parts.push(...drawLines(left - 10, y, lines[index]!, { anchor: 'end', size: 12, bold: depth === 0 }))
    const line = [
      [at(share.low), y],
      [at(share.high), y],
    ] as const
    parts.push(
      path(line, { stroke: colorOf.get(themeId)! }),
      frame(at(suggestedShare(estimate)) - 4, y - 4, 8, 8),
      dot(at(share.value), y, 4.5, colorOf.get(themeId)!),
      words(left + full + 10, y + 4, shareWithLimits(share), { size: 11 }),
    )
  })
  parts.push(axisTitle(left + full / 2, bottom + 20, 'Share of segments'))
  return {
    kind: 'figure',
    name: 'checked',
    title,
    finding: describeDifference(rows),
    description,
    isTablePrinted: false,
    svg: drawing(left + full + 140, bottom + 32, { name: 'checked', title, description }, parts),
    table: {
      kind: 'table',
      caption: title,
      head: ['theme or code', 'suggested', 'corrected', 'read'],
      rows: rows.map(({ label, estimate }) => [
        label,
        percent(suggestedShare(estimate)),
        shareWithLimits(estimate.share),
        estimate.read,
      ]),
    },
  }
}

const suggestedShare = ({ machine, size }: Estimate): number => (size === 0 ? 0 : machine / size)

/** How many themes are suggested too often or too seldom, in a sentence. */
function describeDifference(rows: readonly CheckedRow[]): string {
  const themes = rows.filter(({ depth }) => depth === 0)
  const isOutside = (test: (suggested: number, share: Limits) => boolean) =>
    themes.filter(({ estimate }) => test(suggestedShare(estimate), estimate.share)).length
  const often = isOutside((suggested, { high }) => suggested > high)
  const seldom = isOutside((suggested, { low }) => suggested < low)
  return `Of ${plural(themes.length, 'theme')} ${often} ${often === 1 ? 'is' : 'are'} suggested more often than a reader would give them, ${seldom} more seldom; for the others the interval holds both.`
}
