import type { Codebook } from '../model/codebook.ts'
import type { Segment } from '../model/segment.ts'
import type { Span } from '../model/span.ts'
import { createKeywordFinder } from './find-keywords.ts'

/** A passage in which a code had more keywords before a change of the codebook. */
export interface RemovedHit {
  readonly segmentId: string
  readonly transcriptId: string
  readonly turn: number
  readonly span: Span
  readonly text: string
  /** True if no keyword of the code is left there. */
  readonly isLast: boolean
}

/** Finds the passages in which a change of the codebook removes matches of a code's keywords. */
export function createRemovedFinder(
  before: Codebook,
  after: Codebook,
  codeId: string,
): (segments: readonly Segment[]) => RemovedHit[] {
  const counterOf = (codebook: Codebook) => {
    const { find } = createKeywordFinder(codebook)
    return (segments: readonly Segment[]): number[] =>
      find(segments).map((hits) => hits.filter((hit) => hit.codeId === codeId).length)
  }
  const [countBefore, countAfter] = [counterOf(before), counterOf(after)]
  return (segments) => {
    const [old, now] = [countBefore(segments), countAfter(segments)]
    return segments.flatMap(({ id, transcriptId, turn, span, text }, row) =>
      now[row]! < old[row]! ? [{ segmentId: id, transcriptId, turn, span, text, isLast: now[row] === 0 }] : [],
    )
  }
}
