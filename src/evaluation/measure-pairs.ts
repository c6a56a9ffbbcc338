import { sum, unique } from '../collections.ts'
import { cohenKappa, crossOf, gwetAc1, meanOf, pooledKappa, rawAgreement, type TwoByTwo } from '../math/agreement.ts'
import type { CodedPassage } from '../model/coded-passage.ts'
import { answerForLabel, type Label } from './labels.ts'

/** Two coders, by name. */
export type Pair = readonly [string, string]

/** How far two coders agree about one label. */
export interface PairLabelAgreement {
  readonly label: string
  /** Units that both judged. */
  readonly units: number
  readonly raw: number | null
  readonly kappa: number | null
  readonly ac1: number | null
}

/** How far two coders agree, over all labels together and about each. */
export interface PairAgreement {
  readonly coders: Pair
  /** Units about which both judged at least one label. */
  readonly units: number
  readonly raw: number | null
  /** Kappa pooled over the labels. */
  readonly kappa: number | null
  readonly ac1: number | null
  readonly labels: readonly PairLabelAgreement[]
}

/** A coder who judges unlike the others. */
export interface CoderApart {
  readonly coder: string
  /** Mean pooled kappa of their pairs, and of the pairs of the others. */
  readonly withOthers: number
  readonly amongOthers: number
}

/** How two coders sort the units at these positions for which both have an answer. */
export function crossAt(
  first: readonly (boolean | null)[],
  second: readonly (boolean | null)[],
  positions: readonly number[],
): TwoByTwo {
  const both = positions.filter((position) => first[position] !== null && second[position] !== null)
  return crossOf(
    both.map((position) => first[position]!),
    both.map((position) => second[position]!),
  )
}

/** How far two coders agree about each label, and about all together. */
export function measurePair(passages: readonly CodedPassage[], coders: Pair, labels: readonly Label[]): PairAgreement {
  const crosses = labels.map((label) => {
    const [first, second] = coders.map((coder) => passages.map((passage) => answerForLabel(passage, coder, label)))
    return crossAt(first!, second!, [...passages.keys()])
  })
  return {
    coders,
    units: passages.length,
    raw: meanOf(crosses.map(rawAgreement)),
    kappa: pooledKappa(crosses),
    ac1: meanOf(crosses.map(gwetAc1)),
    labels: labels.map(({ id }, at) => {
      const { both, first, second, neither } = crosses[at]!
      return {
        label: id,
        units: both + first + second + neither,
        raw: rawAgreement(crosses[at]!),
        kappa: cohenKappa(crosses[at]!),
        ac1: gwetAc1(crosses[at]!),
      }
    }),
  }
}

/** How much less a coder must agree with the others than these with each other: the width of a class of Landis and Koch. */
const clearly = 0.2

/** The coder whose pairs agree clearly less than all others; null where there is none, or not a single one. */
export function findApart(pairs: readonly PairAgreement[]): CoderApart | null {
  const known = pairs.filter(({ kappa }) => kappa !== null)
  const mean = (own: readonly PairAgreement[]): number => sum(own, ({ kappa }) => kappa!) / own.length
  const candidates = unique(known.flatMap(({ coders }) => coders)).flatMap((coder): CoderApart[] => {
    const own = known.filter(({ coders }) => coders.includes(coder))
    const others = known.filter(({ coders }) => !coders.includes(coder))
    return own.length < 2 || others.length === 0 ? [] : [{ coder, withOthers: mean(own), amongOthers: mean(others) }]
  })
  const gap = ({ withOthers, amongOthers }: CoderApart): number => amongOthers - withOthers
  const widest = Math.max(...candidates.map(gap))
  const found = candidates.filter((candidate) => gap(candidate) === widest)
  return widest >= clearly && found.length === 1 ? found[0]! : null
}
