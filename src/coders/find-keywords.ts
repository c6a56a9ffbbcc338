import { createHash } from 'node:crypto'
import { groupBy } from '../collections.ts'
import { type Codebook, lineages } from '../model/codebook.ts'
import type { KeywordHit } from '../model/keyword-hit.ts'
import { createMatcher, type Matcher } from '../text/patterns/match-patterns.ts'
import type { KeywordFinder, SearchedSegment } from './keyword-hits.ts'

/**
 * Finds the keywords of a codebook in segments. Inflections are those of the transcript's language, so that the words of
 * a codebook in two languages are found in both.
 */
export function createKeywordFinder(codebook: Codebook): KeywordFinder {
  const topOf = new Map([...lineages(codebook)].map(([id, lineage]) => [id, lineage.at(-1)!.id]))
  const keywords = codebook.codes.flatMap((code) =>
    code.keywords.map((pattern) => ({ codeId: code.id, topCodeId: topOf.get(code.id)!, pattern })),
  )
  const marks = keywords.map(({ codeId, pattern }) => markOf(`${codeId} ${pattern.source}`))
  const matcherByLanguage = new Map<string, Matcher>()
  const matcherOf = (language: string | null): Matcher => {
    const spoken = language ?? codebook.language
    const known = matcherByLanguage.get(spoken)
    if (known) return known
    const patterns = keywords.map(({ pattern }) => pattern)
    const made = createMatcher(patterns, spoken)
    matcherByLanguage.set(spoken, made)
    return made
  }
  const known = new WeakMap<readonly SearchedSegment[], KeywordHit[][]>()
  return {
    fingerprint: marks.join(''),
    find(segments) {
      const before = known.get(segments)
      if (before !== undefined) return before
      const found: KeywordHit[][] = []
      for (const [language, rows] of groupBy([...segments.keys()], (row) => segments[row]!.language)) {
        const hits = matcherOf(language).find(rows.map((row) => segments[row]!))
        for (const [at, row] of rows.entries())
          found[row] = hits[at]!.map(({ keyword, span }) => ({ ...keywords[keyword]!, span }))
      }
      known.set(segments, found)
      return found
    },
    candidateFingerprint(forms, language) {
      let text = ''
      for (const keyword of matcherOf(language).possible(forms)) text += marks[keyword]!
      return text
    },
  }
}

/** A finder that keeps the hits of each segment, for segments that are coded several times in different selections. */
export function keepHits(finder: KeywordFinder): KeywordFinder {
  const known = new Map<SearchedSegment, KeywordHit[]>()
  return {
    ...finder,
    find(segments) {
      const missing = segments.filter((segment) => !known.has(segment))
      for (const [at, hits] of finder.find(missing).entries()) known.set(missing[at]!, hits)
      return segments.map((segment) => known.get(segment)!)
    },
  }
}

/** A short mark of a keyword: the first 48 bits of its hash. */
const markOf = (keyword: string): string => createHash('sha256').update(keyword).digest('base64url').slice(0, 8)
