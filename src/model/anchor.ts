import type { Span } from './span.ts'

/** A place in a text as somebody noted it: with the words that were there, so that it is found again after an edit. */
export interface Anchor {
  /** Null where only the words are known. */
  readonly span: Span | null
  /** The words at the place; empty where nobody noted them. */
  readonly quote: string
  /** A few words before and after it; empty where nobody noted them. */
  readonly before?: string
  readonly after?: string
}

/**
 * The place of an anchor in a text: the same words at the same place, the same words elsewhere, similar words, or to be
 * placed by a person, since its words are gone, or occur several times.
 */
export type Placed =
  | { readonly how: 'same' | 'moved' | 'changed'; readonly span: Span }
  | { readonly how: 'gone' | 'several' }
