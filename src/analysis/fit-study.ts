import type { Clusterer } from '../clusterers/index.ts'
import { byCodeUnit, byRank } from '../collections.ts'
import type { SampleClusters } from '../findings/clusters/describe-clusters.ts'
import { findNounPhrases } from '../findings/clusters/noun-phrases.ts'
import { hashText } from '../math/random.ts'
import { dot, dotRow, meanDirection, withoutCommon } from '../math/vectors.ts'
import { type Matrix, rowOf, rowsAt } from '../model/matrix.ts'
import type { Stands } from '../model/pseudonym.ts'
import { createReplacer, replaceInText } from '../study/pseudonymize.ts'
import { fitNearnesses, type Nearnesses } from './code-segments.ts'
import type { Plan } from './plan-study.ts'

/** Segments on which nearness and clusters are fitted; a study rarely has more, an archive does. */
const sampleSize = 2000
/** Segments shorter than this say too little to make a cluster of. */
const fewestWords = 15
/** Passages of a cluster whose phrases are looked at: the most typical. */
const typical = 6
/** A cluster of fewer segments is no proposal. */
const smallest = 3

/** A segment that may be measured, with its lot: those with the smallest are, however the study is split. */
export interface Drawn {
  readonly id: string
  /** Number of the transcript in the study, and of the segment in it, from 0. */
  readonly order: number
  readonly position: number
  readonly lot: number
}

/**
 * The segments of a transcript that may be drawn: a lot is a number that nothing but the segment's id and the seed decides.
 *
 * @param order number of the transcript in the study
 */
export const lotsOf = (transcriptId: string, order: number, segments: number, seed: number): Drawn[] =>
  Array.from({ length: segments }, (_, position) => {
    const id = `${transcriptId}#${position + 1}`
    return { id, order, position, lot: hashText(`${seed} ${id}`) }
  })

/** The segments that are measured, in the order of the study: those with the smallest lots of all its transcripts. */
export function drawSample(lotsOfTranscripts: Iterable<readonly Drawn[]>): Drawn[] {
  let kept: Drawn[] = []
  for (const lots of lotsOfTranscripts) {
    kept = kept.concat(lots)
    if (kept.length > 4 * sampleSize) kept = smallestOf(kept)
  }
  return smallestOf(kept).sort((a, b) => a.order - b.order || a.position - b.position)
}

const smallestOf = (drawn: readonly Drawn[]): Drawn[] =>
  [...drawn].sort((a, b) => a.lot - b.lot || byCodeUnit(a.id, b.id)).slice(0, sampleSize)

/** The sample of a study: its segments in the order of the study, one row each as the embedder gives it. */
export interface Sample {
  readonly segments: readonly { readonly id: string; readonly words: number; readonly text: string }[]
  readonly vectors: Matrix
}

/** What is fitted on the study as a whole: small, and sent to all who code. */
export interface FittedStudy extends Nearnesses {
  /** The middle of what stands for each code. */
  readonly centers: ReadonlyMap<string, Float64Array>
  readonly sample: Sample
}

/**
 * Measures what the segments have in common, and how near they usually are to each code. From here on the sample has
 * pseudonyms in the place of names, so that nothing that is read from its words has any.
 */
export async function fitStudy(drawn: Sample, { codebook, parts }: Plan, stands: Stands): Promise<FittedStudy> {
  const replacer = createReplacer(stands)
  const segments = drawn.segments.map((segment) => ({ ...segment, text: replaceInText(segment.text, replacer) }))
  const sample = { ...drawn, segments }
  const nearnesses = await fitNearnesses(sample.vectors, codebook, parts.embedder)
  const { codes, vectors } = nearnesses.anchors
  const centers = new Map(
    codes.map(({ codeId, rows }) => [
      codeId,
      meanDirection(
        rows.map((row) => rowOf(vectors, row)),
        vectors.width,
      ),
    ]),
  )
  return { ...nearnesses, centers, sample }
}

/** Looks in the sample for groups of segments that are alike, beside those near to a code. */
export async function clusterSample(
  { common, centers, sample }: Pick<FittedStudy, 'common' | 'centers' | 'sample'>,
  { clusters: asked, seed }: { readonly clusters: number | null; readonly seed: number },
  cluster: Clusterer,
): Promise<SampleClusters> {
  const vectors = withoutCommon(sample.vectors, common)
  const rows = sample.segments.flatMap(({ words }, row) =>
    words >= fewestWords && dot(rowOf(vectors, row), rowOf(vectors, row)) > 0 ? [row] : [],
  )
  const free = asked ?? Math.min(12, Math.max(2, Math.round(Math.sqrt(rows.length / 12))))
  const most = Math.floor(rows.length / 2) - free
  if (free === 0 || most < 0) return { clusters: [], stability: null }
  const seeds = [...centers.values()].slice(0, most).map((center) => Float32Array.from(center))
  const { labels, centroids, stability } = await cluster(rowsAt(vectors, rows), { seeds, free, seed })
  const found: SampleClusters['clusters'][number][] = []
  for (const [at, centroid] of centroids.slice(seeds.length).entries()) {
    const members = rows.filter((_, position) => labels[position] === seeds.length + at)
    if (members.length < smallest) continue
    const ranked = members.sort(
      byRank(
        (row: number) => dotRow(vectors, row, centroid),
        (row) => sample.segments[row]!.id,
      ),
    )
    const [nearest] = Array.from(centers, ([codeId, center]) => ({ codeId, similarity: dot(center, centroid) })).sort(
      byRank(
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
