import { sum } from '../../collections.ts'
import { dot } from '../../math/vectors.ts'
import type { Classifier } from '../../model/weights.ts'
import { type FeatureSpace, isBefore, isNear } from './features.ts'

/** The score of a segment, in log-odds, with the parts it is the sum of. */
export interface Classification {
  readonly odds: number
  /** The part of it that keywords give, that of what was said just before, and that of the wording as a whole. */
  readonly keywords: number
  readonly before: number
  readonly meaning: number
}

/** Creates a classifier that scores segments by their features. */
export function createClassifier({ bias, keywords, meaning }: Classifier, { positions }: FeatureSpace) {
  const wording = Float64Array.from(meaning)
  const weighed = Object.entries(keywords).flatMap(([name, weight]) => {
    const position = positions.get(name)
    return position === undefined ? [] : [{ name, position, weight }]
  })
  const near = weighed.filter(({ name }) => isNear(name))
  const before = weighed.filter(({ name }) => isBefore(name))
  const own = weighed.filter(({ name }) => !isNear(name) && !isBefore(name))
  return (features: Float64Array): Classification => {
    const weigh = (some: typeof weighed): number => sum(some, ({ position, weight }) => weight * features[position]!)
    const parts = {
      keywords: weigh(own),
      before: weigh(before),
      meaning: weigh(near) + dot(wording, features.subarray(positions.size)),
    }
    return { odds: bias + parts.keywords + parts.before + parts.meaning, ...parts }
  }
}
