import type { StatedDecision, StatedMemo } from '../model/decision.ts'
import type { DrawnTranscript, ReadPassage } from '../model/draw.ts'
import type { ModelAnswer } from '../model/model-answer.ts'
import type { Counted } from '../model/options.ts'
import type { Participant } from '../model/participant.ts'
import type { StatedQuoteChoice } from '../model/quote-choice.ts'
import type { SpeakerSummary } from '../model/transcript-file.ts'
import type { PlainRead } from '../study/is-read.ts'

/** Study-level facts needed to code one transcript in isolation. */
export interface TranscriptContext {
  /** With roles inferred from the whole study. */
  readonly speakers: readonly SpeakerSummary[]
  /** The participant behind each speaker who is not an interviewer. */
  readonly participants: readonly (readonly [
    speaker: string | null,
    participant: Pick<Participant, 'id' | 'organization'>,
  ])[]
  readonly decisions: readonly StatedDecision[]
  /** Stretches that somebody declares read. */
  readonly reads: readonly PlainRead[]
  /** Where two people or more state anything: suggestions that they left undecided, and drawn segments that several read. */
  readonly open: readonly StatedDecision[]
  readonly drawnTogether: readonly ReadPassage[]
  /** The codings that results count. */
  readonly counted: Counted
  /** Memos on the transcript or places in it, beside no decision. */
  readonly memos: readonly StatedMemo[]
  /** Choices of its passages as quotes, in their order. */
  readonly quoteChoices: readonly StatedQuoteChoice[]
  /** The part of a drawn sample that is in the transcript; null without a draw, or if it was not drawn from. */
  readonly drawn: DrawnTranscript | null
  /** Answers of a language model about its segments; empty if none was asked. */
  readonly answers: readonly ModelAnswer[]
}
