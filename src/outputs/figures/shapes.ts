/** Shapes of themes, so that they can be told apart without colours. */
export const shapeWords = ['circles', 'squares', 'triangles', 'diamonds', 'triangles upside down', 'hexagons'] as const

/** Corners of each shape on a circle of radius 1; none for a circle. */
const corners: readonly (readonly number[])[] = [
  [],
  [45, 135, 225, 315],
  [-90, 30, 150],
  [0, 90, 180, 270],
  [90, 210, 330],
  [0, 60, 120, 180, 240, 300],
]

/** A mark: the shape of a theme by its position in the codebook, or the dashed square of a candidate. */
export function drawShape(
  theme: number | 'candidate',
  { x, y, radius, color }: { readonly x: number; readonly y: number; readonly radius: number; readonly color: string },
): string {
  const angles = theme === 'candidate' ? corners[1]! : corners[theme % corners.length]!
  const [px, py] = [x.toFixed(1), y.toFixed(1)]
  const style =
    theme === 'candidate'
      ? 'class="candidate" fill="none" stroke="#1d2329" stroke-width="2" stroke-dasharray="4 2"'
      : `class="rim" fill="${color}" stroke="#ffffff"`
  if (angles.length === 0) return `<circle cx="${px}" cy="${py}" r="${radius.toFixed(1)}" ${style}/>`
  const points = angles.map((angle) => {
    const turn = (angle * Math.PI) / 180
    return `${(x + 1.2 * radius * Math.cos(turn)).toFixed(1)},${(y + 1.2 * radius * Math.sin(turn)).toFixed(1)}`
  })
  return `<polygon points="${points.join(' ')}" ${style}/>`
}
