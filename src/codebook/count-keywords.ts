import { countBy, orderBy } from '../collections.ts'
import type { Codebook } from '../model/codebook.ts'
import type { Pattern } from '../model/pattern.ts'
import type { Segment } from '../model/segment.ts'
import type { Span } from '../model/span.ts'

/** The number of segments and transcripts that a keyword marks. */
export interface KeywordCount {
  readonly codeId: string
  readonly keyword: string
  readonly segments: number
  readonly transcripts: number
  /** The different words that it matched, in lower case, the most frequent first: where stems say too much, they show. */
  readonly forms: readonly string[]
}

/**
 * Counts for each keyword, in codebook order, where it matches; a weak one is counted like the others.
 *
 * @param segments with their keywords, as coding finds them
 */
export function countKeywords(
  codebook: Codebook,
  segments: readonly {
    readonly segment: Segment
    readonly hits: readonly { readonly pattern: Pattern; readonly span: Span }[]
  }[],
): KeywordCount[] {
  const keywords = codebook.codes.flatMap((code) => code.keywords.map((pattern) => ({ codeId: code.id, pattern })))
  const positions = new Map(keywords.map(({ pattern }, position) => [pattern, position]))
  const marked = keywords.map(() => ({
    segments: new Set<string>(),
    transcripts: new Set<string>(),
    said: [] as string[],
  }))
  for (const { segment, hits } of segments) {
    for (const { pattern, span } of hits) {
      const { said, segments: ids, transcripts } = marked[positions.get(pattern)!]!
      said.push(segment.text.slice(span.start, span.end).toLowerCase())
      ids.add(segment.id)
      transcripts.add(segment.transcriptId)
    }
  }
  return keywords.map(({ codeId, pattern }, index) => ({
    codeId,
    keyword: pattern.source,
    segments: marked[index]!.segments.size,
    transcripts: marked[index]!.transcripts.size,
    forms: [...countBy(marked[index]!.said, (form) => form)]
      .sort(
        orderBy(
          ([, count]) => count,
          ([form]) => form,
        ),
      )
      .map(([form]) => form),
  }))
}
