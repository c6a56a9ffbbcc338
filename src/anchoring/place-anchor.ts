import type { Anchor, Placed } from '../model/anchor.ts'
import { type Span, textAt } from '../model/span.ts'
import { alignTexts } from './align-texts.ts'
import { findOccurrences, findSimilar, tellingLength } from './find-quote.ts'

/** Characters of context on each side that identify a place. */
const contextLength = 32

/** Finds the places of anchors in a text. */
export type Placer = (anchor: Anchor) => Placed

/**
 * Finds anchors in a text that may have been edited since they were noted, in this order: the same words at the same
 * place; by comparison with the text as it was, where that is kept; the same words, once, elsewhere; similar words.
 * An anchor that none of these steps finds has to be placed by a person: nothing is placed by its position alone.
 *
 * @param text as it is now
 * @param old the text in which the anchors were noted; null where it is not kept
 */
export function createPlacer(text: string, old: string | null): Placer {
  const moveSpan = old === null || old === text ? null : alignTexts(old, text)
  return (written) => {
    const anchor = old === null ? written : completeAnchor(written, old)
    const { span, quote } = anchor
    if (span !== null && (old === text || (old === null && isSame(text, span, quote)))) return { how: 'same', span }
    const moved = (span && moveSpan?.(span)) ?? null
    if (moved !== null) return describeMove(text, anchor, moved)
    return isTelling(anchor, old)
      ? placeByWords(text, anchor)
      : { how: quote.trim() === '' ? 'gone' : lost(text, quote) }
  }
}

const lost = (text: string, quote: string): 'gone' | 'several' =>
  findOccurrences(text, quote).length > 0 ? 'several' : 'gone'

/** Text without differences of blanks, which spreadsheets change. */
const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** True if a span has the noted words, or the noted part of a long passage. */
function isSame(text: string, span: Span, quote: string): boolean {
  if (span.start >= span.end || span.end > text.length) return false
  const [here, noted] = [plain(textAt(text, span)), plain(quote)]
  return here === noted || (noted.length >= tellingLength && here.includes(noted))
}

/** An anchor with the words of the text that it was noted in. */
function completeAnchor(anchor: Anchor, old: string): Anchor {
  const { span } = anchor
  if (span === null || span.end > old.length) return anchor
  return {
    span,
    quote: textAt(old, span),
    before: old.slice(Math.max(0, span.start - contextLength), span.start),
    after: old.slice(span.end, span.end + contextLength),
  }
}

/** True if the words alone identify the place: long enough, or with context, and unique where that is known. */
const isTelling = ({ quote, before = '', after = '' }: Anchor, old: string | null): boolean =>
  (quote.trim().length >= tellingLength || before.trim() + after.trim() !== '') &&
  (old === null || findOccurrences(old, quote).length === 1 || before + after !== '')

function describeMove(text: string, { span, quote }: Anchor, moved: Span): Placed {
  if (plain(textAt(text, moved)) !== plain(quote)) return { how: 'changed', span: moved }
  return { how: moved.start === span?.start ? 'same' : 'moved', span: moved }
}

/** Same words that occur once, or once between the same words; else the one most similar place. */
function placeByWords(text: string, anchor: Anchor): Placed {
  const occurrences = findOccurrences(text, anchor.quote)
  const isLong = anchor.quote.trim().length >= tellingLength
  if (occurrences.length === 1 && isLong) return { how: 'moved', span: occurrences[0]! }
  if (occurrences.length > 0) {
    const between = occurrences.filter((span) => isBetween(text, span, anchor))
    return between.length === 1 ? { how: 'moved', span: between[0]! } : { how: 'several' }
  }
  const similar = findSimilar(text, anchor)
  return similar === null ? { how: 'gone' } : { how: 'changed', span: similar }
}

/** True if the words before and after a span are those of the anchor, as far as it has them. */
function isBetween(text: string, { start, end }: Span, { before = '', after = '' }: Anchor): boolean {
  const [left, right] = [plain(before).slice(-12), plain(after).slice(0, 12)]
  const isLeft = left !== '' && plain(text.slice(Math.max(0, start - contextLength), start)).endsWith(left)
  const isRight = right !== '' && plain(text.slice(end, end + contextLength)).startsWith(right)
  return left === '' || right === '' ? isLeft || isRight : isLeft && isRight
}
