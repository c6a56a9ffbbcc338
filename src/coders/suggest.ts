import { roundToSixDigits } from '../math/round.ts'
import type { Coding, Evidence } from '../model/coding.ts'
import type { Segment } from '../model/segment.ts'

/** A code that a machine suggests for a segment. */
export const suggest = (
  { transcriptId, id, turn, span }: Segment,
  codeId: string,
  coder: string,
  confidence: number,
  evidence: readonly Evidence[],
): Coding => ({
  transcriptId,
  segmentId: id,
  turn,
  span,
  codeId,
  coder,
  confidence: roundToSixDigits(confidence),
  evidence,
  status: 'suggested',
  stance: null,
})
