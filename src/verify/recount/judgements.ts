import { groupBy } from '../../collections.ts'
import type { Decision, ReadStretch } from '../../model/decision.ts'
import type { StatedAtHand, Written } from '../evidence.ts'
import type { JudgedPassage, Judgement } from './crosses.ts'
import { lineageOf } from './facts.ts'

interface Place {
  readonly start: number
  readonly end: number
}
interface Unit extends Place {
  readonly segments: readonly (Place & { readonly turn: number })[]
}

const shared = (a: Place, b: Place): number => Math.min(a.end, b.end) - Math.max(a.start, b.start)
const isHalfIn = (part: Place, whole: Place): boolean => shared(part, whole) >= (part.end - part.start) / 2
const isAt = (a: Place, b: Place): boolean => isHalfIn(a, b) || isHalfIn(b, a)

/** Finds what people judged in the passages of a transcript, from their answers and what they declare read. */
export function judgedPassages(
  transcript: string,
  { stated, text }: { readonly stated: StatedAtHand; readonly text: string },
  written: Written,
): JudgedPassage[] {
  const parentOf = new Map(written.codebook.codes.map(({ id, parentId }) => [id, parentId]))
  const all = written.codebook.codes.map(({ id }) => id)
  const tree: Tree = {
    ...{ all, text },
    upwards: (code) => lineageOf(code, parentOf),
    inside: (code) => all.filter((id) => lineageOf(id, parentOf).includes(code)),
  }
  const answers = stated.decisions
  const units = unitsOf(
    written.segments.filter(({ transcriptId }) => transcriptId === transcript),
    answers.filter(({ status }) => status !== 'open').map(({ span }) => span),
  )
  const unitAt = (place: Place): Unit | undefined => {
    const found = units.filter((unit) => isAt(unit, place))
    const most = Math.max(...found.map((unit) => shared(unit, place)))
    return found.find((unit) => shared(unit, place) === most)
  }
  const answersAt = groupBy(answers, ({ span }) => unitAt(span))
  const people = new Set([...answers, ...stated.reads].map(({ coder }) => coder))
  return units.flatMap((unit): JudgedPassage[] => {
    const by = [...people].flatMap((person): [string, Judgement][] => {
      const isOwn = ({ coder }: { readonly coder: string }): boolean => coder === person
      const found = judge(
        unit,
        {
          answers: (answersAt.get(unit) ?? []).filter(isOwn),
          reads: stated.reads.filter(isOwn),
          open: stated.open.filter((one) => isOwn(one) && shared(unit, one.span) > 0),
        },
        tree,
      )
      return found === null ? [] : [[person, found]]
    })
    const drawn = stated.drawn.find(({ span }) => isHalfIn(span, unit) && isHalfIn(unit, span)) ?? null
    return by.length < 2 ? [] : [{ transcript, by: new Map(by), drawn }]
  })
}

/** Segments, those joined to the one before that lie with it in the place of one answer. */
function unitsOf(segments: readonly (Place & { readonly turn: number })[], places: readonly Place[]): Unit[] {
  const follows = new Set(places.flatMap((place) => segments.filter((segment) => isHalfIn(segment, place)).slice(1)))
  const starts = segments.flatMap((segment, at) => (follows.has(segment) ? [] : [at]))
  return starts.map((from, at) => {
    const own = segments.slice(from, starts[at + 1] ?? segments.length)
    return { segments: own, start: own[0]!.start, end: own.at(-1)!.end }
  })
}

interface Tree {
  readonly all: readonly string[]
  readonly text: string
  /** A code with those above it, and with those inside it. */
  readonly upwards: (code: string) => readonly string[]
  readonly inside: (code: string) => readonly string[]
}

interface OfPerson {
  readonly answers: readonly Decision[]
  readonly reads: readonly ReadStretch[]
  readonly open: readonly Decision[]
}

function judge(unit: Unit, { answers, reads, open }: OfPerson, { all, text, upwards, inside }: Tree): Judgement | null {
  const covering = reads.filter((read) => isCovered(unit, read, { reads, text }))
  const yes = new Set<string>()
  const decided = new Set<string>()
  const unsure = new Set(open.flatMap(({ codeId }) => upwards(codeId)))
  for (const [code, own] of groupBy(answers, ({ codeId }) => codeId)) {
    const accepted = own.filter(({ status }) => status === 'accepted')
    const rejected = own.filter(({ status }) => status === 'rejected')
    if (accepted.some((one) => rejected.some((other) => shared(one.span, other.span) > 0)))
      for (const id of upwards(code)) unsure.add(id)
    else if (accepted.length > 0) for (const id of upwards(code)) yes.add(id)
    else if (countCovered(unit, rejected) >= 0.8 * (unit.end - unit.start))
      for (const id of inside(code)) decided.add(id)
  }
  for (const id of yes) decided.add(id)
  const looked = new Set(
    covering.flatMap(({ codes }) => (codes === 'all' ? all : [...codes])).filter((id) => !unsure.has(id)),
  )
  const judged = new Set([...looked, ...decided])
  if (judged.size === 0) return null
  const isWhole = covering.some(({ codes }) => codes === 'all') || [...decided].every((id) => looked.has(id))
  const modes = [...answers.map(({ event }) => event?.shown), ...covering.map(({ shown }) => shown)]
  const view = modes.some((mode) => mode === 'assisted' || mode === 'revealed')
    ? 'suggestions'
    : modes.every((mode) => mode === 'blind')
      ? 'blind'
      : 'unknown'
  return { yes, judged, isRead: covering.some(({ isChosenFreely }) => isChosenFreely) && isWhole, view }
}

/** The number of characters of a unit that answers cover. */
function countCovered(unit: Unit, answers: readonly Decision[]): number {
  const covered = new Set<number>()
  for (const { span } of answers)
    for (let at = Math.max(span.start, unit.start); at < Math.min(span.end, unit.end); at++) covered.add(at)
  return covered.size
}

/** True if every word of a unit lies in what is declared read; several spans of the same kind count together. */
function isCovered(
  { segments }: Unit,
  read: ReadStretch,
  { reads, text }: { readonly reads: readonly ReadStretch[]; readonly text: string },
): boolean {
  const { stretch } = read
  if (stretch === 'all') return true
  if ('firstTurn' in stretch) return segments.every(({ turn }) => stretch.firstTurn <= turn && turn <= stretch.lastTurn)
  const places = reads.flatMap((other) =>
    (other.codes === 'all') === (read.codes === 'all') &&
    other.isChosenFreely === read.isChosenFreely &&
    typeof other.stretch === 'object' &&
    'start' in other.stretch
      ? other.stretch
      : [],
  )
  return segments.every((segment) => {
    for (let at = segment.start; at < segment.end; at++)
      if (/\S/.test(text[at]!) && !places.some(({ start, end }) => start <= at && at < end)) return false
    return true
  })
}
