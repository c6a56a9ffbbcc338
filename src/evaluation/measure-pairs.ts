import { compareNames, sum, unique } from '../collections.ts'
import {
  addTables,
  cohenKappa,
  crossTabulate,
  gwetAc1,
  meanOf,
  pooledAgreement,
  pooledKappa,
  rawAgreement,
  type TwoByTwo,
  unitsOf,
} from '../math/agreement.ts'
import type { Pair, PooledAgreement } from '../model/agreement.ts'
import type { CodedPassage } from '../model/coded-passage.ts'
import { answersInCommon, type Label } from './labels.ts'

/** The agreement of two coders about one label. */
export interface PairLabelAgreement {
  readonly label: string
  /** Units that both judged. */
  readonly units: number
  readonly raw: number | null
  readonly kappa: number | null
  readonly ac1: number | null
}

/** The agreement of two coders, over all labels together and about each. */
export interface PairAgreement extends PooledAgreement {
  readonly labels: readonly PairLabelAgreement[]
}

/** A coder whose answers differ from those of the others. */
export interface OutlyingCoder {
  readonly coder: string
  /** Mean pooled kappa of their pairs, and of the pairs of the others. */
  readonly withOthers: number
  readonly amongOthers: number
}

/** All pairs of coders, in the order of names. */
export function pairsOf(coders: readonly string[]): Pair[] {
  const sorted = [...coders].sort(compareNames)
  return sorted.flatMap((first, at) => sorted.slice(at + 1).map((second): Pair => [first, second]))
}

/** The two-by-two table of two coders for a label, over passages that both judged. */
export function crossTabulatePair(passages: readonly CodedPassage[], coders: Pair, label: Label): TwoByTwo {
  const answers = passages.map((passage) => answersInCommon(passage, coders, label))
  const both = answers.filter(([first]) => first !== null)
  return crossTabulate(
    both.map(([first]) => first!),
    both.map(([, second]) => second!),
  )
}

/**
 * Measures the agreement of two coders about each label, and about all together: kappa is pooled over the labels of what both read;
 * suggestions that they judged are one question, whether a suggestion is right, since each code has few of them.
 */
export function measurePair(passages: readonly CodedPassage[], coders: Pair, labels: readonly Label[]): PairAgreement {
  const didRead = ({ judgedByCoder }: CodedPassage) =>
    coders.every((coder) => judgedByCoder.get(coder)?.basis === 'read')
  const crossesOf = (some: readonly CodedPassage[]) => labels.map((label) => crossTabulatePair(some, coders, label))
  const read = crossesOf(passages.filter(didRead))
  const suggested = crossesOf(passages.filter((passage) => !didRead(passage)))
  const crosses = labels.map((_, at) => addTables([read[at]!, suggested[at]!]))
  return {
    coders,
    units: passages.length,
    raw: pooledAgreement(crosses),
    kappa: pooledKappa([...read, addTables(suggested)]),
    ac1: meanOf(crosses.map(gwetAc1)),
    labels: labels.map(({ id }, at) => ({
      label: id,
      units: unitsOf(crosses[at]!),
      raw: rawAgreement(crosses[at]!),
      kappa: cohenKappa(crosses[at]!),
      ac1: gwetAc1(crosses[at]!),
    })),
  }
}

/** The minimum by which a coder's agreement with the others is below that among the others: the width of a class of Landis and Koch. */
const clearly = 0.2

/** The coder whose pairs agree clearly less than all others; null where there is none, or not a single one. */
export function findOutlyingCoder(pairs: readonly PairAgreement[]): OutlyingCoder | null {
  const known = pairs.filter(({ kappa }) => kappa !== null)
  const mean = (own: readonly PairAgreement[]): number => sum(own, ({ kappa }) => kappa!) / own.length
  const candidates = unique(known.flatMap(({ coders }) => coders)).flatMap((coder): OutlyingCoder[] => {
    const own = known.filter(({ coders }) => coders.includes(coder))
    const others = known.filter(({ coders }) => !coders.includes(coder))
    return own.length < 2 || others.length === 0 ? [] : [{ coder, withOthers: mean(own), amongOthers: mean(others) }]
  })
  const gap = ({ withOthers, amongOthers }: OutlyingCoder): number => amongOthers - withOthers
  const widest = Math.max(...candidates.map(gap))
  const found = candidates.filter((candidate) => gap(candidate) === widest)
  return widest >= clearly && found.length === 1 ? found[0]! : null
}
