import type { Decision } from '../model/decision.ts'
import type { Segment } from '../model/segment.ts'
import { isMostlyIn, isSamePlace, overlapLength, type Span } from '../model/span.ts'

/** A segment, or several in a row that one decision was made on. */
export interface Unit {
  /** Id of its first segment. */
  readonly id: string
  readonly transcriptId: string
  readonly segments: readonly Segment[]
  readonly span: Span
  /** The text of its segments, with a blank between two. */
  readonly text: string
}

/** The segments of a transcript, those joined that lie in the passage of one decision. */
export function joinSegments(segments: readonly Segment[], decisions: readonly Decision[]): Unit[] {
  const joined = segments.map(() => false)
  for (const { span } of decisions) {
    const inside = segments.flatMap((segment, position) => (isMostlyIn(segment.span, span) ? position : []))
    for (const position of inside.slice(1)) joined[position] = true
  }
  const groups: Segment[][] = []
  for (const [position, segment] of segments.entries())
    if (joined[position]) groups.at(-1)!.push(segment)
    else groups.push([segment])
  return groups.map(toUnit)
}

function toUnit(segments: readonly Segment[]): Unit {
  const first = segments[0]!
  return {
    id: first.id,
    transcriptId: first.transcriptId,
    segments,
    span: { start: first.span.start, end: segments.at(-1)!.span.end },
    text: segments.map(({ text }) => text).join(' '),
  }
}

/** The unit with most of a span, the first of equals; null where it is at the place of none. */
export function unitOf(span: Span, units: readonly Unit[]): Unit | null {
  const there = units.filter((unit) => isSamePlace(unit.span, span))
  return there.reduce<Unit | null>(
    (best, unit) => (best && overlapLength(best.span, span) >= overlapLength(unit.span, span) ? best : unit),
    null,
  )
}
