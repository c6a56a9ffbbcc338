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
const distances = [4, 16, 30, 46, 64, 90, 120, 160, 200]

/** Rounds in which labels that cover something are placed anew, when all others have their places. */
const rounds = 8

/**
 * A place for the label of every mark, beside it where it covers no other label or mark, else farther away; where no place
 * is free, that which covers least. Marks come first that are first in the list; in later rounds labels that cover
 * something, or are covered, are placed anew.
 */
export function placeLabels(marks: readonly Mark[], area: Area): LabelPlace[] {
  const dots = marks.map(({ x, y, radius }) => boxAround(x, y, radius, radius))
  const placed: Placed[] = []
  for (const mark of marks) placed.push(findPlace(mark, [...dots, ...placed.map(({ box }) => box)], area))
  for (let round = 0; round < rounds; round++) {
    let isClear = true
    for (const [index, mark] of marks.entries()) {
      const others = [...dots, ...placed.flatMap(({ box }, at) => (at === index ? [] : [box]))]
      const { box } = placed[index]!
      if (others.every((other) => overlap(box, other) === 0)) continue
      isClear = false
      placed[index] = findPlace(mark, others, area)
    }
    if (isClear) break
  }
  return placed.map(({ place }) => place)
}

interface Placed {
  readonly place: LabelPlace
  readonly box: Box
}

/** The nearest place at which a label covers nothing of what is there, else the one at which it covers least. */
function findPlace(
  { x, y, radius, lines }: Mark,
  taken: readonly Box[],
  { width, height, size, left = 2 }: Area,
): Placed {
  const [long, high] = [Math.max(...lines.map((line) => widthOf(line, size))), heightOf(lines, size)]
  const farthest = radius + distances.at(-1)!
  const reach = boxAround(x, y, farthest + long, farthest + high)
  const near = taken.filter((other) => overlap(other, reach) > 0)
  let best: (Placed & { readonly cost: number }) | undefined
  for (const [index, distance] of distances.entries()) {
    for (const found of placesAt(x, y, radius + distance, high)) {
      const place = { ...found, isAway: index > 0 }
      const box = boxOf(place, long, high)
      const isOutside = box.left < left || box.right > width - 2 || box.top < 2 || box.bottom > height - 2
      const most = best?.cost ?? Number.POSITIVE_INFINITY
      const cost = coverOf(box, near, { least: isOutside ? 1e6 : 0, most })
      if (cost === 0) return { place, box }
      if (cost < most) best = { place, box, cost }
    }
  }
  return best!
}

/** The area that a box covers of others, and something more; it is not added up further once it is as much as another's. */
function coverOf(box: Box, others: readonly Box[], { least, most }: Record<'least' | 'most', number>): number {
  let cost = least
  for (const other of others) {
    if (cost >= most) break
    cost += overlap(box, other)
  }
  return cost
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

/** Directions of places between the corners, as parts of a right angle from the horizontal. */
const slants = [0.25, 0.75]

/** To the right, left, above, below, the four corners, and between them. */
function* placesAt(x: number, y: number, away: number, high: number): Generator<Omit<LabelPlace, 'isAway'>> {
  const up = away + high / 2
  yield { x: x + away, middle: y, anchor: 'start' }
  yield { x: x - away, middle: y, anchor: 'end' }
  yield { x, middle: y - up, anchor: 'middle' }
  yield { x, middle: y + up, anchor: 'middle' }
  for (const below of [-1, 1]) {
    yield { x: x + away * 0.7, middle: y + below * up * 0.8, anchor: 'start' }
    yield { x: x - away * 0.7, middle: y + below * up * 0.8, anchor: 'end' }
    for (const slant of slants) {
      const [across, along] = [Math.cos((slant * Math.PI) / 2), Math.sin((slant * Math.PI) / 2)]
      yield { x: x + away * across, middle: y + below * up * along, anchor: 'start' }
      yield { x: x - away * across, middle: y + below * up * along, anchor: 'end' }
    }
  }
}
