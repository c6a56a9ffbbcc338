import { sum } from '../../collections.ts'
import { poissonLimits } from '../../math/poisson-limits.ts'
import type { Codebook } from '../../model/codebook.ts'
import type { Variations } from '../../model/findings.ts'
import type { Tally } from '../tally/tally.ts'

/**
 * Measures how far the themes and codes hang on single interviews: in how many of the variations that leave one interview
 * out each is still met, and in how many the themes keep their order. And the number of new codes that the next interview
 * of the same kind is expected to bring: the codes that are met in one interview alone, divided by the interviews, which is
 * what an interview brought on average when it came last (the last step of the closed form of `countSaturation`; Good
 * 1953). Its limits are those of a Poisson count, and none brings more than the codebook has left.
 */
export function measureVariations(
  { codesByTranscript }: Pick<Tally, 'codesByTranscript'>,
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
    rows: rows.flatMap(({ themeId, codes, where }) => [
      { themeId, codeId: null, found: found(where) },
      ...codes.map((code) => ({ themeId, codeId: code.id, found: found(code.where) })),
    ]),
    sameOrder: transcriptIds.filter((_, left) => orderWithout(left) === order).length,
    unmet,
    newCodes: whole === 0 ? null : { value: inNext(once), low: inNext(low), high: inNext(high) },
  }
}
