import { getOrInsert, sum } from '../collections.ts'
import { roundToSixDigits } from '../math/round.ts'
import { lineages } from '../model/codebook.ts'
import type { KeywordHit } from '../model/keyword-hit.ts'
import type { Pattern } from '../model/pattern.ts'
import { wordCountOf } from '../model/words.ts'
import type { CoderInputs } from './coder.ts'
import type { CodingTask } from './coding-task.ts'
import { similaritiesOf } from './fit-exemplars.ts'

/** How well a code fits a passage, by the keywords in it and the similarity of its wording. */
export interface Fit {
  /** Position of the passage among the segments. */
  readonly position: number
  /** The higher, the likelier; comparable among passages of one code, not among codes. */
  readonly score: number
  /** The different keywords of the code, and of those inside it, that occur. */
  readonly keywords: readonly string[]
  /** Standard deviations above the usual similarity to the code; 0 for short passages, and for codes without texts. */
  readonly similarity: number
}

/** The passages that a code may fit, the likeliest first. Each is described when it is asked for: mostly the first are enough. */
export interface RankedPassages {
  readonly codeId: string
  readonly fits: Iterable<Fit>
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
 * @returns the codes in the order of the codebook
 */
export function createRanker({ codebook, keywords, exemplars }: Omit<CoderInputs, 'weights'>) {
  const lineageById = lineages(codebook)
  const places = new Map(codebook.codes.map(({ id }, place) => [id, place]))
  const codes = codebook.codes.map(({ id, parentId }) => ({
    codeId: id,
    isInner: parentId !== null,
    column: exemplars.codes.findIndex(({ codeId }) => codeId === lineageById.get(id)!.at(-1)!.id),
  }))
  const placesAbove = codebook.codes.map(({ id }) => lineageById.get(id)!.map((code) => places.get(code.id)!))
  return ({ segments, vectors }: Pick<CodingTask, 'segments' | 'vectors'>): RankedPassages[] => {
    const zScores = similaritiesOf(vectors, exemplars)
    const isLong = Uint8Array.from(segments, ({ words }) => (wordCountOf(words) >= minWords ? 1 : 0))
    const patternsByPlace = gatherPatterns(keywords.find(segments))
    return codes.map(({ codeId, isInner, column }, place) => {
      const similarityAt = (position: number): number =>
        column === -1 || isLong[position] === 0 ? 0 : zScores[position * exemplars.codes.length + column]!
      const patternsAt = patternsByPlace[place]!
      const ranked: { readonly position: number; readonly score: number }[] = []
      for (let position = 0; position < segments.length; position++) {
        const similarity = similarityAt(position)
        const patterns = patternsAt.get(position)
        if (patterns === undefined && (isInner || similarity < minScore)) continue
        const found = patterns === undefined ? 0 : sum(patterns, ({ weak }) => (weak ? 0.5 : 1))
        const score = keywordWeight * Math.log1p(found) + similarity
        if (score >= minScore) ranked.push({ position, score: roundToSixDigits(score) })
      }
      function* fits(): Generator<Fit> {
        for (const { position, score } of ranked.sort((a, b) => b.score - a.score)) {
          const patterns = patternsAt.get(position) ?? noPatterns
          yield {
            position,
            score,
            keywords: Array.from(patterns, ({ source }) => source),
            similarity: roundToSixDigits(similarityAt(position)),
          }
        }
      }
      return { codeId, fits: fits() }
    })
  }

  /** For each code the different keywords of it, and of those inside it, in each segment that has some. */
  function gatherPatterns(hitsBySegment: readonly (readonly KeywordHit[])[]): Map<number, Set<Pattern>>[] {
    const patterns = codes.map(() => new Map<number, Set<Pattern>>())
    for (const [position, hits] of hitsBySegment.entries())
      for (const { codeId, pattern } of hits)
        for (const place of placesAbove[places.get(codeId)!]!)
          getOrInsert(patterns[place]!, position, () => new Set<Pattern>()).add(pattern)
    return patterns
  }
}

const noPatterns: ReadonlySet<Pattern> = new Set()
