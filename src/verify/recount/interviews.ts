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

/** Recounts in how many of the variations that leave one interview out each theme and code is met, one variation after the other. */
export function recountVariations({ rows, written, tops }: Facts): object {
  const ids = written.files.map(({ id }) => id)
  const counted = rows.filter(({ isCounted }) => isCounted)
  const heads = [...tops].flatMap(([themeId, codes]) => [
    { themeId, codeId: null },
    ...codes.map((codeId) => ({ themeId, codeId })),
  ])
  const metWithout = (left: string | null): Map<string, Set<string>> => {
    const met = new Map<string, Set<string>>(heads.map(({ themeId, codeId }) => [codeId ?? themeId, new Set()]))
    for (const { transcript, theme, top } of counted)
      if (transcript !== left) for (const id of [theme, top]) met.get(id)?.add(transcript)
    return met
  }
  const themes = [...tops.keys()]
  const orderOf = (met: Map<string, Set<string>>): string =>
    themes
      .map((id, at) => [id, met.get(id)!.size, at] as const)
      .sort(([, a, x], [, b, y]) => b - a || x - y)
      .map(([id]) => id)
      .join()
  const whole = metWithout(null)
  const variations = ids.map(metWithout)
  return {
    variations: ids.length,
    rows: heads.map((head) => ({
      ...head,
      found: variations.filter((met) => met.get(head.codeId ?? head.themeId)!.size > 0).length,
    })),
    sameOrder: variations.filter((met) => orderOf(met) === orderOf(whole)).length,
    unmet: heads.filter(({ codeId }) => codeId !== null && whole.get(codeId)!.size === 0).length,
  }
}
