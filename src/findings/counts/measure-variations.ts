import { compareNames, sum, unique } from '../../collections.ts'
import { poissonLimits } from '../../math/poisson-limits.ts'
import type { Codebook } from '../../model/codebook.ts'
import type { Variations } from '../../model/variations.ts'
import type { Tally } from '../tally/tally.ts'
import { restKey } from '../tally/tally-sources.ts'

/**
 * Measures how far the themes and codes hang on single interviews: in how many of the variations that leave one interview
 * out each is still met, and in how many the themes keep their order. And the number of new codes that the next interview
 * of the same kind is expected to bring: the codes that are met in one interview alone, divided by the interviews, which is
 * what an interview brought on average when it came last (the last step of the closed form of `countSaturation`; Good
 * 1953). Its limits are those of a Poisson count, and none brings more than the codebook has left.
 *
 * Variations without a fifth of the interviews, chosen by chance, have a closed form, too: something is lost where all
 * interviews that have it are left out. And a coder is left out by leaving out the codings that rest on this coder alone.
 */
export function measureVariations(
  { codesByTranscript, restsOn }: Pick<Tally, 'codesByTranscript' | 'restsOn'>,
  transcriptIds: readonly string[],
  codebook: Codebook,
): Variations {
  const top = codebook.codes.filter(({ parentId }) => parentId === null)
  const metIn = new Map(top.map(({ id }) => [id, new Set<number>()]))
  transcriptIds.forEach((id, at) => {
    for (const code of codesByTranscript.get(id) ?? []) metIn.get(code)!.add(at)
  })
  const rows = codebook.themes.map(({ id: themeId }) => {
    const codes = top.filter((code) => code.themeId === themeId).map(({ id }) => ({ id, where: metIn.get(id)! }))
    return { themeId, codes, where: new Set(codes.flatMap(({ where }) => [...where])) }
  })
  const heads = rows.flatMap(({ themeId, codes, where }) => [
    { themeId, codeId: null, where },
    ...codes.map((code) => ({ themeId, codeId: code.id, where: code.where })),
  ])
  const coders = codersIn(restsOn, codebook)
  const isMetWithout = (id: string, coder: string): boolean =>
    (restsOn.get(restKey(id)) ?? 0) > (restsOn.get(restKey(id, coder)) ?? 0)
  const isLostWithout = (id: string, coder: string): boolean => restsOn.has(restKey(id)) && !isMetWithout(id, coder)
  const sumOfThemes = (of: (id: string) => number): number => sum(codebook.themes, ({ id }) => of(id))
  const whole = transcriptIds.length
  /** Variations in which something is still met: all, unless it is met in one interview alone. */
  const found = (where: ReadonlySet<number>): number => (where.size === 0 ? 0 : whole - (where.size === 1 ? 1 : 0))
  const orderWithout = (left: number | null): string =>
    [...rows]
      .map(({ themeId, where }) => ({ themeId, size: where.size - (left !== null && where.has(left) ? 1 : 0) }))
      .sort((a, b) => b.size - a.size)
      .map(({ themeId }) => themeId)
      .join(' ')
  const order = orderWithout(null)
  const once = sum(metIn.values(), ({ size }) => (size === 1 ? 1 : 0))
  const unmet = sum(metIn.values(), ({ size }) => (size === 0 ? 1 : 0))
  const { low, high } = poissonLimits(once)
  const inNext = (codes: number): number => Math.min(unmet, codes / whole)
  return {
    variations: whole,
    rows: heads.map(({ where, ...head }) => {
      const id = head.codeId ?? head.themeId
      const kept = 1 - chanceOfAllLeftOut(where.size, Math.max(1, Math.floor(whole / 5)), whole)
      return {
        ...head,
        found: found(where),
        inHundred: where.size === 0 ? 0 : 100 * kept,
        withoutCoder: where.size === 0 ? 0 : coders.filter((coder) => isMetWithout(id, coder)).length,
      }
    }),
    coders: coders.map((coder) => ({
      coder,
      alone: sumOfThemes((id) => restsOn.get(restKey(id, coder)) ?? 0),
      of: sumOfThemes((id) => restsOn.get(restKey(id)) ?? 0),
      themesLost: heads.filter(({ themeId, codeId }) => codeId === null && isLostWithout(themeId, coder)).length,
      codesLost: heads.filter(({ codeId }) => codeId !== null && isLostWithout(codeId, coder)).length,
    })),
    sameOrder: transcriptIds.filter((_, left) => orderWithout(left) === order).length,
    unmet,
    newCodes: whole === 0 ? null : { value: inNext(once), low: inNext(low), high: inNext(high) },
  }
}

/** The chance that `special` interviews are all among those left out: C(whole − special, left − special) / C(whole, left). */
function chanceOfAllLeftOut(special: number, left: number, whole: number): number {
  let chance = 1
  for (let at = 0; at < special && chance > 0; at++) chance *= Math.max(0, left - at) / (whole - at)
  return chance
}

/** The coders on whom any coding rests alone, by name. */
function codersIn(restsOn: Tally['restsOn'], codebook: Codebook): string[] {
  const themes = new Set(codebook.themes.map(({ id }) => id))
  const named = [...restsOn.keys()].flatMap((key) => {
    const at = key.indexOf(' ')
    return themes.has(key.slice(0, at)) && at < key.length - 1 ? key.slice(at + 1) : []
  })
  return unique(named).sort(compareNames)
}
