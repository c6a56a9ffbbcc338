import { unique } from '../collections.ts'
import type { CodedPassage } from '../model/coded-passage.ts'
import { isMachineCoder } from '../model/coder-names.ts'
import type { ReadStretch, StatedDecision } from '../model/decision.ts'
import type { ReadPassage } from '../model/draw.ts'
import type { Segment } from '../model/segment.ts'
import type { Transcript } from '../model/transcript.ts'
import type { PlainRead } from './is-read.ts'
import { type CodeTree, passagesOfDecisions } from './passages-of-decisions.ts'
import { placeDrawn, placeStatements } from './place-statements.ts'

/** Everything that people state about one transcript. */
export interface StatedOfTranscript {
  readonly decisions: readonly StatedDecision[]
  readonly reads: readonly PlainRead[]
  /** Suggestions that were left undecided where somebody declares a stretch read. */
  readonly open: readonly StatedDecision[]
  /** Drawn segments that count as read by two people or more. */
  readonly drawnTogether: readonly ReadPassage[]
}

/** True if two people or more, who are no models, state anything. */
export const areSeveral = (statements: readonly (readonly { readonly coder: string }[])[]): boolean =>
  unique(statements.flat().flatMap(({ coder }) => (isMachineCoder(coder) ? [] : coder))).length > 1

/** What people, not models, state about a transcript, at the places of their words; null where fewer than two state anything. */
export function placeOfPeople({ decisions, reads, open, drawnTogether }: StatedOfTranscript, transcript: Transcript) {
  if (!areSeveral([decisions, reads])) return null
  const isAnswer = ({ coder, event }: StatedDecision): boolean =>
    !isMachineCoder(coder) && (event?.settlement ?? null) === null
  const stated = {
    decisions: decisions.filter(isAnswer),
    reads: reads.filter(({ coder }) => !isMachineCoder(coder)).map((read) => toReadStretch(read, transcript.id)),
    open: open.filter(isAnswer),
  }
  const { warnings: _, ...placed } = placeStatements(stated, [transcript])
  return { ...placed, drawn: placeDrawn(drawnTogether, [transcript]) }
}

/** The passages of a transcript that two people or more judged, with the judgements of people alone. */
export function judgedTogether(
  stated: StatedOfTranscript,
  { transcript, segments }: { readonly transcript: Transcript; readonly segments: readonly Segment[] },
  codebook: CodeTree,
): CodedPassage[] {
  const placed = placeOfPeople(stated, transcript)
  return placed === null
    ? []
    : passagesOfDecisions(segments, placed, codebook).filter(({ judgedByCoder }) => judgedByCoder.size > 1)
}

/** A declaration of reading as it was stated, but for its memo and its row. */
const toReadStretch = ({ codes, ...read }: PlainRead, transcriptId: string): ReadStretch => ({
  ...{ ...read, transcriptId, memo: '', place: { file: '' } },
  codes: codes === 'all' ? 'all' : new Set(codes),
})
