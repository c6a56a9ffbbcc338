import { sum } from '../../lists.ts'
import { dot } from '../../math/vectors.ts'
import type { Judge } from '../../model/weights.ts'
import type { FeatureSpace } from './features.ts'

/** What a judge makes of a segment, in log-odds. */
export interface Judgement {
  readonly odds: number
  /** The part of it that keywords give, and the part that the wording as a whole gives. */
  readonly keywords: number
  readonly meaning: number
}

/** Judges a segment by its features. */
export function judge({ bias, keywords, meaning }: Judge, features: Float64Array, { positions }: FeatureSpace) {
  const byKeywords = sum(Object.entries(keywords), ([name, weight]) => weight * (features[positions.get(name)!] ?? 0))
  const byMeaning = dot(meaning, features.subarray(positions.size))
  return { odds: bias + byKeywords + byMeaning, keywords: byKeywords, meaning: byMeaning } satisfies Judgement
}
