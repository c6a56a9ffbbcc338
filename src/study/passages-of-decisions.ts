import { groupBy, unique } from '../collections.ts'
import { type Code, lineages } from '../model/codebook.ts'
import type { CodedPassage, DrawnPassage, Judged, View } from '../model/coded-passage.ts'
import type { Decision, ReadStretch } from '../model/decision.ts'
import type { Segment } from '../model/segment.ts'
import { coveredShare, isMostlyIn, nearlyAll, overlaps, type Span } from '../model/span.ts'
import { isRead } from './is-read.ts'
import { joinSegments, type Unit, unitOf } from './join-segments.ts'

/** The ids of codes and their nesting. */
export interface CodeTree {
  readonly codes: readonly Pick<Code, 'id' | 'parentId'>[]
}

/** Decisions and declarations of reading, at their present places. */
export interface PlacedStatements {
  readonly decisions: readonly Decision[]
  readonly reads: readonly ReadStretch[]
  /** Suggestions that were left undecided. */
  readonly open: readonly Decision[]
  /** Verdicts on answers that differ. */
  readonly verdicts?: readonly Decision[]
  /** Segments that were drawn by chance and read. */
  readonly drawn?: readonly PlacedDrawn[]
}

/** A drawn segment at its present place. */
export interface PlacedDrawn extends DrawnPassage {
  readonly transcriptId: string
  readonly span: Span
}

/**
 * The passages that people judged, each with what they looked at in it. A yes and a no exist only where somebody accepted
 * or rejected; where somebody declared a stretch read whole, what they did not accept there is a no too, but for
 * suggestions that they left undecided. A passage is a segment, or all the segments of one decision that was made on a
 * larger one: so one decision is one judgement, whatever unit is counted.
 */
export function passagesOfDecisions(
  segments: readonly Segment[],
  { decisions, reads, open, verdicts = [], drawn = [] }: PlacedStatements,
  codebook: CodeTree,
): CodedPassage[] {
  const coders = unique([...decisions, ...reads].map(({ coder }) => coder))
  const family = familyOf(codebook)
  const [madeIn, readIn, openIn] = [decisions, reads, open].map((list) =>
    groupBy<(typeof list)[number], string>(list, ({ transcriptId }) => transcriptId),
  ) as [Map<string, Decision[]>, Map<string, ReadStretch[]>, Map<string, Decision[]>]
  const drawnIn = groupBy(drawn, ({ transcriptId }) => transcriptId)
  return [...groupBy(segments, ({ transcriptId }) => transcriptId)].flatMap(([id, own]) => {
    const made = madeIn.get(id) ?? []
    const units = joinSegments(
      own,
      made.filter(({ status }) => status !== 'open'),
    )
    const byUnit = groupBy(made, ({ span }) => unitOf(span, units))
    return units.flatMap((unit) => toPassage(unit, byUnit.get(unit) ?? []) ?? [])
  })

  function toPassage(unit: Unit, here: readonly Decision[]): CodedPassage | null {
    const statedBy = (coder: string) => {
      const isOwn = (one: { readonly coder: string }) => one.coder === coder
      return { decisions: here.filter(isOwn), reads: (readIn.get(unit.transcriptId) ?? []).filter(isOwn), isOwn }
    }
    const judgements = coders.flatMap((coder): [string, Judgement][] => {
      const { isOwn, ...own } = statedBy(coder)
      const judgement = judge(
        {
          ...own,
          open: (openIn.get(unit.transcriptId) ?? []).filter((one) => isOwn(one) && overlaps(one.span, unit.span)),
        },
        unit,
        family,
      )
      return judgement === null ? [] : [[coder, judgement]]
    })
    if (judgements.length === 0) return null
    const memos = coders.flatMap((coder): [string, string][] => {
      const own = here.flatMap((one) => (one.coder === coder && one.memo !== '' ? one.memo : []))
      return own.length === 0 ? [] : [[coder, unique(own).join(' | ')]]
    })
    return {
      id: unit.id,
      group: unit.transcriptId,
      text: unit.text,
      codesByCoder: new Map(judgements.map(([coder, { yes }]) => [coder, yes])),
      judgedByCoder: new Map(judgements.map(([coder, { judged }]) => [coder, judged])),
      memoByCoder: new Map(memos),
      ...viewsAt(
        unit,
        judgements.map(([coder]) => [coder, statedBy(coder)] as const),
      ),
      ...verdictsAt(unit, verdictsInForce(verdicts, here), family),
      ...drawnAt(unit, drawnIn.get(unit.transcriptId) ?? []),
    }
  }
}

/** The view of each coder in a passage; nothing where no event says so. */
function viewsAt(
  unit: Unit,
  stated: readonly (readonly [string, Pick<PlacedStatements, 'decisions' | 'reads'>])[],
): Pick<CodedPassage, 'viewByCoder'> {
  const views = stated.map(([coder, { decisions, reads }]): [string, View] => {
    const covering = reads.filter((read) => isRead(unit, read, reads))
    const modes = [...decisions.map(({ event }) => event?.shown), ...covering.map(({ shown }) => shown)]
    if (modes.some((mode) => mode === 'assisted' || mode === 'revealed')) return [coder, 'suggestions']
    return [coder, modes.every((mode) => mode === 'blind') ? 'blind' : 'unknown']
  })
  return views.every(([, view]) => view === 'unknown') ? {} : { viewByCoder: new Map(views) }
}

/** The draw of the segment that a unit is; nothing for a unit that is larger or smaller. */
function drawnAt({ span }: Unit, drawn: readonly PlacedDrawn[]): Pick<CodedPassage, 'drawn'> {
  const found = drawn.find((one) => isMostlyIn(one.span, span) && isMostlyIn(span, one.span))
  return found === undefined ? {} : { drawn: { class: found.class, readers: found.readers } }
}

/** Verdicts that nobody has contradicted since; ids of events sort by time. */
const verdictsInForce = (verdicts: readonly Decision[], answers: readonly Decision[]): Decision[] =>
  verdicts.filter((verdict) =>
    answers.every(
      ({ codeId, status, event }) =>
        codeId !== verdict.codeId ||
        status === 'open' ||
        status === verdict.status ||
        event?.isOrdered !== true ||
        event.id < verdict.event!.id,
    ),
  )

/** The last verdict on each code in a passage, and on those above it. */
function verdictsAt(unit: Unit, verdicts: readonly Decision[], { above }: Family): Pick<CodedPassage, 'verdictByCode'> {
  const own = verdicts.filter(
    ({ transcriptId, span }) => transcriptId === unit.transcriptId && overlaps(span, unit.span),
  )
  if (own.length === 0) return {}
  const byCode = own.flatMap(({ codeId, event }) =>
    above(codeId).map((id) => [id, event!.settlement!.verdict] as const),
  )
  return { verdictByCode: new Map(byCode) }
}

interface Judgement {
  readonly yes: ReadonlySet<string>
  readonly judged: Judged
}

/** Codes with those above and those below them. */
interface Family {
  readonly all: readonly string[]
  readonly above: (codeId: string) => readonly string[]
  readonly below: (codeId: string) => readonly string[]
}

function familyOf(codebook: CodeTree): Family {
  const lineageById = lineages(codebook)
  const above = (codeId: string): string[] => lineageById.get(codeId)!.map(({ id }) => id)
  const all = codebook.codes.map(({ id }) => id)
  return { all, above, below: (codeId) => all.filter((id) => above(id).includes(codeId)) }
}

/** The answers of one person on a passage; null for none. */
function judge(
  { decisions, reads, open }: PlacedStatements,
  unit: Unit,
  { all, above, below }: Family,
): Judgement | null {
  const byCode = groupBy(decisions, ({ codeId }) => codeId)
  const verdicts = [...byCode].map(([codeId, own]) => ({ codeId, verdict: verdictOf(own, unit) }))
  const withVerdict = (wanted: string) => verdicts.flatMap(({ codeId, verdict }) => (verdict === wanted ? codeId : []))
  const yes = new Set(withVerdict('yes').flatMap(above))
  const decided = new Set([...yes, ...withVerdict('no').flatMap(below)])
  const covering = reads.filter((read) => isRead(unit, read, reads))
  const unsure = new Set([...open.map(({ codeId }) => codeId), ...withVerdict('unclear')].flatMap(above))
  const looked = new Set(
    covering.flatMap(({ codes }) => (codes === 'all' ? all : [...codes])).filter((id) => !unsure.has(id)),
  )
  const codes = new Set([...looked, ...decided])
  if (codes.size === 0) return null
  const isFree = covering.length > 0 && covering.some((read) => read.isChosenFreely)
  const isWhole = covering.some((read) => read.codes === 'all') || [...decided].every((id) => looked.has(id))
  const basis = isFree && isWhole ? 'read' : 'suggested'
  return { yes, judged: { codes: all.every((id) => codes.has(id)) ? 'all' : codes, basis } }
}

/** One person's answer for a code: yes where they accepted any of the passage, no where they rejected nearly all of it. */
function verdictOf(own: readonly Decision[], { span }: Unit): 'yes' | 'no' | 'unclear' | 'none' {
  const of = (status: Decision['status']) => own.filter((one) => one.status === status)
  const [accepted, rejected] = [of('accepted'), of('rejected')]
  const isBoth = accepted.some((yes) => rejected.some((no) => overlaps(yes.span, no.span)))
  if (isBoth) return 'unclear'
  if (accepted.length > 0) return 'yes'
  return coveredShare(
    span,
    rejected.map((no) => no.span),
  ) >= nearlyAll
    ? 'no'
    : 'none'
}
