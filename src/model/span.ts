/** A half-open range of a transcript's text, in UTF-16 units: `start` is in, `end` is out. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The words that a span points at. */
export const textAt = (text: string, { start, end }: Span): string => text.slice(start, end)

/** True if two spans share at least one character. */
export const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** The number of characters that two spans share; below 0, the distance between them. */
export const sharedBy = (a: Span, b: Span): number => Math.min(a.end, b.end) - Math.max(a.start, b.start)

/** True if at least half of a span is inside another. */
export const isMostlyIn = (part: Span, whole: Span): boolean => 2 * sharedBy(part, whole) >= part.end - part.start

/** True if two spans share at least half of the shorter one: they mark the same place. */
export const atOnePlace = (a: Span, b: Span): boolean => isMostlyIn(a, b) || isMostlyIn(b, a)

/** Share of a span that others cover, taken together. */
export function shareCovered(span: Span, others: readonly Span[]): number {
  let [covered, from] = [0, span.start]
  for (const other of [...others].sort((a, b) => a.start - b.start)) {
    covered += Math.max(0, Math.min(other.end, span.end) - Math.max(other.start, from))
    from = Math.max(from, other.end)
  }
  return covered / (span.end - span.start)
}

/** Least share of a passage that must have been rejected for a no about all of it. */
export const nearlyAll = 0.8
