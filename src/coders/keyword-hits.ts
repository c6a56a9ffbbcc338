import type { Evidence } from '../model/coding.ts'
import type { KeywordHit } from '../model/keyword-hit.ts'
import type { Pattern } from '../model/pattern.ts'
import type { Segment } from '../model/segment.ts'
import type { TokenizedText } from '../model/words.ts'

/** The parts of a segment that are searched. */
export type SearchedSegment = TokenizedText & Pick<Segment, 'language'>

/** Finds the keywords of a codebook. */
export interface KeywordFinder {
  /** Those of each segment, in the order of the codebook. Answers are kept as long as their segments are: several coders ask. */
  readonly find: (segments: readonly SearchedSegment[]) => KeywordHit[][]
  /** A fingerprint of all keywords. */
  readonly fingerprint: string
  /** A fingerprint of the keywords that could match a transcript with these words. */
  readonly candidateFingerprint: (forms: readonly string[], language: string | null) => string
}

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
