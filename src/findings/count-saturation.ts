import { groupBy } from '../lists.ts'
import { createRandom } from '../math/random.ts'
import type { AttributedCoding, Saturation } from '../model/findings.ts'

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
  codings: readonly AttributedCoding[],
  transcriptIds: readonly string[],
  seed: number,
): Saturation {
  const counted = codings.filter(({ status }) => status !== 'rejected')
  const byTranscript = groupBy(counted, ({ transcriptId }) => transcriptId)
  const codesOf = transcriptIds.map((id) => [
    ...new Set((byTranscript.get(id) ?? []).map(({ topCodeId }) => topCodeId)),
  ])
  const inOrder = accumulate(codesOf)
  const random = createRandom(seed)
  const runs = Array.from({ length: shuffles }, () => accumulate(shuffled(codesOf, random)))
  const at = (position: number): number[] => runs.map((run) => run[position]!).sort((a, b) => a - b)
  return {
    points: transcriptIds.map((transcriptId, position) => {
      const spread = at(position)
      return {
        transcriptId,
        seen: inOrder[position]!,
        mean: spread.reduce((total, seen) => total + seen, 0) / shuffles,
        low: spread[Math.floor(0.05 * shuffles)]!,
        high: spread[Math.ceil(0.95 * shuffles) - 1]!,
      }
    }),
    shuffles,
  }
}

function accumulate(codes: readonly (readonly string[])[]): number[] {
  const seen = new Set<string>()
  return codes.map((own) => {
    for (const id of own) seen.add(id)
    return seen.size
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
