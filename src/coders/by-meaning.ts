import { z } from 'zod'
import { part } from '../boundary/part.ts'
import type { Coding } from '../model/coding.ts'
import { rowOf } from '../model/matrix.ts'
import { wordCountOf } from '../model/words.ts'
import type { CoderFactory } from './coder.ts'
import { nearestExemplars, similaritiesOf } from './fit-exemplars.ts'
import { suggest } from './suggest.ts'

const MeaningOptions = z.strictObject({
  /** The minimum z-score of the similarity to a code. */
  threshold: z.number().min(0, 'at least 0').default(1.4),
  /** The maximum difference in similarity between the first code and a second one. */
  margin: z.number().min(0, 'at least 0').default(0),
  /** Minimum words of a segment; shorter ones carry too little meaning. */
  words: z.number().int().min(1, 'at least 1').default(15),
})

/**
 * Suggests codes by similarity to the codebook's definitions and examples, as a z-score over the segments of the study.
 * The confidence grows with the z-score and stays below that of two keywords: similarity alone is weak evidence.
 */
export const byMeaning = part<z.infer<typeof MeaningOptions>, CoderFactory>(
  'nearness to the definitions and examples of the codebook; the nearest of them are the evidence',
  MeaningOptions as z.ZodType<z.infer<typeof MeaningOptions>>,
  ({ threshold, margin, words }) =>
    ({ exemplars }) =>
    ({ segments, vectors, isWanted }) => {
      const { codes } = exemplars
      const zScores = similaritiesOf(vectors, exemplars)
      const found: Coding[] = []
      for (const [row, segment] of segments.entries()) {
        if (wordCountOf(segment.words) < words) continue
        const first = row * codes.length
        let best = -Infinity
        for (let column = 0; column < codes.length; column++) best = Math.max(best, zScores[first + column]!)
        const least = Math.max(threshold, best - margin)
        for (let column = 0; column < codes.length; column++) {
          const zScore = zScores[first + column]!
          const { codeId } = codes[column]!
          if (zScore < least || isWanted?.(codeId) === false) continue
          const nearest = nearestExemplars(rowOf(vectors, row), codeId, exemplars)
          const evidence = nearest.map((near) => ({ kind: 'anchor' as const, ...near }))
          found.push(suggest(segment, codeId, 'meaning', 0.6 * (1 - Math.exp(-zScore / 3)), evidence))
        }
      }
      return found
    },
)
