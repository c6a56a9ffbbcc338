import { groupBy } from '../collections.ts'
import type { Coding } from '../model/coding.ts'
import type { Decision } from '../model/decision.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Segment } from '../model/segment.ts'
import { atOnePlace } from '../model/span.ts'
import { suggest } from './suggest.ts'

/** Codings with what people decided, and what a reader should know about it. */
export interface Decided {
  readonly codings: readonly Coding[]
  readonly warnings: readonly Diagnostic[]
}

/**
 * Applies what people decided: a suggestion that somebody accepts or rejects has that status and their name as
 * evidence; an accepted code that no machine found is added. Where two people disagree the coding stays a suggestion,
 * and a warning says so. A decision that lies in nothing that a participant says is warned about too.
 */
export function applyDecisions(
  codings: readonly Coding[],
  decisions: readonly Decision[],
  segments: readonly Segment[],
): Decided {
  const segmentsByTranscript = groupBy(segments, ({ transcriptId }) => transcriptId)
  const warnings: Diagnostic[] = []
  const placed = decisions.flatMap((decision) => {
    const there = (segmentsByTranscript.get(decision.transcriptId) ?? []).filter((segment) =>
      atOnePlace(segment.span, decision.span),
    )
    if (there.length === 0) warnings.push(warn(decision, 'no participant speaks at this place'))
    return there.map((segment) => ({ decision, segment, key: `${segment.id} ${decision.codeId}` }))
  })
  const codingByKey = new Map(codings.map((coding) => [`${coding.segmentId} ${coding.codeId}`, coding]))
  for (const [key, own] of groupBy(placed, (item) => item.key)) {
    const [first] = own
    const disputed = own.find(({ decision }) => decision.status !== first!.decision.status)
    if (disputed)
      warnings.push(
        warn(disputed.decision, `${first!.decision.coder} decided otherwise; the coding stays a suggestion`),
      )
    const found = codingByKey.get(key)
    if (!found && (disputed || first!.decision.status === 'rejected')) continue
    const evidence = own.map(({ decision }) => ({
      kind: 'decision' as const,
      by: decision.coder,
      status: decision.status,
    }))
    const coding = found ?? addedCoding(first!.segment, first!.decision)
    codingByKey.set(key, {
      ...coding,
      evidence: [...coding.evidence, ...evidence],
      status: disputed ? 'suggested' : first!.decision.status,
      stance: own.find(({ decision }) => decision.stance !== null)?.decision.stance ?? null,
    })
  }
  return { codings: [...codingByKey.values()], warnings }
}

const addedCoding = (segment: Segment, { codeId, coder }: Decision): Coding => ({
  ...suggest(segment, codeId, coder, 1, []),
  status: 'accepted',
})

const warn = ({ place, codeId }: Decision, message: string): Diagnostic => ({
  level: 'warning',
  code: 'decisions/unclear',
  place,
  message: `"${codeId}": ${message}`,
})
