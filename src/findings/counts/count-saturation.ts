import type { Saturation } from '../../model/findings.ts'
import type { Tally } from '../tally/tally.ts'

/**
 * Counts the distinct codes after each interview: in the order of the files, and over all orders of the
 * interviews their mean and standard deviation. Both have a closed form, so no order is drawn: a code that k of N
 * interviews have is still unseen after n of them in C(N − k, n) of C(N, n) choices (Shinozaki 1963; Ugland, Gray and
 * Ellingsen 2003, doi 10.1046/j.1365-2656.2003.00748.x; the deviation as in Chiarucci et al. 2008). With a codebook
 * that was there beforehand this shows how soon its codes are met, not whether new interviews would bring new ideas
 * (Guest, Bunce and Johnson 2006 counted codes that were made on the way).
 */
export function countSaturation(
  { codesByTranscript }: Pick<Tally, 'codesByTranscript'>,
  transcriptIds: readonly string[],
): Saturation {
  const numbers = new Map([...new Set([...codesByTranscript.values()].flat())].map((id, number) => [id, number]))
  const codesOf = transcriptIds.map((id) => (codesByTranscript.get(id) ?? []).map((code) => numbers.get(code)!))
  const inOrder = accumulate(codesOf, numbers.size)
  const { means, deviations } = overAllOrders(codesOf, numbers.size)
  return {
    points: transcriptIds.map((transcriptId, position) => ({
      transcriptId,
      seen: inOrder[position]!,
      mean: means[position]!,
      deviation: deviations[position]!,
    })),
  }
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

/** Mean and standard deviation of the number of codes seen after 1, 2 … interviews, over all orders of them. */
function overAllOrders(codes: readonly (readonly number[])[], known: number) {
  const { singles, pairs } = countInterviews(codes, known)
  const unseen = new Float64Array(codes.length)
  const variance = new Float64Array(codes.length)
  for (const [interviews, count] of singles)
    for (const [position, chance] of chancesUnseen(codes.length, interviews)) {
      unseen[position]! += count * chance
      variance[position]! += count * chance
    }
  for (const [interviews, count] of pairs)
    for (const [position, chance] of chancesUnseen(codes.length, interviews)) variance[position]! += 2 * count * chance
  return {
    means: unseen.map((left) => known - left),
    deviations: variance.map((moment, position) => Math.sqrt(Math.max(0, moment - unseen[position]! ** 2))),
  }
}

/**
 * The expected number of codes, and of pairs of codes, in a given number of interviews; of a pair either counts. In the
 * order of that number, so that sums do not depend on the order of the codes.
 */
function countInterviews(codes: readonly (readonly number[])[], known: number) {
  const own = new Uint32Array(known)
  const shared = new Uint32Array(known * known)
  for (const met of codes)
    for (const a of met) {
      own[a]!++
      for (const b of met) if (a < b) shared[a * known + b]!++
    }
  const [singles, pairs] = [new Map<number, number>(), new Map<number, number>()]
  const count = (counts: Map<number, number>, key: number): unknown => counts.set(key, (counts.get(key) ?? 0) + 1)
  for (let a = 0; a < known; a++) {
    count(singles, own[a]!)
    for (let b = a + 1; b < known; b++) count(pairs, own[a]! + own[b]! - shared[a * known + b]!)
  }
  const inOrder = (counts: Map<number, number>) => [...counts].sort(([a], [b]) => a - b)
  return { singles: inOrder(singles), pairs: inOrder(pairs) }
}

/**
 * For each position, from 0, the chance that none of the interviews up to it is one of `special`: C(N − k, n) / C(N, n),
 * as long as it is above 0.
 */
function* chancesUnseen(interviews: number, special: number): Generator<[position: number, chance: number]> {
  let chance = 1
  for (let position = 0; position < interviews - special; position++) {
    chance *= (interviews - special - position) / (interviews - position)
    if (chance === 0) return
    yield [position, chance]
  }
}
