import { z } from 'zod'
import { part } from '../boundary/part.ts'
import { groupBy } from '../lists.ts'
import { lineages } from '../model/codebook.ts'
import type { Coding, Evidence } from '../model/coding.ts'
import { rowOf } from '../model/matrix.ts'
import { createMatcher, type Hit } from '../text/patterns/match-patterns.ts'
import { stemmerOf } from '../text/stems.ts'
import { wordsOf } from '../text/words.ts'
import type { Coder } from './coder.ts'
import { nearnessOf } from './fit-anchors.ts'

const KeywordOptions = z.strictObject({
  /** How far above the usual a segment's nearness to the code must be for a weak keyword to count alone. */
  support: z.number().min(0, 'at least 0').default(2),
})

/** Chance, roughly, that a passage with one such keyword is about the code: what several add up to is the confidence. */
const trust = { strong: 0.5, weak: 0.25 }

/**
 * Applies a code where one of its keywords stands. A weak keyword needs another keyword of the code beside it, or a
 * segment that is near to the code in meaning. The confidence is the chance that at least one of the distinct
 * keywords is right, each by itself taken to be right half the time, a weak one a quarter.
 */
export const byKeyword = part<z.infer<typeof KeywordOptions>, Coder>(
  'keywords of the codebook; the matched words are the evidence',
  KeywordOptions as z.ZodType<z.infer<typeof KeywordOptions>>,
  ({ support }) =>
    ({ codebook, segments, vectors, anchors }) => {
      const keywords = codebook.codes.flatMap((code) => code.keywords.map((pattern) => ({ codeId: code.id, pattern })))
      const match = createMatcher(
        keywords.map(({ pattern }) => pattern),
        stemmerOf(codebook.language),
      )
      const topOf = new Map([...lineages(codebook)].map(([id, lineage]) => [id, lineage.at(-1)!.id]))
      return segments.flatMap((segment, row) => {
        const hits = match(segment.text, wordsOf(segment.text))
        if (hits.length === 0) return []
        let near: Set<string> | undefined
        const isNear = (codeId: string): boolean => {
          near ??= new Set(
            nearnessOf(rowOf(vectors, row), anchors).flatMap((code) => (code.standing >= support ? code.codeId : [])),
          )
          return near.has(topOf.get(codeId)!)
        }
        return [...groupBy(hits, ({ keyword }) => keywords[keyword]!.codeId)].flatMap(([codeId, own]): Coding[] => {
          const distinct = [...new Set(own.map(({ keyword }) => keyword))].map((keyword) => keywords[keyword]!.pattern)
          if (distinct.length === 1 && distinct[0]!.weak && !isNear(codeId)) return []
          const doubt = distinct.reduce((product, { weak }) => product * (1 - (weak ? trust.weak : trust.strong)), 1)
          const { transcriptId, id: segmentId, turn, span } = segment
          const evidence = own.map((hit) => toEvidence(hit, keywords[hit.keyword]!.pattern.source, span.start))
          return [
            {
              transcriptId,
              segmentId,
              turn,
              span,
              codeId,
              coder: 'keyword',
              confidence: 1 - doubt,
              evidence,
              status: 'suggested',
            },
          ]
        })
      })
    },
)

const toEvidence = ({ span }: Hit, keyword: string, offset: number): Evidence => ({
  kind: 'keyword',
  keyword,
  span: { start: span.start + offset, end: span.end + offset },
})
