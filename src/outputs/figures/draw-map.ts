import type { Analysis } from '../../model/analysis.ts'
import { type Figure, linkedCount } from '../report/blocks.ts'
import { dot, drawing, fit, widthOf, words } from './svg.ts'

const [width, height, margin] = [820, 520, 70]

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}
const around = (left: number, y: number, long: number): Box => ({ left, right: left + long, top: y - 7, bottom: y + 7 })
const isApart = (a: Box, b: Box): boolean =>
  a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top

/** Codes and candidates by meaning: what lies near is spoken of in like words. */
export function drawMap({ codebook, findings }: Analysis): Figure | null {
  const { map, clusters } = findings
  if (map.length < 3) return null
  const [title, description] = [
    'Map of meanings',
    'Places: what is near each other is spoken of in similar words; the axes are the two directions in which codes and candidates differ most and have no names. Discs are codes in the colour of their theme, squares are groups of passages that are candidates for new codes; size tells segments. The plane keeps only part of the distances; names that would cover others are left out and stand in the table.',
  ]
  const codeById = new Map(codebook.codes.map((code) => [code.id, code]))
  const colorOf = new Map(codebook.themes.map(({ id, color }) => [id, color]))
  const nameOf = ({ kind, id }: (typeof map)[number]): string =>
    kind === 'code' ? codeById.get(id)!.label : `${id}: ${clusters[Number(id) - 1]!.terms.slice(0, 2).join(', ')}`
  const scale = (values: readonly number[], size: number) => {
    const [low, high] = [Math.min(...values), Math.max(...values)]
    return (value: number): number => margin + ((value - low) / (high - low || 1)) * (size - 2 * margin)
  }
  const [toX, toY] = [
    scale(
      map.map(({ x }) => x),
      width,
    ),
    scale(
      map.map(({ y }) => -y),
      height,
    ),
  ]
  const placed = map.map((point) => ({ point, x: toX(point.x), y: toY(-point.y), size: 4 + Math.sqrt(point.segments) }))
  const taken: Box[] = placed.map(({ x, y, size }) => ({
    left: x - size,
    right: x + size,
    top: y - size,
    bottom: y + size,
  }))
  const marks = placed.map(({ point, x, y, size }) =>
    point.kind === 'code'
      ? dot(x, y, size, colorOf.get(codeById.get(point.id)!.themeId)!)
      : `<rect class="candidate" x="${(x - size).toFixed(1)}" y="${(y - size).toFixed(1)}" width="${(2 * size).toFixed(1)}" height="${(2 * size).toFixed(1)}" fill="none" stroke="#1d2329" stroke-width="2" stroke-dasharray="4 2"/>`,
  )
  const labels = [...placed]
    .sort(
      (a, b) =>
        Number(b.point.kind === 'candidate') - Number(a.point.kind === 'candidate') ||
        b.point.segments - a.point.segments,
    )
    .flatMap(({ point, x, y, size }) => {
      const text = fit(nameOf(point), 190, 11)
      const long = widthOf(text, 11)
      const sides: (Box & { at: [number, number]; anchor: 'start' | 'end' | 'middle' })[] = [
        { ...around(x + size + 4, y, long), at: [x + size + 4, y + 4], anchor: 'start' },
        { ...around(x - size - 4 - long, y, long), at: [x - size - 4, y + 4], anchor: 'end' },
        { ...around(x - long / 2, y - size - 9, long), at: [x, y - size - 5], anchor: 'middle' },
        { ...around(x - long / 2, y + size + 9, long), at: [x, y + size + 13], anchor: 'middle' },
      ]
      const free = sides.find(
        (side) => side.left > 0 && side.right < width && taken.every((other) => isApart(side, other)),
      )
      if (!free) return []
      taken.push(free)
      return [words(...free.at, text, { size: 11, anchor: free.anchor })]
    })
  const parts = [...marks, ...labels]
  return {
    kind: 'figure',
    name: 'map',
    title,
    description,
    svg: drawing(width, height, { name: 'map', title, description }, parts),
    table: {
      kind: 'table',
      caption: title,
      head: ['', 'kind', 'across', 'up', 'segments'],
      rows: map.map((point) => [
        nameOf(point),
        point.kind,
        point.x.toFixed(2),
        point.y.toFixed(2),
        point.kind === 'code' ? linkedCount(point.segments, { code: point.id }) : point.segments,
      ]),
    },
  }
}
