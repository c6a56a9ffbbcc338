import type { Span } from './span.ts'

/** A code that a language model gave a passage. */
export interface ModelAnswer {
  readonly segmentId: string
  readonly codeId: string
  /** From 0 to 1, as the model states it. */
  readonly confidence: number
  /** The quoted words in the text of the transcript. */
  readonly span: Span
}
