import { z } from 'zod'
import { part } from '../boundary/part.ts'
import { groupBy } from '../collections.ts'
import type { Coding } from '../model/coding.ts'
import type { CoderFactory } from './coder.ts'
import { similaritiesOf } from './fit-exemplars.ts'
import { distinctPatterns, keywordEvidence, mayMatch } from './keyword-hits.ts'
import { suggest } from './suggest.ts'

const KeywordOptions = z.strictObject({
  /** The minimum z-score of a segment's similarity to the code for a weak keyword to count alone. */
  support: z.number().min(0, 'at least 0').default(2),
})

/** Chance, roughly, that a passage with one such keyword is about the code: what several add up to is the confidence. */
const trust = { strong: 0.5, weak: 0.25 }

/**
 * Applies a code where one of its keywords occurs. A weak keyword needs another keyword of the code beside it, or a
 * segment that is near to the code in meaning. The confidence is the chance that at least one of the distinct
 * keywords is right, each by itself taken to be right half the time, a weak one a quarter.
 */
export const byKeyword = part<z.infer<typeof KeywordOptions>, CoderFactory>(
  'keywords of the codebook; the matched words are the evidence',
  KeywordOptions as z.ZodType<z.infer<typeof KeywordOptions>>,
  ({ support }) =>
    ({ keywords, exemplars }) =>
    ({ segments, vectors, isWanted }) => {
      const hitsBySegment = keywords.find(segments)
      const { codes } = exemplars
      const isNear = (row: number, codeId: string): boolean => {
        const column = codes.findIndex((code) => code.codeId === codeId)
        return column !== -1 && similaritiesOf(vectors, exemplars)[row * codes.length + column]! >= support
      }
      return segments.flatMap((segment, row) => {
        const hits = hitsBySegment[row]!.filter(({ codeId }) => isWanted?.(codeId) !== false)
        if (hits.length === 0) return []
        return [...groupBy(hits, ({ codeId }) => codeId)].flatMap(([codeId, own]): Coding[] => {
          const distinct = distinctPatterns(own)
          if (!mayMatch(distinct) && !isNear(row, own[0]!.topCodeId)) return []
          const doubt = distinct.reduce((product, { weak }) => product * (1 - (weak ? trust.weak : trust.strong)), 1)
          const evidence = own.map((hit) => keywordEvidence(hit, segment))
          return [suggest(segment, codeId, 'keyword', 1 - doubt, evidence)]
        })
      })
    },
)
