import type { Clusterer } from '../clusterers/clusterer.ts'
import { findStableGroups } from '../clusterers/find-stable-groups.ts'
import { compareCodeUnits, countBy, orderBy, sum, unique } from '../collections.ts'
import { type ClusterName, createNamer } from '../findings/clusters/name-clusters.ts'
import { keepNounPhrases } from '../findings/clusters/noun-phrases.ts'
import type { SampleCluster, SampleClusters, SampleCodes } from '../findings/clusters/sample-clusters.ts'
import { centre, dot, meanDirection } from '../math/vectors.ts'
import type { Clustering } from '../model/cluster.ts'
import { rowOf } from '../model/matrix.ts'
import { baseLanguage } from '../text/languages/index.ts'
import {
  createFormReader,
  featuresOf,
  type Passage,
  readPassages,
  type SpokenPassage,
  withoutRepeats,
} from './cluster-passages.ts'
import type { FittedModel } from './fitted-model.ts'
import type { ClusterInputs } from './stage-inputs.ts'

/** Min. number of words of a segment that is clustered. */
const minWords = 15
/** Min. numbers of segments that are clustered, of a cluster's segments, and of its participants. */
const [minPassages, minSegments, minParticipants] = [24, 5, 3]
/** Max. share of a cluster's segments that are of one participant. */
const maxDominance = 0.6
/** Numbers of passages a cluster that are tried, and the largest number of clusters. */
const [sizes, maxClusters] = [[12, 17, 24, 40], 40]
/** Min. number of terms, share of a cluster's passages with one of them, and how many times as many that are as elsewhere. */
const [minTerms, minNamed, minContrast] = [3, 0.5, 2.5]
/** Max. number of clusters that are proposed. */
const maxProposed = 8
/** Min. number of segments of a code that is looked at for parts, and min. share of them in its two parts. */
const [minCodeSegments, minParts] = [40, 0.4]
const maxPhrases = 5

/**
 * Min. stability of a cluster. Any division into few clusters is found again to a degree, so fewer need more: where the
 * numbers of real passages were shuffled, the most stable cluster reached 0.61 of 6, 0.34 of 12 and 0.37 of 24.
 */
const minStability = (clusters: number): number => Math.min(0.9, 0.35 + 1.8 / clusters)

/** A stable cluster of passages with its name. */
interface Named extends ClusterName {
  readonly members: readonly number[]
  readonly stability: number
}

/** One division into clusters: those that may be proposed, and counts of the others. */
interface Division extends Omit<Clustering, 'passages' | 'repeats'> {
  readonly named: readonly Named[]
}

/**
 * Finds stable groups in the segments of the sample that have no code, and codes whose segments fall into two. Segments
 * in another language than the codebook's, short ones and repeats are left out.
 */
export async function clusterSample(
  { meanVector, centroids: ofCodes, sample }: Pick<FittedModel, 'meanVector' | 'centroids' | 'sample'>,
  { segments: coded, names }: SampleCodes,
  { cluster, clusters: asked, seed, language }: ClusterInputs & { readonly cluster: Clusterer },
): Promise<SampleClusters> {
  if (asked === 0) return { clusters: [], clustering: null }
  const vectors = centre(sample.vectors, meanVector)
  const codedById = new Map(coded.map((segment) => [segment.id, segment]))
  const readForms = createFormReader()
  const spoken = sample.segments.flatMap(({ id, words, text, language: ofSegment }, row): SpokenPassage[] => {
    const vector = rowOf(vectors, row)
    if (words < minWords || dot(vector, vector) === 0) return []
    if (ofSegment !== null && baseLanguage(ofSegment) !== baseLanguage(language)) return []
    const { transcriptId, participantId } = codedById.get(id)!
    return [{ id, forms: readForms(text), vector, transcriptId, participantId }]
  })
  spoken.sort((a, b) => compareCodeUnits(a.id, b.id)) // so that the order of the transcripts does not matter
  const kept = withoutRepeats(spoken)
  const passages = readPassages(kept, language, names)
  const codesOf = (passage: Passage) => codedById.get(passage.id)!.codeIds
  const task = { cluster, seed, width: vectors.width, ofCodes, language }

  const free = passages.filter((passage) => codesOf(passage).length === 0)
  const counts = { passages: free.length, repeats: spoken.length - kept.length }
  const best = await divideBest(free, asked, task)
  const clusters = best === null ? [] : await Promise.all(best.named.map((named) => describe(named, free, null, task)))
  const parts = await divideCodes(
    passages.filter((passage) => codesOf(passage).length > 0),
    codesOf,
    task,
  )
  const { named: _, ...found } = best ?? { named: [], ...nothing }
  return { clusters: [...clusters, ...parts], clustering: { ...counts, ...found } }
}

/** The parts of codes whose segments fall into two. */
async function divideCodes(
  passages: readonly Passage[],
  codesOf: (passage: Passage) => readonly string[],
  task: Task,
): Promise<SampleCluster[]> {
  const counts = countBy(passages.flatMap(codesOf), (codeId) => codeId)
  const usual = [...counts].filter(([, segments]) => segments >= minCodeSegments).map(([codeId]) => codeId)
  if (usual.length === 0) return []
  const features = featuresOf(passages)
  const parts: SampleCluster[] = []
  for (const codeId of usual.sort()) {
    const rows = [...passages.keys()].filter((row) => codesOf(passages[row]!).includes(codeId))
    const own = rows.map((row) => passages[row]!)
    const ofOwn = { passages: own, features: rows.map((row) => features[row]!), nameOf: createNamer(own) }
    for (const named of partsOf(await divide(ofOwn, 2, task), own.length))
      parts.push(await describe(named, own, codeId, task))
  }
  return parts
}

const nothing = { clusters: 0, unstable: 0, fewParticipants: 0, unnamed: 0, best: 0 }

/** Passages that are grouped, with the numbers by which they are, and how groups of them are named. */
interface Grouped {
  readonly passages: readonly Passage[]
  readonly features: readonly (readonly number[])[]
  readonly nameOf: (members: readonly number[]) => ClusterName
}

interface Task {
  readonly cluster: Clusterer
  readonly seed: number
  readonly width: number
  readonly ofCodes: FittedModel['centroids']
  readonly language: string
}

/** The division with the highest sum of stabilities of clusters that may be proposed; of equals the coarser. */
async function divideBest(passages: readonly Passage[], asked: number | null, task: Task): Promise<Division | null> {
  if (passages.length < minPassages) return null
  const grouped = { passages, features: featuresOf(passages), nameOf: createNamer(passages) }
  const numbers = asked === null ? sizes.map((size) => Math.round(passages.length / size)) : [asked]
  const tried = unique(numbers.map((number) => Math.min(maxClusters, Math.max(2, number))))
  const divisions: Division[] = []
  for (const clusters of tried) divisions.push(await divide(grouped, clusters, task))
  const worth = ({ named }: Division): number => sum(named, ({ stability }) => stability)
  return divisions.reduce((a, b) => (worth(b) >= worth(a) ? b : a))
}

async function divide(
  { passages, features, nameOf }: Grouped,
  clusters: number,
  { cluster, seed }: Task,
): Promise<Division> {
  const interviews = passages.map(({ transcriptId }) => transcriptId)
  const groups = (await findStableGroups(cluster, { rows: features, interviews, clusters, seed })).filter(
    ({ rows }) => rows.length >= minSegments,
  )
  const stable = groups.filter(({ stability }) => stability >= minStability(clusters))
  const shared = stable.filter(({ rows }) => isShared(rows.map((row) => passages[row]!)))
  const named = shared
    .map(({ rows, stability }) => ({ members: rows, stability, ...nameOf(rows) }))
    .filter(
      ({ terms, within, outside }) => terms.length >= minTerms && within >= minNamed && within >= minContrast * outside,
    )
    .sort(
      orderBy(
        ({ stability }) => stability,
        ({ terms }) => terms.join(' '),
      ),
    )
  return {
    clusters,
    named: named.slice(0, maxProposed),
    unstable: groups.length - stable.length,
    fewParticipants: stable.length - shared.length,
    unnamed: shared.length - named.length,
    best: Math.max(0, ...groups.map(({ stability }) => stability)),
  }
}

/** True if enough participants speak in the passages, and none of them in most. */
function isShared(passages: readonly Passage[]): boolean {
  const counts = [...countBy(passages, ({ participantId }) => participantId).values()]
  return counts.length >= minParticipants && Math.max(...counts) <= maxDominance * passages.length
}

/** The two parts that the segments of a code fall into; none if they do not. */
const partsOf = ({ named }: Division, segments: number): readonly Named[] =>
  named.length === 2 && sum(named, ({ members }) => members.length) >= minParts * segments ? named : []

/** A cluster with the phrases and the code that are nearest to it. */
async function describe(
  { members, stability, terms, pairs }: Named,
  passages: readonly Passage[],
  within: string | null,
  { width, ofCodes, language }: Task,
): Promise<SampleCluster> {
  const own = members.map((member) => passages[member]!)
  const centroid = meanDirection(
    own.map(({ vector }) => vector),
    width,
  )
  const [nearest] = Array.from(ofCodes, ([codeId, center]) => ({ codeId, similarity: dot(center, centroid) })).sort(
    orderBy(
      ({ similarity }) => similarity,
      ({ codeId }) => codeId,
    ),
  )
  const phrases = baseLanguage(language) === 'en' ? await keepNounPhrases(pairs) : pairs
  return {
    ...{ within, stability, terms, centroid },
    phrases: phrases.slice(0, maxPhrases),
    segmentIds: own.map(({ id }) => id),
    nearestCode: nearest ?? null,
  }
}
