/** A half-open range of a transcript's text, in UTF-16 units: `start` is in, `end` is out. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The words that a span points at. */
export const textAt = (text: string, { start, end }: Span): string => text.slice(start, end)

/** Whether two spans share at least one character. */
export const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** Whether two spans share at least half of the shorter of them: then they are about the same place. */
export function atOnePlace(a: Span, b: Span): boolean {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return shared >= Math.min(a.end - a.start, b.end - b.start) / 2
}
