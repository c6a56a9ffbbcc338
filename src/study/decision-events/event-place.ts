import { textHash } from '../../anchoring/text-hash.ts'
import type { EventPlace, SpanPlace } from '../../model/decision-event.ts'
import { type Span, textAt } from '../../model/span.ts'
import type { Transcript } from '../../model/transcript.ts'

/** Characters of context on each side of a place. */
const contextLength = 32

/** Creates a function that records places of a transcript; without a span, the whole of it. */
export function createPlaceRecorder({ id, text }: Pick<Transcript, 'id' | 'text'>): {
  (span: Span): SpanPlace
  (span: null): EventPlace
} {
  const recorded = { transcript: id, text: textHash(text) }
  function record(span: Span): SpanPlace
  function record(span: null): EventPlace
  function record(span: Span | null): EventPlace {
    if (span === null) return { ...recorded, start: null, end: null, exact: '', prefix: '', suffix: '' }
    return {
      ...recorded,
      start: span.start,
      end: span.end,
      exact: textAt(text, span),
      prefix: wholeCharacters(text.slice(Math.max(0, span.start - contextLength), span.start)),
      suffix: wholeCharacters(text.slice(span.end, span.end + contextLength)),
    }
  }
  return record
}

/** Drops halves of surrogate pairs at the ends, which UTF-8 cannot store. */
const wholeCharacters = (text: string): string => text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '')
