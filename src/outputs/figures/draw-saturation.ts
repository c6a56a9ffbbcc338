import { inTenths } from '../../math/round.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { Figure } from '../report/blocks.ts'
import { countOf, plural } from '../report/wording.ts'
import { widthOf, wrap } from './labels.ts'
import { axisTitle, drawing, path, rule, words } from './svg.ts'

const [left, top, width, height] = [84, 24, 610, 280]
/** Names of interviews below the axis: slanted where they are short enough for it, else upright; none is longer. */
const [longest, slanted] = [260, { turn: -40, across: 0.77, down: 0.65 }]

/** The number of distinct codes after each interview: in order, and over all orders of the interviews. */
export function drawSaturation({ codebook, findings }: Analysis): Figure {
  const { points } = findings.saturation
  const all = codebook.codes.filter(({ parentId }) => parentId === null).length
  const [title, description] = [
    'Preset codes seen',
    `Across: interviews, from the first to the last. Up: different codes, of ${all} in the codebook, met so far. Solid: in the order of the files; dashed: mean over all orders of the interviews; the band is one standard deviation above and below it. The codes were there beforehand, so a flat end says that the codebook is met, not that nothing new would be said.`,
  ]
  const x = (index: number): number => left + ((index + 1) / Math.max(1, points.length)) * width
  const y = (codes: number): number => top + height - (codes / Math.max(1, all)) * height
  const step = Math.max(1, Math.ceil(all / 6))
  const parts: string[] = []
  for (let codes = 0; codes <= all; codes += step)
    parts.push(
      rule(left, y(codes), left + width, y(codes), { dash: codes === 0 ? '' : '2 4' }),
      words(left - 8, y(codes) + 4, String(codes), { anchor: 'end', size: 11, soft: true }),
    )
  const every = Math.ceil(points.length / 24)
  const long = Math.min(longest, Math.max(0, ...points.map(({ transcriptId }) => widthOf(transcriptId, 11))))
  const isShort = long * slanted.across < x(0)
  points.forEach(({ transcriptId }, index) => {
    if (index % every !== 0) return
    const lines = isShort ? [transcriptId] : wrap(transcriptId, long + 1, 11, 2)
    const style = { size: 11, soft: true, anchor: 'end', turn: isShort ? slanted.turn : -90 } as const
    const first = x(index) + (isShort ? 0 : 4 - 6 * (lines.length - 1))
    parts.push(...lines.map((line, at) => words(first + 12 * at, top + height + 16, line, style)))
  })
  const below = top + height + 34 + long * (isShort ? slanted.down : 1)
  const band = [
    ...points.map(({ mean, deviation }, index): [number, number] => [x(index), y(Math.min(all, mean + deviation))]),
    ...points
      .map(({ mean, deviation }, index): [number, number] => [x(index), y(Math.max(0, mean - deviation))])
      .reverse(),
  ]
  parts.push(
    axisTitle(24, top + height / 2, 'Different codes met so far', -90),
    axisTitle(left + width / 2, below, 'Interviews, in the order of the files'),
  )
  if (points.length > 0) {
    parts.push(path(band, { fill: '#cfd8e3', stroke: 'none', name: 'band' }))
    parts.push(
      path([[left, y(0)], ...points.map(({ mean }, index): [number, number] => [x(index), y(mean)])], {
        dash: '6 4',
        stroke: '#59636e',
        name: 'soft-curve',
      }),
    )
    parts.push(path([[left, y(0)], ...points.map(({ seen }, index): [number, number] => [x(index), y(seen)])]))
  }
  return {
    kind: 'figure',
    name: 'saturation',
    title,
    finding: describeEnd(points, all),
    description,
    isTablePrinted: true,
    svg: drawing(left + width + 26, below + 12, { name: 'saturation', title, description }, parts),
    table: {
      kind: 'table',
      caption: title,
      head: ['after interview', 'codes seen', 'mean over all orders', 'standard deviation'],
      rows: points.map(({ transcriptId, seen, mean, deviation }) => [
        transcriptId,
        seen,
        inTenths(mean),
        inTenths(deviation),
      ]),
    },
  }
}

/** The interview after which no new code came up, in a sentence. */
function describeEnd(points: Analysis['findings']['saturation']['points'], all: number): string {
  const last = points.at(-1)
  if (last === undefined || last.seen === 0) return `None of ${plural(all, 'code')} was met.`
  const at = points.findIndex(({ seen }) => seen === last.seen)
  const since = points.length - 1 - at
  return `${countOf(last.seen, all, 'code')} ${last.seen === 1 ? 'was' : 'were'} met; ${since === 0 ? 'the last interview still added one' : `the last new one came with ${points[at]!.transcriptId}, and the ${since === 1 ? 'one interview' : `${since} interviews`} after it added none`}.`
}
