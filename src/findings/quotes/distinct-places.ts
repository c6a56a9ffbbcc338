import { getOrInsert } from '../../collections.ts'
import { overlaps, type Span } from '../../model/span.ts'

/** A place in a transcript. */
interface Place {
  readonly transcriptId: string
  readonly span: Span
}

/** Places of which none shares a word with another. */
export interface Places {
  readonly isFree: (place: Place) => boolean
  readonly take: (place: Place) => void
}

export function createPlaces(): Places {
  const spansByTranscript = new Map<string, Span[]>()
  const spansOf = (transcriptId: string): Span[] => getOrInsert(spansByTranscript, transcriptId, () => [])
  return {
    isFree: ({ transcriptId, span }) => !spansOf(transcriptId).some((own) => overlaps(own, span)),
    take: ({ transcriptId, span }) => void spansOf(transcriptId).push(span),
  }
}
