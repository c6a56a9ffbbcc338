import { orderBy } from '../../collections.ts'
import type { Analysis } from '../../model/analysis.ts'
import { type Figure, linkedCount } from '../report/blocks.ts'
import { dot, drawing, fit, rule, words } from './svg.ts'

/** Pairs that are drawn: more make a ball of wool. */
const mostPairs = 40
const [center, radius] = [430, 250]

/** Codes of the same segments: a circle of codes in the order of the codebook, with lines between them. */
export function drawNetwork({ codebook, findings }: Analysis): Figure {
  const codes = codebook.codes.filter(({ parentId }) => parentId === null)
  const segmentsOf = new Map(findings.prevalence.map(({ codeId, segments }) => [codeId, segments]))
  const pairs = findings.coOccurrence
    .filter(({ level, unit, both }) => level === 'code' && unit === 'segment' && both > 0)
    .sort(
      orderBy(
        ({ both }) => both,
        ({ a, b }) => `${a} ${b}`,
      ),
    )
    .slice(0, mostPairs)
  const met = new Set(pairs.flatMap(({ a, b }) => [a, b]))
  const shown = codes.filter(({ id }) => met.has(id))
  const colorOf = new Map(codebook.themes.map(({ id, color }) => [id, color]))
  const most = Math.max(1, ...pairs.map(({ both }) => both))
  const angleOf = new Map(
    shown.map(({ id }, index) => [id, (index / Math.max(1, shown.length)) * 2 * Math.PI - Math.PI / 2]),
  )
  const at = (id: string, far: number): [number, number] => [
    center + far * Math.cos(angleOf.get(id)!),
    320 + far * Math.sin(angleOf.get(id)!),
  ]
  const [title, description] = [
    'Codes that go together',
    `Codes in a circle, in the order of the codebook; the size of a dot shows its segments, its colour its theme. A line joins two codes of the same segments, thicker the more segments have both; the ${pairs.length} strongest pairs are drawn.`,
  ]
  const lines = pairs.map(({ a, b, both }) =>
    rule(...at(a, radius), ...at(b, radius), { width: 1 + 6 * (both / most), strength: 0.3 + 0.6 * (both / most) }),
  )
  const nodes = shown.flatMap(({ id, label, themeId }) => {
    const [x, y] = at(id, radius)
    const [far, up] = at(id, radius + 16)
    const isRight = Math.cos(angleOf.get(id)!) >= 0
    return [
      dot(x, y, 4 + Math.sqrt(segmentsOf.get(id) ?? 0), colorOf.get(themeId)!),
      words(far + (isRight ? 4 : -4), up + 4, fit(label, 190, 12), { anchor: isRight ? 'start' : 'end', size: 12 }),
    ]
  })
  const labelOf = new Map(codes.map(({ id, label }) => [id, label]))
  return {
    kind: 'figure',
    name: 'network',
    title,
    description,
    svg: drawing(2 * center, 640, { name: 'network', title, description }, [...lines, ...nodes]),
    table: {
      kind: 'table',
      caption: title,
      head: ['code', 'code', 'segments with both'],
      rows: pairs.map(({ a, b, both }) => [labelOf.get(a)!, labelOf.get(b)!, linkedCount(both, { code: a, with: b })]),
    },
  }
}
