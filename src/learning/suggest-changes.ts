import { fitSegments } from '../analysis/code-segments.ts'
import type { KeywordChange } from '../codebook/patch-codebook.ts'
import type { Embedder } from '../embedders/embedder.ts'
import { findUncovered } from '../evaluation/find-uncovered.ts'
import { createLabeller } from '../evaluation/labels.ts'
import type { HeldOutKeyword, Suggestions } from '../evaluation/suggestions.ts'
import { findOverlaps } from '../evaluation/weigh-keywords.ts'
import type { Cluster } from '../model/cluster.ts'
import type { Codebook } from '../model/codebook.ts'
import type { CodedPassage } from '../model/coded-passage.ts'
import { rowOf } from '../model/matrix.ts'
import type { Progress } from '../model/progress.ts'
import type { Segment } from '../model/segment.ts'
import { holdOutKeywords } from './hold-out-keywords.ts'
import { toSegment } from './passage-segment.ts'
import { proposeFromTexts } from './propose-from-texts.ts'

/** Options of suggestions. */
export interface SuggestOptions {
  readonly embedder: Embedder
  /** Clusters of the study that the passages come from; empty for tables of passages. */
  readonly clusters?: readonly Cluster[]
  /** Segments of the study, in which proposed words are counted; the passages themselves if absent. */
  readonly segments?: readonly Segment[]
  /** Participant by segment id. */
  readonly participants?: ReadonlyMap<string, string>
  readonly progress?: Progress
}

/**
 * Proposes changes of a codebook: keywords from people's codings, with counts of what they judged and only where they hold
 * on interviews they were not found in; and keywords from the texts of the codebook, which nobody judged. What nobody looked
 * at is counted neither for nor against a keyword.
 *
 * @param passages what people coded; may be empty
 */
export async function suggestChanges(
  passages: readonly CodedPassage[],
  codebook: Codebook,
  { embedder, clusters = [], segments = passages.map(toSegment), participants = new Map(), progress }: SuggestOptions,
): Promise<Suggestions> {
  return {
    ...holdOutKeywords(passages, codebook, progress),
    fromTexts: await proposeFromTexts(segments, codebook, { embedder, participants }),
    overlaps: findOverlaps(passages, codebook),
    examples: passages.length === 0 ? [] : await examplesFrom(passages, codebook, embedder),
    clusters: clusters.filter(({ within }) => within === null),
  }
}

/** Passages of a code that are unlike its examples. */
async function examplesFrom(
  passages: readonly CodedPassage[],
  codebook: Codebook,
  embedder: Embedder,
): Promise<Suggestions['examples']> {
  const { vectors, exemplars } = await fitSegments(passages.map(toSegment), codebook, embedder)
  const exemplarsByCode = new Map(
    exemplars.codes.map(({ codeId, rows }) => [codeId, rows.map((row) => rowOf(exemplars.vectors, row))]),
  )
  return findUncovered(passages, vectors, exemplarsByCode, createLabeller(codebook, 'code'))
}

/** The changes of keywords among suggestions, for a patch of the codebook. */
export function keywordChangesOf({ keywords, misfires }: Pick<Suggestions, 'keywords' | 'misfires'>): KeywordChange[] {
  const why = ({ right, passages, interviews, heldOut }: HeldOutKeyword): string =>
    `right in ${right} of ${passages} judged passages of ${interviews} interviews, ${heldOut.right} of ${heldOut.passages} where it was not found`
  return [
    ...keywords.map((own): KeywordChange => ({ kind: 'add', codeId: own.codeId, keyword: own.keyword, why: why(own) })),
    ...misfires.map(
      (own): KeywordChange => ({
        kind: 'weaken',
        codeId: own.codeId,
        position: own.position!,
        why: why(own),
      }),
    ),
  ]
}
