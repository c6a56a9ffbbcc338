import type { Anchor, Placement } from '../model/anchor.ts'
import { type Span, textAt } from '../model/span.ts'
import { alignTexts } from './align-texts.ts'
import { distinctiveLength, findOccurrences, findSimilar } from './find-quote.ts'

/** Characters of context on each side of an anchor. */
const contextLength = 32

/** Finds the place of an anchor in a text. */
export type Placer = (anchor: Anchor) => Placement

/**
 * Creates a function that finds anchors in a text that may have been edited since they were recorded. It tries, in this
 * order: the same words at the same place; alignment with the old text, if that is known; the same words at a single other
 * place; similar words. Otherwise a person has to place the anchor: nothing is placed by its position alone.
 *
 * @param text the current text
 * @param old the text in which the anchors were recorded; null if unknown
 */
export function createPlacer(text: string, old: string | null): Placer {
  const moveSpan = old === null || old === text ? null : alignTexts(old, text)
  return (recorded) => {
    const anchor = old === null ? recorded : completeAnchor(recorded, old)
    const { span, quote } = anchor
    if (span !== null && (old === text || (old === null && isSame(text, span, quote)))) return { how: 'same', span }
    const moved = (span && moveSpan?.(span)) ?? null
    if (moved !== null) return describeMove(text, anchor, moved)
    return isDistinctive(anchor, old)
      ? placeByWords(text, anchor)
      : { how: quote.trim() === '' ? 'gone' : goneOrSeveral(text, quote) }
  }
}

const goneOrSeveral = (text: string, quote: string): 'gone' | 'several' =>
  findOccurrences(text, quote).length > 0 ? 'several' : 'gone'

/** Normalizes white space, which spreadsheets change. */
const normalizeSpace = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** True if a span has the recorded words, or contains a recorded part of a long passage. */
function isSame(text: string, span: Span, quote: string): boolean {
  if (span.start >= span.end || span.end > text.length) return false
  const [current, recorded] = [normalizeSpace(textAt(text, span)), normalizeSpace(quote)]
  return current === recorded || (recorded.length >= distinctiveLength && current.includes(recorded))
}

/** Adds the words and context of the old text to an anchor. */
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

/** True if the words alone identify the place: they are long or have context, and are unique in the old text if it is known. */
const isDistinctive = ({ quote, before = '', after = '' }: Anchor, old: string | null): boolean =>
  (quote.trim().length >= distinctiveLength || before.trim() + after.trim() !== '') &&
  (old === null || findOccurrences(old, quote).length === 1 || before + after !== '')

function describeMove(text: string, { span, quote }: Anchor, moved: Span): Placement {
  if (normalizeSpace(textAt(text, moved)) !== normalizeSpace(quote)) return { how: 'changed', span: moved }
  return { how: moved.start === span?.start ? 'same' : 'moved', span: moved }
}

/** The only place of the same words, or the only one in the same context; otherwise the most similar place. */
function placeByWords(text: string, anchor: Anchor): Placement {
  const occurrences = findOccurrences(text, anchor.quote)
  const isLong = anchor.quote.trim().length >= distinctiveLength
  if (occurrences.length === 1 && isLong) return { how: 'moved', span: occurrences[0]! }
  if (occurrences.length > 0) {
    const inContext = occurrences.filter((span) => hasContext(text, span, anchor))
    return inContext.length === 1 ? { how: 'moved', span: inContext[0]! } : { how: 'several' }
  }
  const similar = findSimilar(text, anchor)
  return similar === null ? { how: 'gone' } : { how: 'changed', span: similar }
}

/** True if the context of a span is that of the anchor, as far as recorded. */
function hasContext(text: string, { start, end }: Span, { before = '', after = '' }: Anchor): boolean {
  const [head, tail] = [normalizeSpace(before).slice(-12), normalizeSpace(after).slice(0, 12)]
  const hasHead = head !== '' && normalizeSpace(text.slice(Math.max(0, start - contextLength), start)).endsWith(head)
  const hasTail = tail !== '' && normalizeSpace(text.slice(end, end + contextLength)).startsWith(tail)
  return head === '' || tail === '' ? hasHead || hasTail : hasHead && hasTail
}
