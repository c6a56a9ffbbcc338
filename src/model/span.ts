/** A half-open range of a transcript's text in UTF-16 code units: it includes `start` and excludes `end`. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The text at a span. */
export const textAt = (text: string, { start, end }: Span): string => text.slice(start, end)

/** A copy of a text that is kept: a part of a string keeps the whole string in memory, and a few words would keep all transcripts. */
export const copyOf = (text: string): string => JSON.parse(JSON.stringify(text)) as string

/** True if two spans share at least one character. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** The number of characters that two spans share; if they share none, minus the distance between them. */
export const overlapLength = (a: Span, b: Span): number => Math.min(a.end, b.end) - Math.max(a.start, b.start)

/** True if at least half of a span lies inside another. */
export const isMostlyIn = (part: Span, whole: Span): boolean => 2 * overlapLength(part, whole) >= part.end - part.start

/** True if two spans mark the same place: they share at least half of the shorter one. */
export const isSamePlace = (a: Span, b: Span): boolean => isMostlyIn(a, b) || isMostlyIn(b, a)

/** The share of a span, from 0 to 1, that other spans cover together. */
export function coveredShare(span: Span, others: readonly Span[]): number {
  let [covered, from] = [0, span.start]
  for (const other of [...others].sort((a, b) => a.start - b.start)) {
    covered += Math.max(0, Math.min(other.end, span.end) - Math.max(other.start, from))
    from = Math.max(from, other.end)
  }
  return covered / (span.end - span.start)
}

/** Minimum share of a passage that a person must reject for a no about the whole passage. */
export const nearlyAll = 0.8
