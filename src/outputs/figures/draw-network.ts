import { orderBy } from '../../collections.ts'
import type { Analysis } from '../../model/analysis.ts'
import { type Figure, linkedCount } from '../report/blocks.ts'
import { pairsInSegments } from '../report/pairs-in-segments.ts'
import { plural } from '../report/wording.ts'
import { drawLines, heightOf, wrap } from './labels.ts'
import { arc, axisTitle, dot, drawing, stripe, words } from './svg.ts'

/** Pairs that are drawn: more cannot be followed by eye. */
const mostPairs = 40
const [left, right, top, groupHeight] = [300, 390, 16, 24]

/** Codes of the same segments: a list in the order of the codebook, with arcs between the codes that go together. */
export function drawNetwork({ codebook, findings }: Analysis): Figure | null {
  const { codes } = codebook
  const segmentsOf = new Map(findings.prevalence.map(({ codeId, segments }) => [codeId, segments]))
  const pairs = [...pairsInSegments(findings, 'code')]
    .sort(
      orderBy(
        ({ both }) => both,
        ({ a, b }) => `${a} ${b}`,
      ),
    )
    .slice(0, mostPairs)
  if (pairs.length === 0) return null
  const met = new Set(pairs.flatMap(({ a, b }) => [a, b]))
  const shown = codes.filter(({ id }) => met.has(id))
  const themeById = new Map(codebook.themes.map((theme) => [theme.id, theme]))
  const labelOf = new Map(codes.map(({ id, label }) => [id, label]))
  const [first] = pairs as [(typeof pairs)[number]]
  const most = first.both
  const title = 'Codes that go together'
  const finding = `“${labelOf.get(first.a)}” and “${labelOf.get(first.b)}” go together most: ${plural(most, 'segment')} ${most === 1 ? 'has' : 'have'} both.`
  const description = `Codes below each other, by theme; the size of a dot shows its segments. An arc joins two codes of the same segments: the thicker and darker, the more segments have both, up to ${most}. ${pairs.length === 1 ? 'One pair is' : `The ${pairs.length} strongest pairs are`} drawn.`
  const parts: string[] = []
  const yOf = new Map<string, number>()
  let y = top
  shown.forEach(({ id, label, themeId }, index) => {
    const theme = themeById.get(themeId)!
    if (themeId !== shown[index - 1]?.themeId) {
      parts.push(words(10, y + 17, theme.label, { bold: true, size: 12 }))
      y += groupHeight
    }
    const lines = wrap(label, left - 60, 12)
    const height = Math.max(22, heightOf(lines, 12) + 4)
    yOf.set(id, y + height / 2)
    parts.push(
      stripe(10, y + 1, height - 2, theme.color),
      ...drawLines(left - 30, y + height / 2, lines, { anchor: 'end', size: 12 }),
      dot(left - 14, y + height / 2, Math.min(9, 3 + Math.sqrt(segmentsOf.get(id) ?? 0)), theme.color),
    )
    y += height
  })
  const tallest = Math.max(...pairs.map(({ a, b }) => Math.abs(yOf.get(a)! - yOf.get(b)!)))
  const arcs = [...pairs].reverse().map(({ a, b, both }) => {
    const [from, to] = [yOf.get(a)!, yOf.get(b)!]
    const reach = 24 + (right - 34) * (Math.abs(to - from) / tallest)
    const strength = most === 1 ? 0.6 : 0.35 + 0.6 * (both / most)
    return arc(left, from, to, { reach, width: 1 + 4 * (both / most), strength })
  })
  parts.push(axisTitle(left + right / 2, y + 20, 'An arc joins codes of the same segments'))
  return {
    kind: 'figure',
    name: 'network',
    ...{ title, finding, description },
    svg: drawing(left + right + 30, y + 32, { name: 'network', title, description }, [...arcs, ...parts]),
    isTablePrinted: false,
    table: {
      kind: 'table',
      caption: title,
      head: ['code', 'code', 'segments with both'],
      rows: pairs.map(({ a, b, both }) => [labelOf.get(a)!, labelOf.get(b)!, linkedCount(both, { code: a, with: b })]),
    },
  }
}
