import type { Dissent } from '../../model/code-quote.ts'
import type { Span } from '../../model/span.ts'

/** A passage of the other side, with its confidence and place: the most confident of a person is kept. */
export interface DissentCandidate {
  readonly dissent: Omit<Dissent, 'text' | 'cue'>
  /** The words that indicate it, in the transcript's text. */
  readonly cue: { readonly span: Span }
  readonly confidence: number
  readonly segmentId: string
}

/** Of two passages of a person the more confident one; of equals the one with the smaller id. */
export function moreConfident(a: DissentCandidate, b: DissentCandidate): DissentCandidate {
  if (a.confidence !== b.confidence) return a.confidence > b.confidence ? a : b
  return a.segmentId <= b.segmentId ? a : b
}
