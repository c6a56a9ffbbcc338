import type { Cut, Segment } from '../model/segment.ts'
import { type Span, textAt } from '../model/span.ts'
import type { Transcript, Turn } from '../model/transcript.ts'
import { type Said, type Words, wordsWithin } from '../model/words.ts'

/**
 * Says where what participants say is cut into the units that are coded; interviewers' turns are left out.
 *
 * @param words of the transcript's text
 * @param language of the talk, which decides where sentences end
 */
export type Segmenter = (transcript: Transcript, words: Words, language: string) => Cut[]

/** Cuts those turns that are evidence by a function of what is said in each. */
export const cutTurns = (
  { text, turns }: Transcript,
  words: Words,
  cut: (said: Said, turn: Turn) => readonly Span[],
): Cut[] =>
  turns
    .filter(({ role }) => role !== 'interviewer')
    .flatMap((turn) => {
      const { start: offset, end } = turn.span
      const said = { text: textAt(text, turn.span), words: wordsWithin(words, offset, end) }
      return cut(said, turn).map((span) => ({
        turn: turn.number,
        start: offset + span.start,
        end: offset + span.end,
      }))
    })

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
export function segmentTranscript(
  segment: Segmenter,
  transcript: Transcript,
  words: Words,
  language: string,
): Segment[] {
  return toSegments(transcript, words, language, segment(transcript, words, language))
}
