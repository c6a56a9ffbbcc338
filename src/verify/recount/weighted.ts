import type { Written } from '../evidence.ts'
import {
  ac1Of,
  addCrosses,
  agreedShare,
  type Cross,
  countOf,
  kappaOfAll,
  kappaOfCross,
  studentOf,
} from './coefficients.ts'
import { crossOf, type JudgedPassage, measurePair, type OwnLabel } from './crosses.ts'
import { trueSegments } from './estimates.ts'
import type { Bounds } from './limits.ts'

type Drawn = Written['findings']['agreement'][number]['drawn'][number]

interface Compared {
  readonly people: readonly string[]
  readonly labels: readonly OwnLabel[]
  readonly classes: readonly { readonly class: string; readonly size: number }[]
}

/** The agreement of two people in all segments of a draw anew, for each two who read drawn segments. */
export const weighInDraw = (passages: readonly JudgedPassage[], compared: Compared): Drawn[] =>
  compared.people.flatMap((first, at) =>
    compared.people.slice(at + 1).flatMap((second): Drawn[] => {
      const own = passages.filter(({ drawn, by }) =>
        [first, second].every((person) => by.has(person) && drawn?.readers.includes(person)),
      )
      return own.length === 0 ? [] : [weighPair(own, [first, second], compared)]
    }),
  )

function weighPair(
  passages: readonly JudgedPassage[],
  pair: readonly [string, string],
  { labels, classes }: Compared,
): Drawn {
  const strata = classes.map((own) => {
    const read = passages.filter(({ drawn }) => drawn!.class === own.class)
    return { ...own, crosses: read.map((passage) => labels.map((label) => crossOf([passage], pair, label))) }
  })
  return {
    ...{ coders: [...pair], units: passages.length, size: classes.reduce((sum, own) => sum + own.size, 0) },
    classes: strata.map((own) => ({ class: own.class, size: own.size, read: own.crosses.length })),
    plain: measurePair(passages, pair, labels).kappa,
    ...poolInDraw(strata, labels.length),
    labels: labels.map(({ id }, at) =>
      weighLabel(
        id,
        strata.map(({ size, crosses }) => [total(crosses, at), size]),
      ),
    ),
  }
}

const total = (crosses: readonly (readonly Cross[])[], label: number): Cross =>
  addCrosses(crosses.map((own) => [own[label]!, 1]))

/** The agreement about one label, from the answers in each class and the size of the class. */
function weighLabel(
  label: string,
  strata: readonly (readonly [cross: Cross, size: number])[],
): Drawn['labels'][number] {
  const [both, first, second, neither] = addCrosses(strata.map(([cross]) => [cross, 1]))
  const units = both + first + second + neither
  const known = {
    ...{ label, units, yes: both + first + second },
    plain: kappaOfCross([both, first, second, neither]),
  }
  if (units === 0) return { ...known, raw: null, kappa: null, alpha: null, ac1: null }
  const size = strata.reduce((sum, [, own]) => sum + own, 0)
  const estimate = (yes: (cross: Cross) => number): Bounds =>
    trueSegments(
      strata.map(([cross, of]) => ({
        ...{ class: '', isSuggested: false, size: of, read: countOf(cross), yes: yes(cross) },
      })),
    )
  const agreed = estimate(([a]) => a)
  const differing = estimate(([, b, c]) => b + c)
  const part = differing.value === 0 ? 0.5 : estimate(([, b]) => b).value / differing.value
  const tableOf = (yes: number, different: number): Cross => {
    const [a, d] = [Math.max(0, yes), Math.max(0, different)]
    return [a, part * d, (1 - part) * d, Math.max(0, size - a - d)]
  }
  const found = tableOf(agreed.value, differing.value)
  const bounded = (measure: (cross: Cross) => number | null): Bounds | null => {
    const at = (yes: number, different: number): number | null => {
      const one = measure(tableOf(yes, different))
      return one === null ? null : Math.round(one * 1e12) / 1e12 + 0
    }
    const value = at(agreed.value, differing.value)
    if (value === null) return null
    const away = (yes: number, different: number): number => value - (at(yes, different) ?? value)
    const below = Math.hypot(away(agreed.low, differing.value), away(agreed.value, differing.high))
    const above = Math.hypot(away(agreed.high, differing.value), away(agreed.value, differing.low))
    return { value, low: Math.max(-1, value - below), high: Math.min(1, value + above) }
  }
  return {
    ...known,
    raw: agreedShare([found]),
    kappa: bounded(kappaOfCross),
    alpha: bounded((cross) => alphaOfCross(cross, units)),
    ac1: ac1Of(found),
  }
}

/** Krippendorff's alpha of a table of shares, as of so many units. */
function alphaOfCross([a, b, c, d]: Cross, units: number): number | null {
  const scale = units / (a + b + c + d)
  const [yes, no] = [scale * (2 * a + b + c), scale * (2 * d + b + c)]
  return yes * no === 0 ? null : 1 - (scale * (b + c) * (2 * units - 1)) / (yes * no)
}

/** Kappa over all labels, each segment weighted by the inverse of its chance, with limits by leaving out one at a time. */
function poolInDraw(
  strata: readonly { readonly size: number; readonly crosses: readonly (readonly Cross[])[] }[],
  labels: number,
): Pick<Drawn, 'kappa' | 'limits'> {
  const sums = strata.map(({ size, crosses }) => ({
    ...{ size, read: crosses.length },
    totals: Array.from({ length: labels }, (_, label) => total(crosses, label)),
  }))
  const kappaWithout = (stratum: number, left: readonly Cross[] | null): number | null =>
    kappaOfAll(
      Array.from({ length: labels }, (_, label) =>
        addCrosses(
          sums.flatMap(({ size, read, totals }, at): (readonly [Cross, number])[] => {
            if (read === 0) return []
            if (at !== stratum || left === null) return [[totals[label]!, size / read]]
            const weight = size / (read - 1)
            return [
              [totals[label]!, weight],
              [left[label]!, -weight],
            ]
          }),
        ),
      ),
    )
  const kappa = kappaWithout(-1, null)
  const degrees = sums.reduce((sum, { read }) => sum + Math.max(0, read - 1), 0)
  if (kappa === null || degrees < 4) return { kappa, limits: null }
  const variance = strata.reduce((sum, { size, crosses }, at) => {
    const read = crosses.length
    if (read < 2) return sum
    const without = crosses.map((left) => kappaWithout(at, left) ?? kappa)
    const mean = without.reduce((all, one) => all + one, 0) / read
    return sum + (1 - read / size) * ((read - 1) / read) * without.reduce((all, one) => all + (one - mean) ** 2, 0)
  }, 0)
  if (variance === 0) return { kappa, limits: null }
  const reach = studentOf(degrees) * Math.sqrt(variance)
  return { kappa, limits: { value: kappa, low: Math.max(-1, kappa - reach), high: Math.min(1, kappa + reach) } }
}
