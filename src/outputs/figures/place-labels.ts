import { heightOf, widthOf } from './labels.ts'

/** A mark with the lines of its label. */
export interface Mark {
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly lines: readonly string[]
}

/** A place for a label: where its lines are anchored, and if it is away from its mark. */
export interface LabelPlace {
  readonly x: number
  /** The middle of its lines. */
  readonly middle: number
  readonly anchor: 'start' | 'middle' | 'end'
  readonly isAway: boolean
}

/** The drawing that labels stay inside of. */
interface Area {
  readonly width: number
  readonly height: number
  /** The size of letters. */
  readonly size: number
  /** Where labels may begin. */
  readonly left?: number
}

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top))

/** Distances from the mark that are tried, the nearest first; from the second on a line leads to the mark. */
const distances = [4, 16, 30, 46, 64, 90, 120]

/**
 * A place for the label of every mark, beside it where it covers no other label or mark, else farther away; where no place
 * is free, that which covers least. Marks come first that are first in the list.
 */
export function placeLabels(marks: readonly Mark[], { width, height, size, left = 2 }: Area): LabelPlace[] {
  const taken: Box[] = marks.map(({ x, y, radius }) => boxAround(x, y, radius, radius))
  return marks.map(({ x, y, radius, lines }) => {
    const [long, high] = [Math.max(...lines.map((line) => widthOf(line, size))), heightOf(lines, size)]
    let best: { place: LabelPlace; box: Box; cost: number } | undefined
    for (const [index, distance] of distances.entries()) {
      for (const place of placesAt(x, y, radius + distance, high)) {
        const box = boxOf({ ...place, isAway: index > 0 }, long, high)
        const isOutside = box.left < left || box.right > width - 2 || box.top < 2 || box.bottom > height - 2
        const cost = taken.reduce((sum, other) => sum + overlap(box, other), isOutside ? 1e6 : 0)
        if (best === undefined || cost < best.cost) best = { place: { ...place, isAway: index > 0 }, box, cost }
        if (cost === 0) break
      }
      if (best?.cost === 0) break
    }
    taken.push(best!.box)
    return best!.place
  })
}

const boxAround = (x: number, y: number, across: number, up: number): Box => ({
  left: x - across,
  right: x + across,
  top: y - up,
  bottom: y + up,
})

function boxOf({ x, middle, anchor }: LabelPlace, long: number, high: number): Box {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - long : x - long / 2
  return { left, right: left + long, top: middle - high / 2, bottom: middle + high / 2 }
}

/** To the right, left, above, below, and the four corners. */
function* placesAt(x: number, y: number, away: number, high: number): Generator<Omit<LabelPlace, 'isAway'>> {
  const up = away + high / 2
  yield { x: x + away, middle: y, anchor: 'start' }
  yield { x: x - away, middle: y, anchor: 'end' }
  yield { x, middle: y - up, anchor: 'middle' }
  yield { x, middle: y + up, anchor: 'middle' }
  for (const below of [-1, 1]) {
    yield { x: x + away * 0.7, middle: y + below * up * 0.8, anchor: 'start' }
    yield { x: x - away * 0.7, middle: y + below * up * 0.8, anchor: 'end' }
  }
}
