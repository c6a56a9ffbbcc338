import { createHash } from 'node:crypto'
import { groupBy } from '../collections.ts'
import { type Codebook, lineages } from '../model/codebook.ts'
import type { Evidence } from '../model/coding.ts'
import type { Pattern } from '../model/pattern.ts'
import type { Segment } from '../model/segment.ts'
import type { Span } from '../model/span.ts'
import type { TokenizedText } from '../model/words.ts'
import { createMatcher, type Matcher } from '../text/patterns/match-patterns.ts'

/** A match of a code's keyword in a text. */
export interface KeywordHit {
  readonly codeId: string
  /** The code directly under the theme that it is, or is nested in. */
  readonly topCodeId: string
  readonly pattern: Pattern
  readonly span: Span
}

/** The parts of a segment that are searched. */
type Spoken = TokenizedText & Pick<Segment, 'language'>

/** Finds the keywords of a codebook. */
export interface KeywordFinder {
  /** Those of each segment, in the order of the codebook. The last answer is kept: several coders ask for it. */
  readonly find: (segments: readonly Spoken[]) => KeywordHit[][]
  /** A fingerprint of the keywords that could match a transcript with these words. */
  readonly candidateFingerprint: (forms: readonly string[], language: string | null) => string
}

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
  let last: { readonly segments: readonly Spoken[]; readonly found: KeywordHit[][] } | undefined
  return {
    find(segments) {
      if (last?.segments === segments) return last.found
      const found: KeywordHit[][] = []
      for (const [language, rows] of groupBy([...segments.keys()], (row) => segments[row]!.language)) {
        const hits = matcherOf(language).find(rows.map((row) => segments[row]!))
        for (const [at, row] of rows.entries())
          found[row] = hits[at]!.map(({ keyword, span }) => ({ ...keywords[keyword]!, span }))
      }
      last = { segments, found }
      return found
    },
    candidateFingerprint(forms, language) {
      let text = ''
      for (const keyword of matcherOf(language).possible(forms)) text += marks[keyword]!
      return text
    },
  }
}

/** A short mark of a keyword: the first 48 bits of its hash. */
const markOf = (keyword: string): string => createHash('sha256').update(keyword).digest('base64url').slice(0, 8)

/** Hits as a text that is the same only for the same keywords at the same places. */
export const writeHits = (hitsBySegment: readonly (readonly KeywordHit[])[]): string =>
  hitsBySegment
    .map((hits) =>
      hits.map(({ codeId, pattern, span }) => `${codeId} ${pattern.source} ${span.start}-${span.end}`).join('\n'),
    )
    .join('\n\n')

/** The different keywords among hits. */
export const distinctPatterns = (hits: readonly KeywordHit[]): Pattern[] => [
  ...new Set(hits.map(({ pattern }) => pattern)),
]

/** True if keywords alone justify a code: a strong one, or two different weak ones. */
export const mayMatch = (patterns: readonly Pattern[]): boolean =>
  patterns.length > 1 || patterns.some(({ weak }) => !weak)

/** A hit as a reason, placed in the transcript of its segment. */
export const keywordEvidence = ({ pattern, span }: KeywordHit, segment: Segment): Evidence => ({
  kind: 'keyword',
  keyword: pattern.source,
  span: { start: span.start + segment.span.start, end: span.end + segment.span.start },
})
