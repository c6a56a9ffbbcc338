import { byName, byRank, countBy, ratio, sum, unique } from '../lists.ts'
import { dot } from '../math/vectors.ts'
import type { Cluster, Quote } from '../model/findings.ts'
import { type Matrix, rowOf } from '../model/matrix.ts'
import type { Segment } from '../model/segment.ts'
import { formOf } from '../text/patterns/parse-pattern.ts'
import { isStopWord } from '../text/stop-words.ts'
import { wordsOf } from '../text/words.ts'
import { findNounPhrases } from './noun-phrases.ts'

/** Segments of one candidate, and what it may be compared with. */
export interface ClusterMembers {
  readonly rows: readonly number[]
  readonly centroid: ArrayLike<number>
}
export interface ClusterSources {
  readonly segments: readonly Segment[]
  readonly vectors: Matrix
  /** Mean direction of each code's anchors. */
  readonly codeCenters: readonly { readonly codeId: string; readonly center: ArrayLike<number> }[]
  readonly codedSegments: ReadonlySet<string>
  readonly quoteOf: (segment: Segment) => Quote
}

/** How many terms, phrases and passages describe a cluster. */
const shown = { terms: 8, phrases: 5, exemplars: 3 }

/**
 * Describes clusters to somebody who decides whether they are a code: the words that set each apart from the others,
 * noun phrases of its most typical passages, these passages, and the code it is nearest to. Largest first.
 */
export function describeClusters(
  clusters: readonly ClusterMembers[],
  sources: ClusterSources,
): { readonly cluster: Cluster; readonly centroid: ArrayLike<number> }[] {
  const { segments, vectors, codeCenters, codedSegments, quoteOf } = sources
  const termsByCluster = tellingTerms(clusters.map(({ rows }) => rows.map((row) => segments[row]!.text)))
  return clusters
    .map(({ rows, centroid }, index) => {
      const ranked = [...rows].sort(
        byRank(
          (row: number) => dot(centroid, rowOf(vectors, row)),
          (row) => segments[row]!.id,
        ),
      )
      const typical = firstOfEach(ranked, (row) => quoteOf(segments[row]!).participantId).slice(0, shown.exemplars)
      const quotes = rows.map((row) => quoteOf(segments[row]!))
      const nearest = codeCenters
        .map(({ codeId, center }) => ({ codeId, similarity: dot(center, centroid) }))
        .sort(
          byRank(
            ({ similarity }) => similarity,
            ({ codeId }) => codeId,
          ),
        )[0]
      const described: Omit<Cluster, 'number'> = {
        segments: rows.length,
        participants: unique(quotes.map(({ participantId }) => participantId)).sort(byName),
        organizations: unique(quotes.flatMap(({ organization }) => organization ?? [])).sort(byName),
        terms: termsByCluster[index]!,
        phrases: findNounPhrases(ranked.slice(0, 12).map((row) => segments[row]!.text)).slice(0, shown.phrases),
        exemplars: typical.map((row) => quoteOf(segments[row]!)),
        nearestCode: nearest ?? null,
        codedShare: ratio(rows.filter((row) => codedSegments.has(segments[row]!.id)).length, rows.length),
      }
      return { described, centroid }
    })
    .sort(
      byRank(
        ({ described }) => described.segments,
        ({ described }) => described.terms.join(' '),
      ),
    )
    .map(({ described, centroid }, index) => ({ cluster: { number: index + 1, ...described }, centroid }))
}

/** The rows in order, but each owner's second row after everyone's first. */
function firstOfEach(rows: readonly number[], ownerOf: (row: number) => string): number[] {
  const seen = new Set<string>()
  const first = rows.filter((row) => !seen.has(ownerOf(row)) && seen.add(ownerOf(row)))
  return [...first, ...rows.filter((row) => !first.includes(row))]
}

/**
 * The words that tell groups of texts apart, by c-TF-IDF: how often a word is said in the group, times the logarithm
 * of one plus the mean length of a group over how often it is said in all (Grootendorst 2022, BERTopic).
 */
function tellingTerms(groups: readonly (readonly string[])[]): string[][] {
  const counts = groups.map((texts) =>
    countBy(
      texts.flatMap((text) => wordsOf(text).map((word) => formOf(word.text))).filter((word) => !isStopWord(word)),
      (word) => word,
    ),
  )
  const overall = new Map<string, number>()
  for (const group of counts) for (const [word, count] of group) overall.set(word, (overall.get(word) ?? 0) + count)
  const meanLength = ratio(
    sum(overall.values(), (count) => count),
    groups.length,
  )
  return counts.map((group) =>
    [...group]
      .filter(([, count]) => count >= 2)
      .map(([word, count]) => ({ word, score: count * Math.log(1 + meanLength / overall.get(word)!) }))
      .sort(
        byRank(
          ({ score }) => score,
          ({ word }) => word,
        ),
      )
      .slice(0, shown.terms)
      .map(({ word }) => word),
  )
}
