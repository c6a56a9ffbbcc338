import { lowerBound } from '../../collections.ts'
import type { Quote, QuotePlace } from '../../model/quote.ts'
import { copyOf, type Span, textAt } from '../../model/span.ts'
import type { Transcript, Turn } from '../../model/transcript.ts'

/** The place of a quoted span. */
export function placeQuote(
  { id, turns }: Transcript,
  turnNumber: number,
  span: Span,
  who: Pick<QuotePlace, 'participantId' | 'organization'>,
): QuotePlace {
  const { speaker, startMs, line } = turnOf({ turns }, turnNumber)
  return {
    transcriptId: id,
    participantId: who.participantId,
    organization: who.organization,
    speaker,
    turn: turnNumber,
    startMs,
    line,
    span,
  }
}

/** The turn with a number. */
export const turnOf = ({ turns }: Pick<Transcript, 'turns'>, number: number): Turn =>
  turns[lowerBound(turns.length, (position) => turns[position]!.number >= number)]!

/** Gives the text of a transcript. */
export type TextOf = (transcriptId: string) => string

/** A place with its words. */
export const withWords = <Place extends QuotePlace>(place: Place, textOf: TextOf): Place & Quote => ({
  ...place,
  text: copyOf(textAt(textOf(place.transcriptId), place.span)),
})
