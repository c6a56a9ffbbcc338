import { placeDecisions } from '../anchoring/place-decisions.ts'
import type { Coding, Evidence } from '../model/coding.ts'
import type { StatedDecision } from '../model/decision.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Segment } from '../model/segment.ts'
import { isSamePlace, overlapLength, type Span } from '../model/span.ts'
import { suggest } from './suggest.ts'

/** Confidence of an imported coding whose model states none. */
const unknownConfidence = 0.5

/**
 * Adds the codings of models that were imported to those that our coders suggest. They are suggestions like the others: a
 * code that is suggested for a segment already has one more reason. A coding over several segments is one in each.
 */
export function addImported(
  suggested: readonly Coding[],
  stated: readonly StatedDecision[],
  { text, segments }: { readonly text: string; readonly segments: readonly Segment[] },
): { readonly codings: readonly Coding[]; readonly warnings: readonly Diagnostic[] } {
  const { decisions, warnings } = placeDecisions(stated, text)
  const byKey = new Map(suggested.map((coding) => [`${coding.segmentId} ${coding.codeId}`, coding]))
  for (const { coder, codeId, span, memo, status, event } of decisions) {
    if (status !== 'accepted') continue
    const evidence: Evidence = { kind: 'machine', by: coder, memo, span }
    const confidence = event?.confidence ?? unknownConfidence
    for (const segment of segmentsAt(span, segments)) {
      const key = `${segment.id} ${codeId}`
      const known = byKey.get(key)
      byKey.set(
        key,
        known === undefined
          ? suggest(segment, codeId, coder, confidence, [evidence])
          : { ...known, evidence: [...known.evidence, evidence] },
      )
    }
  }
  return { codings: [...byKey.values()], warnings }
}

/** The segments at a place; where it is in none by half, the one with most of it. */
function segmentsAt(span: Span, segments: readonly Segment[]): Segment[] {
  const there = segments.filter((segment) => overlapLength(segment.span, span) > 0)
  const same = there.filter((segment) => isSamePlace(segment.span, span))
  if (same.length > 0) return same
  return there.sort((a, b) => overlapLength(b.span, span) - overlapLength(a.span, span)).slice(0, 1)
}
