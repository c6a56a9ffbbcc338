/** A run of text inside a paragraph. */
export type Inline = string | { readonly kind: 'strong' | 'emphasis' | 'code'; readonly text: string }

/** A table: columns of numbers stand to the right. */
export interface TableBlock {
  readonly kind: 'table'
  readonly caption: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

/** What a report is made of; renderers turn it into text. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'quote'; readonly text: string; readonly source: string }
  | TableBlock

/** A whole report. */
export interface Report {
  readonly title: string
  readonly language: string
  readonly blocks: readonly Block[]
}

export const heading = (level: 1 | 2 | 3 | 4, text: string): Block => ({ kind: 'heading', level, text })
export const paragraph = (...text: Inline[]): Block => ({ kind: 'paragraph', text })
export const list = (items: readonly (readonly Inline[])[]): Block => ({ kind: 'list', items })
export const strong = (text: string): Inline => ({ kind: 'strong', text })
export const emphasis = (text: string): Inline => ({ kind: 'emphasis', text })
export const code = (text: string): Inline => ({ kind: 'code', text })
