import type { Analysis } from '../../model/analysis.ts'
import { counted, type Figure } from '../blocks.ts'
import { dot, drawing, fit, words } from './svg.ts'

const [width, height, margin] = [820, 520, 70]

/** Codes and candidates by meaning: what lies near is spoken of in like words. */
export function drawMap({ codebook, findings }: Analysis): Figure | null {
  const { map, clusters } = findings
  if (map.length < 3) return null
  const [title, description] = [
    'Map of meanings',
    'Places: what lies near each other is spoken of in like words; the axes are the two directions in which codes and candidates differ most and have no names. Discs are codes in the colour of their theme, squares are groups of passages that are candidates for new codes; size tells segments. The plane keeps only part of the distances.',
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
  const taken: [number, number][] = []
  const parts = [...map]
    .sort((a, b) => Number(b.kind === 'candidate') - Number(a.kind === 'candidate') || b.segments - a.segments)
    .flatMap((point) => {
      const [x, y, size] = [toX(point.x), toY(-point.y), 4 + Math.sqrt(point.segments)]
      const mark =
        point.kind === 'code'
          ? dot(x, y, size, colorOf.get(codeById.get(point.id)!.themeId)!)
          : `<rect class="candidate" x="${(x - size).toFixed(1)}" y="${(y - size).toFixed(1)}" width="${(2 * size).toFixed(1)}" height="${(2 * size).toFixed(1)}" fill="none" stroke="#1d2329" stroke-width="2" stroke-dasharray="4 2"/>`
      const isFree = taken.every(([otherX, otherY]) => Math.abs(otherX - x) > 130 || Math.abs(otherY - y) > 14)
      if (!isFree) return [mark]
      taken.push([x, y])
      const isRight = x < width - 190
      return [
        mark,
        words(x + (isRight ? size + 4 : -size - 4), y + 4, fit(nameOf(point), 170, 11), {
          size: 11,
          anchor: isRight ? 'start' : 'end',
        }),
      ]
    })
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
        point.kind === 'code' ? counted(point.segments, { code: point.id }) : point.segments,
      ]),
    },
  }
}
