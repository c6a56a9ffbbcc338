import { createPlacer } from '../anchoring/place-anchor.ts'
import type { Memo, StatedMemo } from '../model/decision.ts'
import { overlapLength, overlaps, type Span, textAt } from '../model/span.ts'
import type { DecidedTranscript } from './apply-decisions.ts'

/**
 * Finds the words of memos that are written beside no decision, with the turn and the participant. A memo whose words are
 * gone is kept with the words that it was about.
 */
export function placeMemos(memos: readonly StatedMemo[], { text, segments, participantOf }: DecidedTranscript): Memo[] {
  const place = createPlacer(text, null)
  return memos.map(({ before, after, ...memo }) => {
    if (memo.span === null) return memo
    const found = memo.quote === '' ? { span: memo.span } : place({ span: memo.span, quote: memo.quote, before, after })
    if (!('span' in found)) return { ...memo, span: null }
    const { span } = found
    const [segment] = segments
      .filter((one) => overlaps(one.span, span))
      .sort((a, b) => overlapLength(b.span, span) - overlapLength(a.span, span))
    const participantId = segment === undefined ? null : participantOf(segment)
    return { ...memo, span, turn: segment?.turn ?? memo.turn, participantId, quote: quoteOf(memo, text, span) }
  })
}

const quoteOf = ({ quote }: Memo, text: string, span: Span): string => (quote === '' ? '' : textAt(text, span))
