import { compareNames, unique } from '../../collections.ts'
import type { Written } from '../evidence.ts'
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
export function recountVariations({ rows, written, tops }: Facts) {
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
  const fifth = Math.max(1, Math.floor(ids.length / 5))
  const missed = missTable(ids.length)
  const codings = rows.flatMap((row, at) =>
    row.isCounted ? [{ ids: row.lineage, by: whoFound(written.codings[at]) }] : [],
  )
  const coders = unique(codings.flatMap(({ by }) => (by.length === 1 ? by : []))).sort(compareNames)
  const isLost = (id: string, coder: string): boolean => {
    const own = codings.filter((coding) => coding.ids.includes(id))
    return own.length > 0 && own.every(({ by }) => by.length === 1 && by[0] === coder)
  }
  return {
    variations: ids.length,
    rows: heads.map((head) => ({
      ...head,
      found: variations.filter((met) => met.get(head.codeId ?? head.themeId)!.size > 0).length,
      inHundred: 100 * (1 - missed(whole.get(head.codeId ?? head.themeId)!.size, ids.length - fifth)),
      withoutCoder:
        whole.get(head.codeId ?? head.themeId)!.size === 0
          ? 0
          : coders.filter((coder) => !isLost(head.codeId ?? head.themeId, coder)).length,
    })),
    coders: coders.map((coder) => ({
      coder,
      alone: codings.filter(({ by }) => by.length === 1 && by[0] === coder).length,
      of: codings.length,
      themesLost: heads.filter(({ themeId, codeId }) => codeId === null && isLost(themeId, coder)).length,
      codesLost: heads.filter(({ codeId }) => codeId !== null && isLost(codeId, coder)).length,
    })),
    sameOrder: variations.filter((met) => orderOf(met) === orderOf(whole)).length,
    newCodes: ids.length === 0 ? null : expectNew(heads, whole, ids.length),
    unmet: heads.filter(({ codeId }) => codeId !== null && whole.get(codeId)!.size === 0).length,
  }
}

/**
 * Who found a coding: people who accepted it, models by name, and the ways to code; weights stand for all of these. Nobody
 * for a row of the table that the analysis does not have.
 */
function whoFound(coding: Written['codings'][number] | undefined): string[] {
  if (coding === undefined) return []
  const { evidence, coder } = coding
  const kinds = new Set<string>(evidence.map(({ kind }) => kind))
  const found = new Set<string>()
  for (const reason of evidence) {
    if (reason.kind === 'machine') found.add(reason.by)
    if (reason.kind === 'decision' && reason.status === 'accepted') found.add(reason.by)
  }
  if (kinds.has('learned')) found.add('learned')
  else {
    if (kinds.has('keyword')) found.add('keyword')
    if (kinds.has('anchor')) found.add('meaning')
  }
  return found.size === 0 ? [coder] : [...found]
}

/** New codes of the next interview: those met in one interview, by the interviews, with the limits of a Poisson count. */
function expectNew(
  heads: readonly { readonly codeId: string | null }[],
  met: ReadonlyMap<string, ReadonlySet<string>>,
  interviews: number,
) {
  const times = heads.flatMap(({ codeId }) => (codeId === null ? [] : met.get(codeId)!.size))
  const once = times.filter((count) => count === 1).length
  const unmet = times.filter((count) => count === 0).length
  const of = (count: number): number => Math.min(unmet, count / interviews)
  return {
    value: of(once),
    low: of(once === 0 ? 0 : meanWith((mean) => 1 - atMost(once - 1, mean) < 0.025)),
    high: of(meanWith((mean) => atMost(once, mean) > 0.025)),
  }
}

/** The chance of a Poisson count of at most `most`. */
function atMost(most: number, mean: number): number {
  let [term, sum] = [Math.exp(-mean), 0]
  for (let count = 0; count <= most; count++) {
    sum += term
    term *= mean / (count + 1)
  }
  return sum
}

/** The mean up to which something holds. */
function meanWith(holds: (mean: number) => boolean): number {
  let [low, high] = [0, 600]
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2
    if (holds(middle)) low = middle
    else high = middle
  }
  return low
}
