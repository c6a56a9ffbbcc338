/** A query of codings: those that match all fields. Every count of a report can carry the query behind it. */
export interface CodingQuery {
  readonly theme?: string
  readonly code?: string
  readonly participant?: string
  readonly transcript?: string
  readonly organization?: string
  readonly status?: string
  readonly stance?: string
  /** Another theme or code that the same segment must have. */
  readonly with?: string
  /** A theme or code that meets it in the matrix's stretch of talk: passages of both are found. */
  readonly meet?: string
  /** An attribute of participants, and its value. */
  readonly attribute?: string
  readonly group?: string
}

/** A run of text inside a paragraph; what is counted leads to the codings behind it. */
export type Inline =
  | string
  | { readonly kind: 'strong' | 'emphasis' | 'code'; readonly text: string }
  | { readonly kind: 'find'; readonly text: string; readonly find: CodingQuery }
  /** Words of a transcript that lead to their place in it. */
  | {
      readonly kind: 'place'
      readonly text: string
      readonly at: { readonly transcriptId: string; readonly start: number; readonly end: number }
    }
  /** A reference to a figure or table by its name, with the words around it; nothing where the document has none such. */
  | { readonly kind: 'reference'; readonly before: string; readonly to: string; readonly after: string }

/** A cell of a table; a count leads to the codings behind it. */
export type Cell = string | number | { readonly value: string | number; readonly find: CodingQuery }

/** A table; columns of numbers are aligned to the right. */
export interface TableBlock {
  readonly kind: 'table'
  /** Its name in references, where there are any. */
  readonly name?: string
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
  /** What a reader should see in it, in a sentence; empty where nothing stands out. */
  readonly finding: string
  /** A description of the axes and marks. */
  readonly description: string
  readonly svg: string
  readonly table: TableBlock
  /** True if the table takes the picture's place in a document without pictures; false if it repeats others or lists places. */
  readonly isTablePrinted: boolean
}

/** A block of a report; renderers turn it into text. */
export type Block =
  | {
      readonly kind: 'heading'
      readonly level: 1 | 2 | 3 | 4 | 5
      readonly text: string
      /** Its name in links, where it should stay the same from run to run. */
      readonly id?: string | undefined
      /** The colour of its theme. */
      readonly color?: string | undefined
    }
  | { readonly kind: 'paragraph'; readonly text: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  | {
      readonly kind: 'quote'
      readonly text: string
      readonly source: string
      /** The speaker and the turn, for documents that have the whole source elsewhere. */
      readonly short?: string
      /** The colour of its theme. */
      readonly color?: string
      /** Its place, for pages that hold the transcripts. */
      readonly at?: { readonly transcriptId: string; readonly start: number; readonly end: number }
    }
  /** Lines of YAML to copy as they are. */
  | { readonly kind: 'source'; readonly text: string }
  | TableBlock
  | Figure

/** A whole report. */
export interface Report {
  readonly title: string
  readonly language: string
  readonly blocks: readonly Block[]
}

export const heading = (level: 1 | 2 | 3 | 4 | 5, text: string, id?: string, color?: string): Block => ({
  kind: 'heading',
  level,
  text,
  id,
  color,
})
export const paragraph = (...text: Inline[]): Block => ({ kind: 'paragraph', text })
export const list = (items: readonly (readonly Inline[])[]): Block => ({ kind: 'list', items })
export const strong = (text: string): Inline => ({ kind: 'strong', text })
export const emphasis = (text: string): Inline => ({ kind: 'emphasis', text })
export const code = (text: string): Inline => ({ kind: 'code', text })
export const reference = (before: string, to: string, after = ''): Inline => ({ kind: 'reference', before, to, after })
export const linked = (text: string, find: CodingQuery): Inline => ({ kind: 'find', text, find })
/** A count that leads to what it counts; 0 leads nowhere. */
export const linkedCount = (value: string | number, find: CodingQuery): Cell =>
  /^0\b/.test(String(value)) ? value : { value, find }
/** The shown value of a cell. */
export const shownIn = (cell: Cell): string | number => (typeof cell === 'object' ? cell.value : cell)
/** For each column, true if it holds numbers only, in figures or written out, with a dash where there is none. */
export const findNumeric = (head: readonly string[], rows: readonly (readonly Cell[])[]): boolean[] =>
  head.map((_, column) => {
    const shown = rows.map((row) => shownIn(row[column] ?? ''))
    return shown.some(isNumber) && shown.every((one) => isNumber(one) || one === '–')
  })

/** True for a number, and for one that is written out, as `2.3` or `12 %`. */
const isNumber = (shown: string | number): boolean =>
  typeof shown === 'number' || /^\d[\d,]*(?:\.\d+)?(?: %)?$/.test(shown)
