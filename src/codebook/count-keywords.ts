import { byRank, countBy } from '../lists.ts'
import type { Codebook } from '../model/codebook.ts'
import type { Segment } from '../model/segment.ts'
import { createMatcher } from '../text/patterns/match-patterns.ts'
import { stemmerOf } from '../text/stems.ts'
import { wordsOf } from '../text/words.ts'

/** How many segments and transcripts a keyword marks. */
export interface KeywordCount {
  readonly codeId: string
  readonly keyword: string
  readonly segments: number
  readonly transcripts: number
  /** The different words that it matched, in lower case, the most frequent first: where stems say too much, they show. */
  readonly forms: readonly string[]
}

/** Counts for each keyword, in codebook order, where it matches; a weak one is counted like the others. */
export function countKeywords(codebook: Codebook, segments: readonly Segment[]): KeywordCount[] {
  const keywords = codebook.codes.flatMap((code) => code.keywords.map((pattern) => ({ codeId: code.id, pattern })))
  const match = createMatcher(
    keywords.map(({ pattern }) => pattern),
    stemmerOf(codebook.language),
  )
  const marked = keywords.map(() => ({
    segments: new Set<string>(),
    transcripts: new Set<string>(),
    said: [] as string[],
  }))
  for (const { id, transcriptId, text } of segments) {
    for (const { keyword, span } of match(text, wordsOf(text))) {
      marked[keyword]!.said.push(text.slice(span.start, span.end).toLowerCase())
      marked[keyword]!.segments.add(id)
      marked[keyword]!.transcripts.add(transcriptId)
    }
  }
  return keywords.map(({ codeId, pattern }, index) => ({
    codeId,
    keyword: pattern.source,
    segments: marked[index]!.segments.size,
    transcripts: marked[index]!.transcripts.size,
    forms: [...countBy(marked[index]!.said, (form) => form)]
      .sort(
        byRank(
          ([, count]) => count,
          ([form]) => form,
        ),
      )
      .map(([form]) => form),
  }))
}
