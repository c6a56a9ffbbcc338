import { compareCodeUnits, sum } from '../collections.ts'
import { createRandom, hashText } from '../math/random.ts'
import type { PreparedReport } from '../model/prepared.ts'
import type { SampleInputs } from './stage-inputs.ts'
import type { ResolvedStudy } from './stages.ts'

/** Max. number of segments on which the model is fitted and clusters are found; only archives have more. */
const sampleSize = 2000

/** A candidate for the sample. Segments with the lowest ranks are sampled, so the sample does not depend on sharding. */
export interface SampledSegment {
  readonly id: string
  /** Position of the transcript in the study, and of the segment in the transcript, from 0. */
  readonly order: number
  readonly position: number
  /**
   * Sampling rank: the first random number from a hash of the segment's id and the seed. The hash alone is alike for ids
   * that differ at their end, so that segments of one interview would be drawn together.
   */
  readonly rank: number
}

/** The sampled segments of a study, in its order: a deterministic bottom-k sample. */
export function drawSample<Transcript extends PreparedReport>(
  { transcripts, roster }: ResolvedStudy<Transcript>,
  { seed }: SampleInputs,
): SampledSegment[] {
  let kept: SampledSegment[] = []
  for (const [order, { account, segmentsBySpeaker }] of transcripts.entries()) {
    const { speakers } = roster.contextOf(account.id)
    const count = sum(segmentsBySpeaker.keys(), (speaker) =>
      speakers[speaker]!.role === 'interviewer' ? 0 : segmentsBySpeaker[speaker]!,
    )
    kept = kept.concat(rankSegments(account.id, order, count, seed))
    if (kept.length > 4 * sampleSize) kept = lowestRanks(kept)
  }
  return lowestRanks(kept).sort((a, b) => a.order - b.order || a.position - b.position)
}

const rankSegments = (transcriptId: string, order: number, segments: number, seed: number): SampledSegment[] =>
  Array.from({ length: segments }, (_, position) => {
    const id = `${transcriptId}#${position + 1}`
    return { id, order, position, rank: createRandom(hashText(`${seed} ${id}`))() }
  })

const lowestRanks = (segments: readonly SampledSegment[]): SampledSegment[] =>
  [...segments].sort((a, b) => a.rank - b.rank || compareCodeUnits(a.id, b.id)).slice(0, sampleSize)
