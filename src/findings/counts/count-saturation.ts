import { createRandom } from '../../math/random.ts'
import type { Saturation } from '../../model/findings.ts'
import type { Tally } from '../tally/tally.ts'

/** Shuffled orders over which the course is averaged. */
const shuffles = 200

/**
 * How many different codes have been met after each interview: in the order of the files, and over shuffled orders
 * their mean and the range that nine of ten orders keep to. With a codebook that was there beforehand this tells how
 * soon its codes are met, not whether new interviews would bring new ideas (Guest, Bunce and Johnson 2006 counted codes
 * that were made on the way).
 *
 * @param seed of the shuffles
 */
export function countSaturation(
  { codesByTranscript }: Pick<Tally, 'codesByTranscript'>,
  transcriptIds: readonly string[],
  seed: number,
): Saturation {
  const numbers = new Map([...new Set([...codesByTranscript.values()].flat())].map((id, number) => [id, number]))
  const codesOf = transcriptIds.map((id) => (codesByTranscript.get(id) ?? []).map((code) => numbers.get(code)!))
  const inOrder = accumulate(codesOf, numbers.size)
  const random = createRandom(seed)
  // How many of the orders have met a number of codes after so many interviews: as small as the codebook, however
  // many interviews there are.
  const runs = transcriptIds.map(() => new Uint16Array(numbers.size + 1))
  for (let run = 0; run < shuffles; run++)
    accumulate(shuffled(codesOf, random), numbers.size).forEach((seen, position) => {
      runs[position]![seen]!++
    })
  return {
    points: transcriptIds.map((transcriptId, position) => {
      const counts = runs[position]!
      return {
        transcriptId,
        seen: inOrder[position]!,
        mean: counts.reduce((total, count, seen) => total + count * seen, 0) / shuffles,
        low: smallest(counts, Math.floor(0.05 * shuffles)),
        high: smallest(counts, Math.ceil(0.95 * shuffles) - 1),
      }
    }),
    shuffles,
  }
}

/** The number that so many orders stay below. */
function smallest(counts: Uint16Array, rank: number): number {
  let before = 0
  return counts.findIndex((count) => {
    before += count
    return before > rank
  })
}

function accumulate(codes: readonly (readonly number[])[], known: number): Uint32Array {
  const isSeen = new Uint8Array(known)
  let seen = 0
  return Uint32Array.from(codes, (own) => {
    for (const code of own) {
      if (isSeen[code] === 1) continue
      isSeen[code] = 1
      seen++
    }
    return seen
  })
}

/** The same in an order by chance (Fisher and Yates, as Durstenfeld 1964 has it). */
function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const order = [...items]
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    ;[order[last], order[other]] = [order[other]!, order[last]!]
  }
  return order
}
