import type { Pattern } from './pattern.ts'
import type { Span } from './span.ts'

/** A match of a code's keyword in a text. */
export interface KeywordHit {
  readonly codeId: string
  /** The code directly under the theme that it is, or is nested in. */
  readonly topCodeId: string
  readonly pattern: Pattern
  readonly span: Span
}
