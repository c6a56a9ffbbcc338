import { orderBy } from '../collections.ts'
import type { SampleClusters } from '../findings/clusters/describe-clusters.ts'
import { findNounPhrases } from '../findings/clusters/noun-phrases.ts'
import { centre, dot, dotRow } from '../math/vectors.ts'
import { rowOf, rowsAt } from '../model/matrix.ts'
import { buildClusterer } from './build-parts.ts'
import type { FittedModel } from './fitted-model.ts'
import type { ClusterInputs } from './stage-inputs.ts'

/** Min. number of words of a segment that is clustered. */
const minWords = 15
/** Number of segments nearest to the centroid from which the phrases of a cluster are taken. */
const typical = 6
/** Min. number of segments of a cluster that is proposed. */
const minSegments = 3

/** Finds groups of similar segments in the sample, apart from those that are similar to a code. */
export async function clusterSample(
  { meanVector, centroids: ofCodes, sample }: Pick<FittedModel, 'meanVector' | 'centroids' | 'sample'>,
  { clusterer, clusters: asked, seed }: ClusterInputs,
): Promise<SampleClusters> {
  const vectors = centre(sample.vectors, meanVector)
  const rows = sample.segments.flatMap(({ words }, row) =>
    words >= minWords && dot(rowOf(vectors, row), rowOf(vectors, row)) > 0 ? [row] : [],
  )
  const free = asked ?? Math.min(12, Math.max(2, Math.round(Math.sqrt(rows.length / 12))))
  const most = Math.floor(rows.length / 2) - free
  if (free === 0 || most < 0) return { clusters: [], stability: null }
  const seeds = [...ofCodes.values()].slice(0, most).map((center) => Float32Array.from(center))
  const { labels, centroids, stability } = await buildClusterer(clusterer)(rowsAt(vectors, rows), { seeds, free, seed })
  const found: SampleClusters['clusters'][number][] = []
  for (const [at, centroid] of centroids.slice(seeds.length).entries()) {
    const members = rows.filter((_, position) => labels[position] === seeds.length + at)
    if (members.length < minSegments) continue
    const ranked = members.sort(
      orderBy(
        (row: number) => dotRow(vectors, row, centroid),
        (row) => sample.segments[row]!.id,
      ),
    )
    const [nearest] = Array.from(ofCodes, ([codeId, center]) => ({ codeId, similarity: dot(center, centroid) })).sort(
      orderBy(
        ({ similarity }) => similarity,
        ({ codeId }) => codeId,
      ),
    )
    const segments = ranked.map((row) => sample.segments[row]!)
    const phrases = await findNounPhrases(segments.slice(0, typical).map(({ text }) => text))
    found.push({ centroid, segmentIds: segments.map(({ id }) => id), nearestCode: nearest ?? null, phrases })
  }
  return { clusters: found, stability }
}
