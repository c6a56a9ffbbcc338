/** Which codings are meant: those that fit all that is given. Every count of a report can say which it counts. */
export interface Find {
  readonly theme?: string
  readonly code?: string
  readonly participant?: string
  readonly organization?: string
  readonly status?: string
  readonly stance?: string
  /** Another theme or code that the same segment must have. */
  readonly with?: string
  /** An attribute of participants, and its value. */
  readonly attribute?: string
  readonly group?: string
}

/** A run of text inside a paragraph; what is counted leads to the codings behind it. */
export type Inline =
  | string
  | { readonly kind: 'strong' | 'emphasis' | 'code'; readonly text: string }
  | { readonly kind: 'find'; readonly text: string; readonly find: Find }

/** A cell of a table; a count leads to the codings behind it. */
export type Cell = string | number | { readonly value: string | number; readonly find: Find }

/** A table: columns of numbers stand to the right. */
export interface TableBlock {
  readonly kind: 'table'
  readonly caption: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** A picture as SVG, with what it shows in words, and the same as a table. */
export interface Figure {
  readonly kind: 'figure'
  /** File name without ending. */
  readonly name: string
  readonly title: string
  /** What stands on which axis, and what marks mean. */
  readonly description: string
  readonly svg: string
  readonly table: TableBlock
}

/** What a report is made of; renderers turn it into text. */
export type Block =
  | {
      readonly kind: 'heading'
      readonly level: 1 | 2 | 3 | 4
      readonly text: string
      /** Its name in links, where it should stay the same from run to run. */
      readonly id?: string | undefined
    }
  | { readonly kind: 'paragraph'; readonly text: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  | {
      readonly kind: 'quote'
      readonly text: string
      readonly source: string
      /** Where it stands, for pages that hold the transcripts. */
      readonly at?: { readonly transcriptId: string; readonly start: number; readonly end: number }
    }
  | TableBlock
  | Figure

/** A whole report. */
export interface Report {
  readonly title: string
  readonly language: string
  readonly blocks: readonly Block[]
}

export const heading = (level: 1 | 2 | 3 | 4, text: string, id?: string): Block => ({
  kind: 'heading',
  level,
  text,
  id,
})
export const paragraph = (...text: Inline[]): Block => ({ kind: 'paragraph', text })
export const list = (items: readonly (readonly Inline[])[]): Block => ({ kind: 'list', items })
export const strong = (text: string): Inline => ({ kind: 'strong', text })
export const emphasis = (text: string): Inline => ({ kind: 'emphasis', text })
export const code = (text: string): Inline => ({ kind: 'code', text })
export const found = (text: string, find: Find): Inline => ({ kind: 'find', text, find })
/** A count that leads to what it counts; 0 leads nowhere. */
export const counted = (value: string | number, find: Find): Cell =>
  /^0\b/.test(String(value)) ? value : { value, find }
/** What a cell shows. */
export const shownIn = (cell: Cell): string | number => (typeof cell === 'object' ? cell.value : cell)
/** Which columns hold numbers only. */
export const findNumeric = (head: readonly string[], rows: readonly (readonly Cell[])[]): boolean[] =>
  head.map((_, column) => rows.length > 0 && rows.every((row) => typeof shownIn(row[column] ?? '') === 'number'))
