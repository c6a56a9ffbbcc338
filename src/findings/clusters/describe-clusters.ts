import { compareNames, countBy, orderBy, ratio, sum, unique } from '../../collections.ts'
import type { Cluster } from '../../model/findings.ts'
import { formOf } from '../../text/forms.ts'
import { isStopWord } from '../../text/stop-words.ts'
import { wordsOf } from '../../text/words.ts'
import type { Tally } from '../tally/tally.ts'

/** Clusters found in a sample of segments; see `fit-study.ts`. */
export interface SampleClusters {
  /** Free clusters with their centre and their members, the most typical first. */
  readonly clusters: readonly {
    readonly centroid: ArrayLike<number>
    readonly segmentIds: readonly string[]
    /** The code whose examples it is nearest to. */
    readonly nearestCode: Cluster['nearestCode']
    /** Of its most typical passages, the most frequent first. */
    readonly phrases: readonly string[]
  }[]
  /** Null where nothing was clustered. */
  readonly stability: number | null
}

/** A cluster with where it lies. */
export interface DescribedCluster {
  readonly cluster: Cluster
  readonly centroid: ArrayLike<number>
}

/** The numbers of terms, phrases and passages that describe a cluster. */
const shown = { terms: 8, phrases: 5, exemplars: 3 }

/**
 * Describes clusters to somebody who decides whether they are a code: the words that set each apart from the others,
 * noun phrases of its most typical passages, these passages, and the code it is nearest to. Largest first.
 */
export function describeClusters(
  { clusters }: SampleClusters,
  { sampled }: Pick<Tally, 'sampled'>,
): DescribedCluster[] {
  const members = clusters.map(({ segmentIds }) => segmentIds.map((id) => sampled.get(id)!))
  const termsByCluster = tellingTerms(members.map((own) => own.map(({ quote }) => quote.text)))
  return clusters
    .map(({ centroid, nearestCode, phrases }, index) => {
      const own = members[index]!
      const quotes = own.map(({ quote }) => quote)
      const described: Omit<Cluster, 'number'> = {
        segments: own.length,
        participants: unique(quotes.map(({ participantId }) => participantId)).sort(compareNames),
        organizations: unique(quotes.flatMap(({ organization }) => organization ?? [])).sort(compareNames),
        terms: termsByCluster[index]!,
        phrases: phrases.slice(0, shown.phrases),
        exemplars: firstOfEach(quotes, ({ participantId }) => participantId).slice(0, shown.exemplars),
        nearestCode,
        codedShare: ratio(own.filter(({ isCoded }) => isCoded).length, own.length),
      }
      return { described, centroid }
    })
    .sort(
      orderBy(
        ({ described }) => described.segments,
        ({ described }) => described.terms.join(' '),
      ),
    )
    .map(({ described, centroid }, index) => ({ cluster: { number: index + 1, ...described }, centroid }))
}

/** The items in order, but each owner's second after everyone's first. */
function firstOfEach<Item>(items: readonly Item[], ownerOf: (item: Item) => string): Item[] {
  const seen = new Set<string>()
  const first = items.filter((item) => !seen.has(ownerOf(item)) && seen.add(ownerOf(item)))
  return [...first, ...items.filter((item) => !first.includes(item))]
}

/**
 * The words that distinguish groups of texts, by c-TF-IDF: how often a word is said in the group, times the logarithm
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
        orderBy(
          ({ score }) => score,
          ({ word }) => word,
        ),
      )
      .slice(0, shown.terms)
      .map(({ word }) => word),
  )
}
