import { type Span, textAt } from '../model/span.ts'
import type { Transcript } from '../model/transcript.ts'
import { printQuote } from '../text/print-quote.ts'
import { findOccurrences, findSimilar } from './find-quote.ts'

/** The place of words that somebody copied from a transcript or from a report, in one turn; a sentence on why there is none. */
export function findSaid({ text, turns }: Pick<Transcript, 'text' | 'turns'>, words: string): Span | string {
  const inTurn = (span: Span): boolean =>
    turns.some((turn) => turn.span.start <= span.start && span.end <= turn.span.end)
  const places = findOccurrences(text, words).filter(inTurn)
  if (places.length === 1) return places[0]!
  if (places.length > 1) return `these words are said ${places.length} times`
  const similar = findSimilar(text, { span: null, quote: words })
  const isPrinted = similar !== null && printQuote(textAt(text, similar)).replace(/\s+/g, ' ') === words
  return isPrinted && inTurn(similar) ? similar : `nobody says “${words.slice(0, 30)}”`
}
