/** A part of a report as a reader of any of its forms sees it. */
export type FormBlock =
  | { readonly kind: 'heading' | 'paragraph' | 'caption'; readonly text: string; readonly line: number }
  | { readonly kind: 'quote'; readonly text: string; readonly source: string; readonly line: number }
  | {
      readonly kind: 'table'
      readonly caption: string
      /** The head first, and the line of each in the file. */
      readonly rows: readonly { readonly cells: readonly string[]; readonly line: number }[]
      readonly line: number
    }

/** A caption without its number. */
export const withoutNumber = (caption: string): string =>
  caption.replace(/^(?:Table|Figure) \d+(?:, as a table)?\. /, '')

/** A text with every run of spaces as one. */
export const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
