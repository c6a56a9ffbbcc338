import type { Bounds } from './limits.ts'

/** Answers of two people about a code: yes of both, of the first, of the second, of neither. */
export type Cross = readonly [both: number, first: number, second: number, neither: number]

export const countOf = ([both, first, second, neither]: Cross): number => both + first + second + neither

/** Adds tables cell by cell, each multiplied by a weight. */
export const addCrosses = (crosses: readonly (readonly [cross: Cross, weight: number])[]): Cross =>
  [0, 1, 2, 3].map((cell) =>
    crosses.reduce((sum, [cross, weight]) => sum + weight * cross[cell]!, 0),
  ) as unknown as Cross

/** The share of equal answers; null without answers. */
export const agreedShare = (crosses: readonly Cross[]): number | null => {
  const all = crosses.reduce((sum, cross) => sum + countOf(cross), 0)
  return all === 0 ? null : crosses.reduce((sum, [both, , , neither]) => sum + both + neither, 0) / all
}

/** Cohen's kappa by the odds form for two answers, 2(ad − bc) / ((a + b)(b + d) + (a + c)(c + d)). */
export function kappaOfCross([a, b, c, d]: Cross): number | null {
  const below = (a + b) * (b + d) + (a + c) * (c + d)
  return below === 0 ? null : (2 * (a * d - b * c)) / below
}

/** Kappa of several tables: equal answers, and those to be expected by chance, are added up before the division. */
export function kappaOfAll(crosses: readonly Cross[]): number | null {
  let [all, equal, chance] = [0, 0, 0]
  for (const cross of crosses) {
    const [a, b, c, d] = cross
    const units = countOf(cross)
    if (units === 0) continue
    all += units
    equal += a + d
    chance += ((a + b) * (a + c) + (d + c) * (d + b)) / units
  }
  return all - chance < 1e-9 ? null : (equal - chance) / (all - chance)
}

/** Gwet's AC1. */
export function ac1Of([a, b, c, d]: Cross): number | null {
  const all = a + b + c + d
  if (all === 0) return null
  const yes = (2 * a + b + c) / all
  const chance = (yes * (2 - yes)) / 2
  return ((a + d) / all - chance) / (1 - chance)
}

/** Krippendorff's alpha of yes and no: for each unit the number of yes and of answers, at least two. */
export function alphaOf(units: readonly { readonly yes: number; readonly answers: number }[]): number | null {
  const [yes, all] = [units.reduce((sum, own) => sum + own.yes, 0), units.reduce((sum, own) => sum + own.answers, 0)]
  const differing = units.reduce((sum, own) => sum + (own.yes * (own.answers - own.yes)) / (own.answers - 1), 0)
  return yes * (all - yes) === 0 ? null : 1 - ((all - 1) * differing) / (yes * (all - yes))
}

/** Fleiss' kappa of yes and no, of units with equally many answers. */
export function fleissOf(yes: readonly number[], coders: number): number | null {
  const share = yes.reduce((sum, own) => sum + own, 0) / (yes.length * coders)
  if (coders < 3 || yes.length === 0 || share === 0 || share === 1) return null
  const differing = yes.reduce((sum, own) => sum + own * (coders - own), 0)
  return 1 - differing / (yes.length * coders * (coders - 1) * share * (1 - share))
}

/** The mean of what is defined; null where nothing is. */
export function meanOfKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length
}

/** The 0.975 quantile of Student's t: from a table to ten degrees of freedom, above by the expansion in their inverse. */
export function studentOf(degrees: number): number {
  const table = [12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622, 2.2281]
  if (degrees <= table.length) return table[degrees - 1]!
  const z = 1.959964
  const terms = [
    z,
    (z * (z ** 2 + 1)) / 4,
    (z * (5 * z ** 4 + 16 * z ** 2 + 3)) / 96,
    (z * (3 * z ** 6 + 19 * z ** 4 + 17 * z ** 2 - 15)) / 384,
  ]
  return terms.reduce((sum, term, power) => sum + term / degrees ** power, 0)
}

/** The limits of a value by leaving out one of several groups at a time; null where there are none. */
export function jackknifed(value: number | null, without: readonly (number | null)[]): Bounds | null {
  const groups = without.length
  if (value === null || groups < 5 || without.includes(null)) return null
  const spread = without.reduce<number>((sum, other) => sum + (other! - value) ** 2, 0)
  if (spread === 0) return null
  const reach = studentOf(groups - 1) * Math.sqrt((spread * (groups - 1)) / groups)
  return { value, low: Math.max(-1, value - reach), high: Math.min(1, value + reach) }
}
