/** A half-open range of a transcript's text, in UTF-16 units: `start` is in, `end` is out. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The words that a span points at. */
export const textAt = (text: string, { start, end }: Span): string => text.slice(start, end)

/** Whether two spans share at least one character. */
export const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end
