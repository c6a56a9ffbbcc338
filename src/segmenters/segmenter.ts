import type { Cut, Segment } from '../model/segment.ts'
import { type Span, textAt } from '../model/span.ts'
import type { Transcript, Turn } from '../model/transcript.ts'
import { type Words, wordsWithin } from '../model/words.ts'
import { sentencesOf } from '../text/sentences.ts'
import { tokenize } from '../text/words.ts'

/** Says where what participants say is cut into the units that are coded; interviewers' turns are left out. */
export type Segmenter = (talk: TokenizedTranscript) => Cut[]

/** A transcript with what is known of its text before it is cut. */
export interface TokenizedTranscript {
  readonly transcript: Transcript
  /** Of the transcript's text. */
  readonly words: Words
  /** Of each turn that is evidence, in order; they count in the transcript's text. */
  readonly sentences: readonly Span[]
}

/** The sentences of the turns that are evidence: none reaches from one turn into another. */
export const sentencesOfTurns = ({ text, turns }: Transcript, language: string): Span[] =>
  turns.flatMap(({ role, span }) =>
    role === 'interviewer'
      ? []
      : sentencesOf(textAt(text, span), language).map(({ start, end }) => ({
          start: span.start + start,
          end: span.start + end,
        })),
  )

/** Cuts those turns that are evidence by a function of each and its sentences; all spans count in the transcript. */
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

/** The segments of a transcript from where it was cut; those of turns that are no evidence after all are left out. */
export function toSegments(
  { id: transcriptId, text, turns }: Transcript,
  words: Words,
  language: string,
  cuts: readonly Cut[],
): Segment[] {
  const turnByNumber = new Map(turns.map((turn) => [turn.number, turn]))
  let position = 0
  return cuts.flatMap(({ turn: number, start, end }): Segment[] => {
    const { role, speaker } = turnByNumber.get(number)!
    if (role === 'interviewer') return []
    return [
      {
        id: `${transcriptId}#${++position}`,
        transcriptId,
        turn: number,
        speaker,
        language,
        span: { start, end },
        text: text.slice(start, end),
        words: wordsWithin(words, start, end),
      },
    ]
  })
}

/** The segments of a transcript that is read whole. */
export function segmentTranscript(segment: Segmenter, transcript: Transcript, language: string): Segment[] {
  const words = tokenize(transcript.text)
  const cuts = segment({ transcript, words, sentences: sentencesOfTurns(transcript, language) })
  return toSegments(transcript, words, language, cuts)
}
