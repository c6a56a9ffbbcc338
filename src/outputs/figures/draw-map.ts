import type { Analysis } from '../../model/analysis.ts'
import type { MapPoint } from '../../model/findings.ts'
import { type Figure, linkedCount } from '../report/blocks.ts'
import { drawLines, wrap } from './labels.ts'
import { placeLabels } from './place-labels.ts'
import { drawShape, shapeWords } from './shapes.ts'
import { axisTitle, drawing, rule } from './svg.ts'

const [width, lowest, margin, size] = [720, 540, 60, 11]
/** Points that have room in the lowest drawing, and what each further one adds to its height. */
const [roomy, more] = [30, 10]

/** Codes and candidates by meaning: what lies near is spoken of in like words. */
export function drawMap({ codebook, findings }: Analysis): Figure | null {
  const { map, clusters } = findings
  if (map.length < 3) return null
  const height = lowest + more * Math.max(0, map.length - roomy)
  const codeById = new Map(codebook.codes.map((code) => [code.id, code]))
  const themeAt = new Map(codebook.themes.map(({ id }, index) => [id, index]))
  const nameOf = ({ kind, id }: MapPoint): string =>
    kind === 'code' ? codeById.get(id)!.label : `${id}: ${clusters[Number(id) - 1]!.terms.slice(0, 2).join(', ')}`
  const shapes = codebook.themes.map(({ label }, index) => `${shapeWords[index % shapeWords.length]} ${label}`)
  const title = 'Map of meanings'
  const finding = describeNearest(map, nameOf)
  const description = `What is near each other is spoken of in similar words; the axes are the two directions in which codes and candidates differ most. Shapes and colours are themes (${shapes.join(', ')}), dashed squares groups of passages that are candidates for new codes; size shows segments. The plane keeps only part of the distances.`
  const [toX, toY] = [
    scale(
      map.map(({ x }) => x),
      width,
    ),
    scale(
      map.map(({ y }) => -y),
      height - 30,
    ),
  ]
  const placed = map
    .map((point) => ({ point, x: toX(point.x), y: toY(-point.y), radius: Math.min(14, 4 + Math.sqrt(point.segments)) }))
    .sort((a, b) => b.point.segments - a.point.segments)
  const marks = placed.map(({ point, x, y, radius }) => {
    if (point.kind === 'candidate') return drawShape('candidate', { x, y, radius, color: 'none' })
    const theme = themeAt.get(codeById.get(point.id)!.themeId)!
    return drawShape(theme, { x, y, radius, color: codebook.themes[theme]!.color })
  })
  const labelled = placed.map(({ point, x, y, radius }) => ({ x, y, radius, lines: wrap(nameOf(point), 150, size) }))
  const places = placeLabels(labelled, { width, height: height - 30, size, left: 30 })
  const labels = places.flatMap(({ x, middle, anchor, isAway }, index) => [
    ...(isAway ? [rule(labelled[index]!.x, labelled[index]!.y, x, middle, { width: 0.7 })] : []),
    ...drawLines(x, middle, labelled[index]!.lines, { size, anchor }),
  ])
  const axes = [
    axisTitle(width / 2, height - 10, 'First direction of difference (no unit)'),
    axisTitle(16, (height - 30) / 2, 'Second direction of difference (no unit)', -90),
  ]
  return {
    kind: 'figure',
    name: 'map',
    ...{ title, finding, description },
    svg: drawing(width, height, { name: 'map', title, description }, [...axes, ...labels, ...marks]),
    isTablePrinted: false,
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

/** A function from values to places inside the margins. */
function scale(values: readonly number[], long: number): (value: number) => number {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return (value) => margin + ((value - low) / (high - low || 1)) * (long - 2 * margin)
}

/** The two codes that are nearest, in a sentence. */
function describeNearest(map: readonly MapPoint[], nameOf: (point: MapPoint) => string): string {
  let best: { a: MapPoint; b: MapPoint; far: number } | undefined
  for (const [index, a] of map.entries()) {
    for (const b of map.slice(index + 1)) {
      const far = Math.hypot(a.x - b.x, a.y - b.y)
      if (best === undefined || far < best.far) best = { a, b, far }
    }
  }
  return `“${nameOf(best!.a)}” and “${nameOf(best!.b)}” are spoken of in the most similar words.`
}
