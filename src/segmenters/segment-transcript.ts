import type { Cut, Segment, Stretch } from '../model/segment.ts'
import { type Span, textAt } from '../model/span.ts'
import type { Transcript } from '../model/transcript.ts'
import { type Words, wordCountOf, wordsWithin } from '../model/words.ts'
import { sentencesOf } from '../text/sentences.ts'
import { tokenize } from '../text/words.ts'
import type { Segmenter } from './segmenter.ts'

/** The sentences of all turns except interviewers', as spans of the transcript's text; none crosses a turn. */
export const sentencesOfTurns = ({ text, turns }: Transcript, language: string): Span[] =>
  turns.flatMap(({ role, span }) =>
    role === 'interviewer'
      ? []
      : sentencesOf(textAt(text, span), language).map(({ start, end }) => ({
          start: span.start + start,
          end: span.start + end,
        })),
  )

/** Builds the segments of a transcript from their spans; those of interviewers' turns are left out. */
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

/** The stretches of a text with words that are in no segment, in order. */
export function stretchesBetween(
  segments: readonly Segment[],
  { text, words, language }: Omit<Stretch, 'span'>,
): Stretch[] {
  const starts = [0, ...segments.map(({ span }) => span.end)]
  const ends = [...segments.map(({ span }) => span.start), text.length]
  return starts.flatMap((start, at): Stretch[] => {
    const end = ends[at]!
    if (end <= start) return []
    const own = wordsWithin(words, start, end)
    return wordCountOf(own) === 0 ? [] : [{ span: { start, end }, text: text.slice(start, end), words: own, language }]
  })
}

/** Cuts a transcript into segments. */
export function segmentTranscript(segment: Segmenter, transcript: Transcript, language: string): Segment[] {
  const words = tokenize(transcript.text)
  const cuts = segment({ transcript, words, sentences: sentencesOfTurns(transcript, language) })
  return toSegments(transcript, words, language, cuts)
}
