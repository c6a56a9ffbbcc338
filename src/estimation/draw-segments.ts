import { createHash } from 'node:crypto'
import { sum } from '../collections.ts'

/**
 * The classes of chance of a draw: segments for which a rare code is suggested, segments beside one of them, and the rest.
 * Of the first two more are drawn than their share, so that rare codes meet enough readings.
 */
export const drawClasses = ['rare', 'beside', 'rest'] as const
export type DrawClass = (typeof drawClasses)[number]

/** A segment of a frame: what may be drawn. */
export interface FrameSegment {
  readonly class: DrawClass
  /** Its permanent random number. */
  readonly number: number
}

/** A random number that belongs to a segment for good: of its transcript, its words, and how often they came before. */
export function createNumbers(seed: number, transcriptId: string): (words: string) => number {
  const seen = new Map<string, number>()
  return (words) => {
    const before = seen.get(words) ?? 0
    seen.set(words, before + 1)
    const hash = createHash('sha256')
      .update(JSON.stringify([seed, transcriptId, words, before]))
      .digest()
    return hash.readUIntBE(0, 6)
  }
}

/** The share of all segments that those with a rare code may take up. */
const shareOfRare = 0.15

/**
 * The rare codes: the rarest of those suggested, as long as together they are suggested for at most 15 % of the segments.
 *
 * @param suggested number of segments by code
 */
export function chooseRareCodes(suggested: ReadonlyMap<string, number>, segments: number): Set<string> {
  let room = shareOfRare * segments
  const rare = new Set<string>()
  for (const [code, count] of [...suggested].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1))) {
    room -= count
    if (room < 0) break
    if (count > 0) rare.add(code)
  }
  return rare
}

/** The class of each segment of a transcript, from the codes suggested for each. */
export function classifySegments(
  suggested: readonly (readonly string[])[],
  rareCodes: ReadonlySet<string>,
): DrawClass[] {
  const isRare = suggested.map((codes) => codes.some((code) => rareCodes.has(code)))
  return isRare.map((rare, at) => (rare ? 'rare' : isRare[at - 1] || isRare[at + 1] ? 'beside' : 'rest'))
}

/** Of four readings, one is of the first class, one of the second, and two of the third, until a class is exhausted. */
const turns: readonly DrawClass[] = ['rest', 'rare', 'rest', 'beside']

/**
 * Draws segments: in each class those with the smallest numbers, in an order in which every beginning is itself a draw.
 * So a larger draw begins with the smaller one, and reading can stop anywhere.
 */
export function drawSegments<Segment extends FrameSegment>(frame: Iterable<Segment>, size: number): Segment[] {
  const waiting: Record<DrawClass, Segment[]> = { rare: [], beside: [], rest: [] }
  for (const segment of frame) waiting[segment.class].push(segment)
  for (const name of drawClasses) waiting[name].sort((a, b) => a.number - b.number)
  const next: Record<DrawClass, number> = { rare: 0, beside: 0, rest: 0 }
  const drawn: Segment[] = []
  const wanted = Math.min(
    size,
    sum(drawClasses, (name) => waiting[name].length),
  )
  for (let turn = 0; drawn.length < wanted; turn++) {
    const name = turns[turn % turns.length]!
    const segment = waiting[name][next[name]]
    if (segment === undefined) continue
    next[name]++
    drawn.push(segment)
  }
  return drawn
}
