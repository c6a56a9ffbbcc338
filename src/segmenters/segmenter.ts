import type { Cut } from '../model/segment.ts'
import type { Span } from '../model/span.ts'
import type { Transcript, Turn } from '../model/transcript.ts'
import type { Words } from '../model/words.ts'

/** Cuts the turns of participants into segments; interviewers' turns are left out. */
export type Segmenter = (transcript: TokenizedTranscript) => Cut[]

/** A transcript with its words and sentences: the input of a segmenter. */
export interface TokenizedTranscript {
  readonly transcript: Transcript
  /** Words of the transcript's text. */
  readonly words: Words
  /** Sentences of all turns except interviewers', in order, as spans of the transcript's text. */
  readonly sentences: readonly Span[]
}

/** Cuts all turns except interviewers' by a function of a turn and its sentences. All spans are in the transcript's text. */
export function cutTurns(
  { transcript: { turns }, sentences }: TokenizedTranscript,
  cut: (turn: Turn, sentences: readonly Span[]) => readonly Span[],
): Cut[] {
  let next = 0
  return turns
    .filter(({ role }) => role !== 'interviewer')
    .flatMap((turn) => {
      const first = next
      while (next < sentences.length && sentences[next]!.start < turn.span.end) next++
      return cut(turn, sentences.slice(first, next)).map(({ start, end }) => ({ turn: turn.number, start, end }))
    })
}
