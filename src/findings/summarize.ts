import type { Audit } from '../estimation/audit.ts'
import { projectToPlane } from '../math/principal-components.ts'
import { normalize } from '../math/vectors.ts'
import type { Codebook } from '../model/codebook.ts'
import type { DrawSummary } from '../model/draw.ts'
import type { Findings, MapPoint } from '../model/findings.ts'
import type { AnalysisOptions } from '../model/options.ts'
import type { Participant } from '../model/participant.ts'
import { agreementOfPeople } from './agreement/measure-people.ts'
import { type DescribedCluster, describeClusters } from './clusters/describe-clusters.ts'
import type { SampleClusters } from './clusters/sample-clusters.ts'
import { countCoOccurrence } from './counts/count-co-occurrence.ts'
import { countGroups } from './counts/count-groups.ts'
import { countMatrix } from './counts/count-matrix.ts'
import { countParticipants } from './counts/count-participants.ts'
import { countPrevalence } from './counts/count-prevalence.ts'
import { countSaturation } from './counts/count-saturation.ts'
import { measureVariations } from './counts/measure-variations.ts'
import { rosterOf } from './counts/roster.ts'
import type { TextOf } from './quotes/place-quote.ts'
import { selectDissent } from './quotes/select-dissent.ts'
import { chooseFramework, selectQuotes } from './quotes/select-quotes.ts'
import type { Tally } from './tally/tally.ts'
import { listLikely } from './tally/tally-likely.ts'

/** Everything that findings are made of. */
export interface SummaryInputs {
  readonly tally: Tally
  readonly codebook: Codebook
  readonly participants: readonly Participant[]
  readonly transcriptIds: readonly string[]
  readonly textOf: TextOf
  readonly clusters: SampleClusters
  readonly draw: DrawSummary | null
  readonly audit: Audit
  readonly options: Pick<AnalysisOptions, 'quotes' | 'quotesPerParticipant' | 'minCell' | 'matrixUnit'>
}

/** Counts and quotes everything, from what the transcripts add up to. */
export function summarize({
  tally,
  codebook,
  participants,
  transcriptIds,
  textOf,
  clusters: sampled,
  draw,
  audit,
  options,
}: SummaryInputs): Omit<Findings, 'review'> {
  const roster = rosterOf(participants)
  const themeIds = codebook.themes.map(({ id }) => id)
  const topCodeIds = codebook.codes.filter(({ parentId }) => parentId === null).map(({ id }) => id)
  const rows = countParticipants(tally, codebook, participants)
  const roles = new Map(participants.map(({ id, groups }) => [id, roleIn(groups)]))
  const roleOf = (participantId: string): string | null => roles.get(participantId) ?? null
  const described = describeClusters(sampled, tally)
  const candidates = described.filter(({ cluster }) => cluster.within === null)
  return {
    prevalence: countPrevalence(tally, codebook, { roster, draw, audit }),
    coOccurrence: countCoOccurrence(tally, codebook),
    participants: options.minCell > 0 ? rows.map(withoutGroups) : rows,
    groups: countGroups(rows, codebook, options.minCell),
    matrix: countMatrix(tally, codebook, roster, options),
    saturation: countSaturation(tally, transcriptIds),
    variations: measureVariations(tally, transcriptIds, codebook),
    map: sampled.clustering === null ? [] : placeOnMap(tally, topCodeIds, candidates),
    quotes: selectQuotes({ tally, codebook, limits: options, roleOf, textOf }),
    lostQuotes: transcriptIds.flatMap((id) => tally.lostQuotes.get(id) ?? []),
    framework: chooseFramework(tally, rows, themeIds, textOf),
    dissent: selectDissent(tally, codebook, textOf),
    memos: transcriptIds.flatMap((id) => tally.memos.get(id) ?? []),
    draw,
    audit,
    agreement: agreementOfPeople({ judged: tally.judged, transcriptIds, draw }, codebook),
    likely: listLikely(tally, codebook, textOf),
    clusters: described.map(({ cluster }) => cluster),
    clustering: sampled.clustering,
    participantCount: roster.participantCount,
    organizationCount: roster.organizationCount,
    segmentCount: tally.segments,
    codedSegmentCount: tally.codedSegments,
    isDecided: tally.isDecided,
    richestTranscript: findRichestTranscript(tally, transcriptIds),
  }
}

/** A participant without attributes: suppressed counts could be recounted from them. */
export const withoutGroups = <Person extends Pick<Participant, 'attributes' | 'groups'>>(person: Person): Person => ({
  ...person,
  attributes: {},
  groups: {},
})

/** The role of a participant: the value of the first attribute whose name begins with `role`. */
const roleIn = (groups: Participant['groups']): string | null =>
  Object.entries(groups).find(([attribute]) => /^role/i.test(attribute))?.[1] ?? null

/** The interview in which most different codes are met, the first of equals; null where none has any. */
function findRichestTranscript({ codesByTranscript }: Tally, transcriptIds: readonly string[]): string | null {
  let best: { readonly id: string | null; readonly count: number } = { id: null, count: 0 }
  for (const id of transcriptIds) {
    const count = codesByTranscript.get(id)?.length ?? 0
    if (count > best.count) best = { id, count }
  }
  return best.id
}

/**
 * Places the codes (as centroids of their passages) and the candidates in the plane that
 * keeps most of their differences.
 */
function placeOnMap(
  { vectors }: Tally,
  codeIds: readonly string[],
  candidates: readonly DescribedCluster[],
): MapPoint[] {
  const points = [
    ...codeIds.flatMap((id) => {
      const sum = vectors.get(id)
      if (sum === undefined) return []
      return [
        { kind: 'code' as const, id, vector: normalize(Float64Array.from(sum.millionths)), segments: sum.segments },
      ]
    }),
    ...candidates.map(({ cluster: { number, segments: size }, centroid }) => {
      return { kind: 'candidate' as const, id: String(number), vector: centroid, segments: size }
    }),
  ]
  const places = projectToPlane(points.map(({ vector }) => vector))
  return points.map(({ vector: _, ...point }, index) => ({ ...point, ...places[index]! }))
}
