import { compareNames, orderBy, ratio, unique } from '../../collections.ts'
import type { Cluster } from '../../model/cluster.ts'
import type { Quote } from '../../model/quote.ts'
import { overlaps } from '../../model/span.ts'
import type { Tally } from '../tally/tally.ts'
import type { SampleClusters } from './sample-clusters.ts'

/** A cluster with where it lies. */
export interface DescribedCluster {
  readonly cluster: Cluster
  readonly centroid: ArrayLike<number>
}

/** Number of passages that describe a cluster. */
const maxExemplars = 5

/**
 * Describes clusters to somebody who decides whether they are a code: counts, and the most central passages, of as many
 * participants as possible. Those without a code come before parts of codes, in each the largest first.
 */
export function describeClusters(
  { clusters }: SampleClusters,
  { sampled, barred }: Pick<Tally, 'sampled' | 'barred'>,
): DescribedCluster[] {
  const isPrinted = ({ transcriptId, span }: Quote): boolean =>
    !barred.get(transcriptId)?.some((other) => overlaps(other.span, span))
  return clusters
    .map(({ centroid, segmentIds, ...found }) => {
      const members = segmentIds.map((id) => sampled.get(id)!)
      const quotes = members.map(({ quote }) => quote)
      const described: Omit<Cluster, 'number'> = {
        ...found,
        segments: members.length,
        participants: unique(quotes.map(({ participantId }) => participantId)).sort(compareNames),
        organizations: unique(quotes.flatMap(({ organization }) => organization ?? [])).sort(compareNames),
        exemplars: firstOfEach(quotes.filter(isPrinted), ({ participantId }) => participantId).slice(0, maxExemplars),
        codedShare: ratio(members.filter(({ codeIds }) => codeIds.length > 0).length, members.length),
      }
      return { described, centroid }
    })
    .sort(
      orderBy(
        ({ described }) => described.within ?? '',
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
