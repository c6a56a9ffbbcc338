import { dotWithin } from '../../math/vectors.ts'
import type { Classifier } from '../../model/weights.ts'
import type { FeatureSpace } from './features.ts'

/** The score of a segment, in log-odds, with the parts it is the sum of. */
export interface Classification {
  readonly odds: number
  /** The part of it that keywords give, that of what was said just before, and that of the wording as a whole. */
  readonly keywords: number
  readonly before: number
  readonly meaning: number
}

/** The weights of all features, in their order; a feature that is not named has none. */
export function weightsOf({ keywords, meaning }: Omit<Classifier, 'bias'>, { positions }: FeatureSpace): Float64Array {
  const weights = new Float64Array(positions.size + meaning.length)
  weights.set(meaning, positions.size)
  for (const [name, weight] of Object.entries(keywords)) {
    const position = positions.get(name)
    if (position !== undefined) weights[position] = weight
  }
  return weights
}

/** Creates a classifier that scores segments by their features. */
export function createClassifier({ bias, ...classifier }: Classifier, space: FeatureSpace) {
  const weights = weightsOf(classifier, space)
  const { keywordCount } = space
  const beforeEnd = 2 * keywordCount
  return (features: Float64Array): Classification => {
    const own = dotWithin(weights, features, 0, keywordCount)
    const before = dotWithin(weights, features, keywordCount, beforeEnd)
    const wording = dotWithin(weights, features, beforeEnd, weights.length)
    return { odds: bias + own + before + wording, keywords: own, before, meaning: wording }
  }
}
