import { placeDecisions } from '../anchoring/place-decisions.ts'
import { groupBy } from '../collections.ts'
import type { Coding, Evidence } from '../model/coding.ts'
import type { Decision, Memo, StatedDecision } from '../model/decision.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Segment } from '../model/segment.ts'
import { isMostlyIn, isSamePlace, overlapLength, type Span, textAt } from '../model/span.ts'
import { type ResolvedDecisions, resolveDecisions } from './resolve-decisions.ts'
import { suggest } from './suggest.ts'

/** Codings with what people decided, and what a reader should know about it. */
export interface DecidedCodings {
  readonly codings: readonly Coding[]
  readonly warnings: readonly Diagnostic[]
  readonly memos: readonly Memo[]
}

/** The transcript that was decided on. */
export interface DecidedTranscript {
  readonly text: string
  readonly segments: readonly Segment[]
  readonly participantOf: (segment: Segment) => string
}

/** A decision in the segment that it belongs to. */
interface Housed {
  readonly decision: Decision
  readonly segment: Segment
}

/**
 * Applies what people decided: a suggestion that somebody accepts or rejects has that status and their name as
 * evidence; an accepted code that no machine found is added. A decision counts once, in the segment with most of its
 * words: where it was made on a larger passage than is counted, it is one coding of that passage, which takes in the
 * suggestions of its code there. Where two people disagree the coding is disputed, and a warning says so. A decision
 * whose words are in nothing that a participant says is warned about too.
 */
export function applyDecisions(
  codings: readonly Coding[],
  stated: readonly StatedDecision[],
  { text, segments, participantOf }: DecidedTranscript,
): DecidedCodings {
  const placed = placeDecisions(stated, text)
  const warnings: Diagnostic[] = [...placed.warnings]
  const memos: Memo[] = placed.lost.flatMap((one) => toMemo({ ...one, span: null }, null, null))
  const housed: Housed[] = []
  const codingByKey = new Map(codings.map((coding) => [keyOf(coding.segmentId, coding.codeId), coding]))
  for (const decision of placed.decisions) {
    const segment = homeOf(decision, segments, codingByKey)
    if (segment !== null) housed.push({ decision, segment })
    else warnings.push(warn(decision, 'no participant speaks at this place'))
    const quote = textAt(text, decision.span)
    memos.push(...toMemo({ ...decision, quote }, segment, segment && participantOf(segment)))
  }
  const byKey = groupBy(housed, ({ decision, segment }) => keyOf(segment.id, decision.codeId))
  for (const [key, own] of byKey) {
    const { segment } = own[0]!
    const decisions = own.map(({ decision }) => decision)
    const settled = resolveDecisions(decisions, segment.span, codingByKey.get(key))
    warnings.push(...warnOfTies(settled, decisions[0]!))
    const decided = decide(codingByKey.get(key), { decisions, segment, settled })
    if (decided === null) continue
    const passage = passageOf(decisions, segment, segments)
    const taken = passage === null ? [] : takenIn(passage, segment, segments, (id) => keyOf(id, decided.codeId))
    const others = taken.filter((other) => codingByKey.has(other) && !byKey.has(other))
    const evidence = others.flatMap((other) => codingByKey.get(other)!.evidence)
    for (const other of others) codingByKey.delete(other)
    codingByKey.set(key, {
      ...decided,
      span: passage ?? decided.span,
      evidence: [...decided.evidence, ...evidence, ...evidenceOf(decisions)],
    })
  }
  return { codings: [...codingByKey.values()], warnings, memos }
}

const keyOf = (segmentId: string, codeId: string): string => `${segmentId} ${codeId}`

/**
 * The segment that a decision belongs to, of those at its place: one that has its code already, else the one with most of
 * its characters, the first of equals; null where it is in none.
 */
function homeOf(
  { span, codeId }: Decision,
  segments: readonly Segment[],
  codings: ReadonlyMap<string, Coding>,
): Segment | null {
  const there = segments.filter((segment) => isSamePlace(segment.span, span))
  const coded = there.filter(({ id }) => codings.has(keyOf(id, codeId)))
  return (coded.length > 0 ? coded : there).reduce<Segment | null>(
    (best, segment) => (best && overlapLength(best.span, span) >= overlapLength(segment.span, span) ? best : segment),
    null,
  )
}

interface Case {
  readonly decisions: readonly Decision[]
  readonly segment: Segment
  readonly settled: ResolvedDecisions
}

/** A coding as it was decided; null where there is none and nobody added one. */
function decide(found: Coding | undefined, { decisions, segment, settled: { status, stance } }: Case): Coding | null {
  if (found) return { ...found, status: status ?? found.status, stance }
  if (status !== 'accepted' && status !== 'disputed') return null
  const yes = decisions.find((decision) => decision.status === 'accepted')
  return yes === undefined ? null : { ...suggest(segment, yes.codeId, yes.coder, 1, []), status, stance }
}

const evidenceOf = (decisions: readonly Decision[]): Evidence[] =>
  decisions.map(({ coder, status, memo, span, event }) => ({
    ...({ kind: 'decision', by: coder, status, memo, span } as const),
    ...(event === undefined
      ? {}
      : event.settlement === null
        ? { shown: event.shown }
        : { verdict: event.settlement.verdict }),
  }))

/** The passage of a decision that takes in more than its segment, within the turn; null where none does. */
function passageOf(decisions: readonly Decision[], { id, turn }: Segment, segments: readonly Segment[]): Span | null {
  const spans = decisions.flatMap(({ status, span }) => (status === 'open' ? [] : span))
  if (spans.length === 0) return null
  const widest = spans.reduce((a, b) => (b.end - b.start > a.end - a.start ? b : a))
  const inTurn = segments.filter((one) => one.turn === turn && isMostlyIn(one.span, widest))
  if (inTurn.length < 2 || !inTurn.some((one) => one.id === id)) return null
  return {
    start: Math.max(widest.start, inTurn[0]!.span.start),
    end: Math.min(widest.end, inTurn.at(-1)!.span.end),
  }
}

const takenIn = (
  passage: Span,
  home: Segment,
  segments: readonly Segment[],
  key: (segmentId: string) => string,
): string[] => segments.flatMap(({ id, span }) => (id !== home.id && isMostlyIn(span, passage) ? key(id) : []))

function toMemo(
  { coder, codeId, memo, quote, stance, status, transcriptId, span }: StatedDecision,
  segment: Segment | null,
  participantId: string | null,
): Memo[] {
  if (memo === '') return []
  const turn = segment?.turn ?? null
  return [{ by: coder, memo, transcriptId, turn, span, participantId, codeId, status, stance, quote }]
}

function warnOfTies({ dispute, stances }: ResolvedDecisions, first: Decision): Diagnostic[] {
  const warnings: Diagnostic[] = []
  if (dispute) {
    const [yes, no] = dispute
    const message =
      yes.coder === no.coder
        ? `${yes.coder} both accepted and rejected this passage (see ${yes.place.file}:${yes.place.line}); the coding is disputed`
        : `${yes.coder} decided otherwise: accepted by ${yes.coder}, rejected by ${no.coder}; the coding is disputed`
    warnings.push(warn(no, message))
  }
  if (stances.length > 1)
    warnings.push(warn(first, `people marked it as ${stances.join(' and ')}; the coding has no stance`))
  return warnings
}

const warn = ({ place, codeId }: Decision, message: string): Diagnostic => ({
  level: 'warning',
  code: 'decisions/unclear',
  place,
  message: `"${codeId}": ${message}`,
})
