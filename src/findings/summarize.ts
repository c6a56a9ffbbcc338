import { groupBy, unique } from '../lists.ts'
import { placeInPlane } from '../math/principal-components.ts'
import { dot, meanDirection } from '../math/vectors.ts'
import type { AnalysisOptions } from '../model/analysis.ts'
import type { Codebook } from '../model/codebook.ts'
import type { AttributedCoding, Findings, MapPoint } from '../model/findings.ts'
import { type Matrix, matrixOf, rowOf } from '../model/matrix.ts'
import type { Participant } from '../model/participant.ts'
import type { Segment } from '../model/segment.ts'
import type { Transcript } from '../model/transcript.ts'
import { wordsOf } from '../text/words.ts'
import { countCoOccurrence } from './count-co-occurrence.ts'
import { countGroups } from './count-groups.ts'
import { countMatrix } from './count-matrix.ts'
import { countParticipants } from './count-participants.ts'
import { countPrevalence } from './count-prevalence.ts'
import { countSaturation } from './count-saturation.ts'
import { type ClusterMembers, describeClusters } from './describe-clusters.ts'
import { findDissent } from './find-dissent.ts'
import { chooseFramework, findCandidates, quoteAt, selectQuotes } from './select-quotes.ts'

/** Texts of the codebook with their vectors, by code. */
interface CodeAnchors {
  readonly vectors: Matrix
  readonly codes: readonly { readonly codeId: string; readonly rows: readonly number[] }[]
}

/** Sorts vectors into clusters; see `clusterers/`. */
type Cluster = (
  matrix: Matrix,
  task: { seeds: readonly Float32Array[]; free: number; seed: number },
) => { labels: readonly number[]; centroids: readonly ArrayLike<number>[]; stability: number }

/** Everything that findings are made of. */
export interface Coded {
  readonly codebook: Codebook
  readonly codings: readonly AttributedCoding[]
  readonly segments: readonly Segment[]
  readonly vectors: Matrix
  /** Positions of the segments that clusters are found in. */
  readonly sample: readonly number[]
  readonly anchors: CodeAnchors
  readonly participants: readonly Participant[]
  readonly participantOf: (segment: Segment) => Participant
  readonly transcripts: readonly Transcript[]
  readonly options: Pick<AnalysisOptions, 'clusters' | 'seed' | 'quotes' | 'quotesPerParticipant' | 'minCell'>
  readonly cluster: Cluster
}

/** Segments shorter than this say too little to make a cluster of. */
const fewestWords = 15
/** A cluster of fewer segments is no proposal. */
const smallest = 3

/** Counts and quotes everything. Every quote is checked against its transcript. */
export function summarize(coded: Coded): Findings {
  const { codebook, codings, segments, vectors, participants, participantOf, transcripts, options } = coded
  const totals = {
    participantCount: participants.length,
    organizationCount: unique(participants.flatMap(({ organization }) => organization ?? [])).length,
  }
  const rows = countParticipants(codings, segments, participants, participantOf)
  const codedSegments = new Set(codings.filter(({ status }) => status !== 'rejected').map(({ segmentId }) => segmentId))
  const candidates = findCandidates({ codings, segments, vectors, transcripts, language: codebook.language })
  const quotes = selectQuotes(candidates, transcripts, options)
  const framework = chooseFramework(
    candidates,
    transcripts,
    rows,
    codebook.themes.map(({ id }) => id),
  )
  const dissent = findDissent(codings, segments, transcripts, codebook.language)
  const { clusters, stability, map } = findClusters(coded, codedSegments)
  verifyQuotes(
    [
      ...quotes,
      ...framework.flatMap(({ quote }) => quote ?? []),
      ...dissent,
      ...clusters.flatMap(({ exemplars }) => exemplars),
    ],
    transcripts,
  )
  return {
    prevalence: countPrevalence(codings, codebook, totals),
    coOccurrence: countCoOccurrence(codings, codebook),
    participants: rows,
    groups: countGroups(rows, codebook, options.minCell),
    matrix: countMatrix(codings, codebook, options.minCell),
    saturation: countSaturation(
      codings,
      transcripts.map(({ id }) => id),
      options.seed,
    ),
    map,
    quotes,
    framework,
    dissent,
    clusters,
    stability,
    ...totals,
    segmentCount: segments.length,
    codedSegmentCount: codedSegments.size,
    isDecided: codings.some(({ status }) => status !== 'suggested'),
  }
}

function findClusters(coded: Coded, codedSegments: ReadonlySet<string>) {
  const { anchors, segments, vectors, sample, options, cluster, transcripts, participantOf } = coded
  const rows = sample.filter(
    (row) => wordsOf(segments[row]!.text).length >= fewestWords && dot(rowOf(vectors, row), rowOf(vectors, row)) > 0,
  )
  const codeCenters = anchors.codes.map(({ codeId, rows: own }) => ({
    codeId,
    center: meanDirection(
      own.map((row) => rowOf(anchors.vectors, row)),
      vectors.width,
    ),
  }))
  const free = options.clusters ?? Math.min(12, Math.max(2, Math.round(Math.sqrt(rows.length / 12))))
  const most = Math.floor(rows.length / 2) - free
  if (free === 0 || most < 0) return { clusters: [], stability: null, map: [] }
  const seeds = codeCenters.slice(0, most).map(({ center }) => Float32Array.from(center))
  const matrix = matrixOf(
    rows.map((row) => rowOf(vectors, row)),
    vectors.width,
  )
  const { labels, centroids, stability } = cluster(matrix, { seeds, free, seed: options.seed })
  const members = centroids
    .map(
      (centroid, label): ClusterMembers => ({
        centroid,
        rows: rows.filter((_, position) => labels[position] === label),
      }),
    )
    .slice(seeds.length)
    .filter((candidate) => candidate.rows.length >= smallest)
  const transcriptById = new Map(transcripts.map((transcript) => [transcript.id, transcript]))
  const quoteOf = (segment: Segment) => {
    const { id: participantId, organization } = participantOf(segment)
    return quoteAt(transcriptById.get(segment.transcriptId)!, segment.turn, segment.span, {
      participantId,
      organization,
    })
  }
  const described = describeClusters(members, { segments, vectors, codeCenters, codedSegments, quoteOf })
  return {
    clusters: described.map(({ cluster }) => cluster),
    stability,
    map: placeOnMap(coded, described),
  }
}

/**
 * Where the codes, as the middle of what was coded with them, and the candidates lie to each other, in the plane that
 * keeps most of their differences.
 */
function placeOnMap(
  { codings, segments, vectors }: Coded,
  candidates: ReturnType<typeof describeClusters>,
): MapPoint[] {
  const rowById = new Map(segments.map(({ id }, row) => [id, row]))
  const counted = codings.filter(({ status }) => status !== 'rejected')
  const points = [
    ...Array.from(
      groupBy(counted, ({ topCodeId }) => topCodeId),
      ([id, own]) => {
        const rows = unique(own.map(({ segmentId }) => rowById.get(segmentId)!)).map((row) => rowOf(vectors, row))
        return { kind: 'code' as const, id, vector: meanDirection(rows, vectors.width), segments: rows.length }
      },
    ),
    ...candidates.map(({ cluster: { number, segments: size }, centroid }) => {
      return { kind: 'candidate' as const, id: String(number), vector: centroid, segments: size }
    }),
  ]
  const places = placeInPlane(points.map(({ vector }) => vector))
  return points.map(({ vector: _, ...point }, index) => ({ ...point, ...places[index]! }))
}

/** A quote that is not in its transcript, word for word and at its place, is a fault of the program. */
function verifyQuotes(
  quotes: readonly { transcriptId: string; span: { start: number; end: number }; text: string }[],
  transcripts: readonly Transcript[],
): void {
  const textById = new Map(transcripts.map(({ id, text }) => [id, text]))
  for (const { transcriptId, span, text } of quotes) {
    if (text === '' || textById.get(transcriptId)!.slice(span.start, span.end) !== text) {
      throw new Error(`a quote of ${transcriptId} at ${span.start} is not what was said there`)
    }
  }
}
