import type { Span } from './span.ts'

/** A recorded place in a text, with its words and context, so that it can be found again after the text is edited. */
export interface Anchor {
  /** Null where only the words are known. */
  readonly span: Span | null
  /** The words at the place; empty where they were not recorded. */
  readonly quote: string
  /** A few words before it. */
  readonly before?: string
  /** A few words after it. */
  readonly after?: string
}

/**
 * The result of looking for an anchor in a text: the same words at the same place (`same`), the same words elsewhere
 * (`moved`) or similar words (`changed`). Otherwise a person has to place it: its words are gone (`gone`), or occur more
 * than once (`several`).
 */
export type Placement =
  | { readonly how: 'same' | 'moved' | 'changed'; readonly span: Span }
  | { readonly how: 'gone' | 'several' }
