import { sum } from '../../collections.ts'
import { logistic } from '../../math/logistic-regression.ts'
import { dot } from '../../math/vectors.ts'
import type { Weights } from '../../model/weights.ts'
import { createClassifier } from './create-classifier.ts'
import type { FeatureSpace } from './features.ts'

/** A passage that may be coded next. */
export interface UncodedSegment {
  readonly features: Float64Array
  /** At length 1. */
  readonly vector: ArrayLike<number>
}

/** Candidates that are looked at for likeness to those chosen before; the rest are too sure to matter. */
const looked = 400

/**
 * Chooses the passages whose coding would teach most: those about which the weights are unsure, more so for themes
 * with few coded passages, and unlike those chosen before (uncertainty sampling with a penalty for likeness; Settles
 * 2009, sections 3.1 and 5.1).
 *
 * @param positives how many coded passages each theme has
 * @returns positions among the candidates, the best first
 */
export function chooseNext(
  candidates: readonly UncodedSegment[],
  { themes }: Pick<Weights, 'themes'>,
  positives: ReadonlyMap<string, number>,
  space: FeatureSpace,
  count: number,
): number[] {
  const judges = Object.entries(themes).flatMap(([id, own]) =>
    own === null ? [] : [{ judge: createClassifier(own, space), rarity: Math.sqrt(1 + (positives.get(id) ?? 0)) }],
  )
  const doubtOf = ({ features }: UncodedSegment): number =>
    sum(judges, ({ judge, rarity }) => {
      const chance = logistic(judge(features).odds)
      return (chance * (1 - chance)) / rarity
    })
  const ranked = candidates
    .map((candidate, position) => ({ position, vector: candidate.vector, doubt: doubtOf(candidate), likeness: 0 }))
    .sort((a, b) => b.doubt - a.doubt || a.position - b.position)
    .slice(0, Math.max(looked, count))
  const chosen: number[] = []
  while (chosen.length < count && ranked.length > 0) {
    const scores = ranked.map(({ doubt, likeness }) => doubt * (1 - likeness))
    const best = scores.indexOf(Math.max(...scores))
    const [next] = ranked.splice(best, 1)
    chosen.push(next!.position)
    for (const other of ranked) other.likeness = Math.max(other.likeness, dot(other.vector, next!.vector))
  }
  return chosen
}
