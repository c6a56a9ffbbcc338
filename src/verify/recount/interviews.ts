import type { Facts } from './facts.ts'

/** The recounted number of codes after an interview. */
export interface RecountedPoint {
  readonly transcriptId: string
  readonly seen: number
  readonly mean: number
  readonly deviation: number
}

/**
 * Recounts how many different codes are met after each interview: in the order of the files, and over all orders by what
 * is expected of an order drawn at random. A code that k of N interviews have is missed by the first n with the chance
 * C(N−k, n) / C(N, n), a product of n factors.
 */
export function recountSaturation({ rows, written }: Facts): RecountedPoint[] {
  const ids = written.files.map(({ id }) => id)
  const order = new Map(ids.map((id, at) => [id, at]))
  const metIn = new Map<string, Set<number>>()
  for (const { transcript, top, isCounted } of rows) {
    const at = order.get(transcript)
    if (!isCounted || at === undefined) continue
    const own = metIn.get(top) ?? new Set()
    metIn.set(top, own.add(at))
  }
  const codes = [...metIn.values()]
  const missed = missTable(ids.length)
  return ids.map((transcriptId, at) => {
    const first = at + 1
    const seen = codes.filter((own) => [...own].some((where) => where <= at)).length
    const chances = codes.map((own) => missed(own.size, first))
    let variance = 0
    for (let a = 0; a < codes.length; a++) {
      variance += chances[a]! * (1 - chances[a]!)
      for (let b = a + 1; b < codes.length; b++) {
        const union = new Set([...codes[a]!, ...codes[b]!]).size
        variance += 2 * (missed(union, first) - chances[a]! * chances[b]!)
      }
    }
    const mean = chances.reduce((sum, chance) => sum + 1 - chance, 0)
    return { transcriptId, seen, mean, deviation: Math.sqrt(Math.max(0, variance)) }
  })
}

/** The chance that none of k special ones is among the first n of N in a random order. */
function missTable(whole: number): (special: number, first: number) => number {
  return (special, first) => {
    let chance = 1
    for (let at = 0; at < first; at++) chance *= Math.max(0, whole - special - at) / (whole - at)
    return chance
  }
}
