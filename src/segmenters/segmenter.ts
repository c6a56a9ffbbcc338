import type { Segment } from '../model/segment.ts'
import { type Span, textAt } from '../model/span.ts'
import type { Transcript, Turn } from '../model/transcript.ts'

/**
 * Cuts what participants say into the units that are coded; interviewers' turns are left out.
 *
 * @param language of the talk, which decides where sentences end
 */
export type Segmenter = (transcript: Transcript, language: string) => Segment[]

/** The segments of a transcript: those turns that are evidence, cut by a function of their text. */
export function cutTurns(
  transcript: Transcript,
  language: string,
  cut: (said: string, turn: Turn) => readonly Span[],
): Segment[] {
  const { id: transcriptId, text, turns } = transcript
  let position = 0
  return turns
    .filter(({ role }) => role !== 'interviewer')
    .flatMap((turn) =>
      cut(textAt(text, turn.span), turn).map(({ start, end }): Segment => {
        const span = { start: turn.span.start + start, end: turn.span.start + end }
        return {
          id: `${transcriptId}#${++position}`,
          transcriptId,
          turn: turn.number,
          speaker: turn.speaker,
          language,
          span,
          text: textAt(text, span),
        }
      }),
    )
}
