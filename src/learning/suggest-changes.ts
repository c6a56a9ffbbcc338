import { fitSegments } from '../analysis/code-segments.ts'
import type { KeywordChange } from '../codebook/patch-codebook.ts'
import type { Embedder } from '../embedders/index.ts'
import { findUncovered } from '../evaluation/find-uncovered.ts'
import { createLabeller } from '../evaluation/labels.ts'
import type { Suggestions } from '../evaluation/suggestions.ts'
import { findKeywords, findMisfires, findOverlaps, type KeywordWeight } from '../evaluation/weigh-keywords.ts'
import type { Codebook } from '../model/codebook.ts'
import type { CodedPassage } from '../model/coded-passage.ts'
import type { Cluster } from '../model/findings.ts'
import { rowOf } from '../model/matrix.ts'
import { toSegment } from './coded-passages.ts'

/** Options of suggestions. */
export interface SuggestOptions {
  readonly embedder: Embedder
  /** Clusters of the study that the passages come from; empty for tables of passages. */
  readonly clusters?: readonly Cluster[]
}

/**
 * Proposes changes of a codebook from people's codings, each with counts of what they judged. What nobody
 * looked at is counted neither for nor against a keyword.
 */
export async function suggestChanges(
  passages: readonly CodedPassage[],
  codebook: Codebook,
  { embedder, clusters = [] }: SuggestOptions,
): Promise<Suggestions> {
  const { vectors, exemplars } = await fitSegments(passages.map(toSegment), codebook, embedder)
  const exemplarsByCode = new Map(
    exemplars.codes.map(({ codeId, rows }) => [codeId, rows.map((row) => rowOf(exemplars.vectors, row))]),
  )
  return {
    keywords: findKeywords(passages, codebook),
    misfires: findMisfires(passages, codebook),
    overlaps: findOverlaps(passages, codebook),
    examples: findUncovered(passages, vectors, exemplarsByCode, createLabeller(codebook, 'code')),
    clusters: clusters.filter(({ within }) => within === null),
  }
}

/** The changes of keywords among suggestions, for a patch of the codebook. */
export function keywordChangesOf({ keywords, misfires }: Pick<Suggestions, 'keywords' | 'misfires'>): KeywordChange[] {
  const why = ({ right, passages, interviews }: KeywordWeight): string =>
    `right in ${right} of ${passages} judged passages of ${interviews} interviews`
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
