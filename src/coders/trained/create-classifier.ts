import { dot } from '../../math/vectors.ts'
import type { Classifier } from '../../model/weights.ts'
import type { FeatureSpace } from './features.ts'

/** The score of a segment, in log-odds, with the parts it is the sum of. */
export interface Classification {
  readonly odds: number
  /** The part of it that keywords give, and the part that the wording as a whole gives. */
  readonly keywords: number
  readonly meaning: number
}

/** Creates a classifier that scores segments by their features. */
export function createClassifier({ bias, keywords, meaning }: Classifier, { positions }: FeatureSpace) {
  const wording = Float64Array.from(meaning)
  const weighed = Object.entries(keywords).flatMap(([name, weight]) => {
    const position = positions.get(name)
    return position === undefined ? [] : [{ position, weight }]
  })
  return (features: Float64Array): Classification => {
    let byKeywords = 0
    for (const { position, weight } of weighed) byKeywords += weight * features[position]!
    const byMeaning = dot(wording, features.subarray(positions.size))
    return { odds: bias + byKeywords + byMeaning, keywords: byKeywords, meaning: byMeaning }
  }
}
