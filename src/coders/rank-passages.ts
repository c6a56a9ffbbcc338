import { getOrInsert, sum } from '../collections.ts'
import { roundToSixDigits } from '../math/round.ts'
import { lineages } from '../model/codebook.ts'
import type { KeywordHit } from '../model/keyword-hit.ts'
import { rowOf } from '../model/matrix.ts'
import { wordCountOf } from '../model/words.ts'
import type { CoderInputs } from './coder.ts'
import type { CodingTask } from './coding-task.ts'
import { similaritiesOf } from './fit-exemplars.ts'
import { distinctPatterns } from './keyword-hits.ts'

/** How well a code fits a passage, by the keywords in it and the similarity of its wording. */
export interface Fit {
  readonly codeId: string
  /** The higher, the likelier; comparable among passages of one code, not among codes. */
  readonly score: number
  /** The different keywords of the code, and of those inside it, that occur. */
  readonly keywords: readonly string[]
  /** Standard deviations above the usual similarity to the code; 0 for short passages, and for codes without texts. */
  readonly similarity: number
}

/**
 * The weight of ln(1 + keywords) beside one standard deviation of similarity. One weight for every codebook; from 2 to 4
 * passages are ranked equally well on three sets of coded passages (codebooks/how-good.md), and better than by either alone.
 */
const keywordWeight = 3

/** The score from which a passage is listed: one standard deviation of similarity, or a keyword. */
const minScore = 1

/** Words from which the wording of a passage says anything. */
const minWords = 15

/**
 * Ranks passages for each code: keywords and similarity add up to a score, without any limit from which a code is given. A
 * code inside another one needs a keyword of its own, since only the outer code has definition and examples of both.
 *
 * @returns for each segment the codes that may fit it, in the order of the codebook
 */
export function createRanker({ codebook, keywords, exemplars }: Omit<CoderInputs, 'weights'>) {
  const lineageById = lineages(codebook)
  const places = new Map(codebook.codes.map(({ id }, place) => [id, place]))
  const codes = codebook.codes.map(({ id, parentId }) => ({
    codeId: id,
    isInner: parentId !== null,
    exemplars: exemplars.codes.findIndex(({ codeId }) => codeId === lineageById.get(id)!.at(-1)!.id),
    placesAbove: lineageById.get(id)!.map((code) => places.get(code.id)!),
  }))
  return ({ segments, vectors }: Pick<CodingTask, 'segments' | 'vectors'>): Fit[][] => {
    const hitsBySegment = keywords.find(segments)
    return segments.map((segment, row) => {
      const isLong = wordCountOf(segment.words) >= minWords
      const similarities = isLong ? similaritiesOf(rowOf(vectors, row), exemplars) : []
      const hitsByPlace = new Map<number, KeywordHit[]>()
      for (const hit of hitsBySegment[row]!)
        for (const place of codes[places.get(hit.codeId)!]!.placesAbove)
          getOrInsert(hitsByPlace, place, () => []).push(hit)
      return codes.flatMap(({ codeId, isInner, exemplars: own }, place): Fit[] => {
        const hits = hitsByPlace.get(place)
        const similarity = similarities[own]?.zScore ?? 0
        if (hits === undefined && (isInner || similarity < minScore)) return []
        const patterns = distinctPatterns(hits ?? [])
        const found = sum(patterns, ({ weak }) => (weak ? 0.5 : 1))
        const score = keywordWeight * Math.log1p(found) + similarity
        if (score < minScore) return []
        return [
          {
            codeId,
            score: roundToSixDigits(score),
            keywords: patterns.map(({ source }) => source),
            similarity: roundToSixDigits(similarity),
          },
        ]
      })
    })
  }
}
