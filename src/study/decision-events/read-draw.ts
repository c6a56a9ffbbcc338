import { countBy, groupBy } from '../../collections.ts'
import type { Anchor } from '../../model/anchor.ts'
import { isMachineCoder } from '../../model/coder-names.ts'
import type { CodeEvent, DrawEvent, EventPlace, ReadEvent, SpanPlace } from '../../model/decision-event.ts'
import type { DrawnReading, DrawnSegment, DrawnTranscript, DrawSummary, ReadPassage } from '../../model/draw.ts'
import { overlaps, type Span } from '../../model/span.ts'
import type { CoderRecord, FoldedEvents } from './fold-events.ts'
import { normalizeTime } from './order-events.ts'

/** A draw with what its reader answered. */
export interface ReadDraw {
  readonly summary: DrawSummary
  /** What the draw says about a transcript of its frame; null for others. */
  readonly ofTranscript: (transcriptId: string) => DrawnTranscript | null
  /** The drawn segments that count as read by anybody, in the order of the draw. */
  readonly read: readonly ReadPassage[]
}

/** Finds the codes that an answer counts for now, since codes can be renamed, merged and split. */
export type CodesOf = (event: Pick<CodeEvent, 'code' | 'id'>) => readonly string[]

/** The last draw of a study in its largest form; undefined if there is none. */
export const currentDraw = ({ draws }: Pick<FoldedEvents, 'draws'>): DrawEvent | undefined => draws.at(-1)

/**
 * Reads a draw: who read its segments blind, and what they answered. The reader is the coder with most readings that
 * count. Those count up to the first segment that is left unread, since what a reader picks out is no sample; a segment
 * that the reader saw with suggestions before is left out. Verdicts on answers that differ take the place of answers.
 */
export function readDraw(draw: DrawEvent, { coders, settlements }: FoldedEvents, codesOf: CodesOf): ReadDraw {
  const people = [...coders].filter(([coder]) => !isMachineCoder(coder))
  const progress = people.map(([coder, record]) => ({ coder, record, ...follow(draw, record) }))
  const readers = progress.filter(({ read }) => read > 0)
  readers.sort((a, b) => b.counted.length - a.counted.length || b.read - a.read || (a.coder < b.coder ? -1 : 1))
  const [reader] = readers
  const counted = reader?.counted ?? []
  const verdicts = settlements.filter(({ verdict }) => verdict === 'yes' || verdict === 'no')
  const segments = counted.map((passage): DrawnSegment & { readonly transcript: string } => {
    const answers = answersAt(passage.on, reader!.record.blindDecisions, codesOf)
    const settled = verdicts.filter(({ on }) => touches(on, passage.on))
    return {
      ...settle(
        answers,
        settled.flatMap((one) => codesOf(one).map((codeId) => ({ codeId, isYes: one.verdict === 'yes' }))),
      ),
      transcript: passage.on.transcript,
      class: passage.class,
      anchor: anchorOf(passage.on),
    }
  })
  const byTranscript = groupBy(segments, ({ transcript }) => transcript)
  const readOf = countBy(counted, (passage) => passage.class)
  const frames = new Map(draw.transcripts.map((one) => [one.transcript, one]))
  return {
    summary: {
      ...{ id: draw.draw, by: draw.coder, time: draw.time, seed: draw.seed, frame: draw.frame },
      classes: draw.classes.map((own) => ({ ...own, read: readOf.get(own.class) ?? 0 })),
      transcripts: draw.transcripts.length,
      reader: reader?.coder ?? null,
      readers: readers.map(({ coder, read }) => ({ coder, read })),
      waiting: (reader?.read ?? 0) - counted.length,
      seen: reader?.seen ?? 0,
    },
    ofTranscript: (id) => {
      const frame = frames.get(id)
      if (frame === undefined) return null
      const own = (byTranscript.get(id) ?? []).map(({ transcript: _, ...segment }) => segment)
      return { seed: draw.seed, members: frame.members, lastClass: draw.classes.at(-1)!.class, segments: own }
    },
    read: listRead(draw, readers),
  }
}

type Passage = DrawEvent['passages'][number]

const anchorOf = ({ start, end, exact, prefix, suffix }: SpanPlace): Anchor => ({
  span: { start, end },
  quote: exact,
  before: prefix,
  after: suffix,
})

/** The drawn segments that count for anybody. */
function listRead(
  { passages }: DrawEvent,
  progress: readonly { readonly coder: string; readonly counted: readonly Passage[] }[],
): ReadPassage[] {
  const counted = progress.map((one) => ({ coder: one.coder, own: new Set(one.counted) }))
  return passages.flatMap((passage): ReadPassage[] => {
    const readers = counted.flatMap(({ coder, own }) => (own.has(passage) ? coder : []))
    if (readers.length === 0) return []
    return [{ transcriptId: passage.on.transcript, class: passage.class, anchor: anchorOf(passage.on), readers }]
  })
}

/** How far a coder read a draw blind. */
function follow({ passages }: DrawEvent, { reads, assistedDecisions }: CoderRecord) {
  const blind = indexByTranscript(reads.filter(({ shown }) => shown.mode === 'blind'))
  const others = reads.filter(({ shown: { mode } }) => mode === 'assisted' || mode === 'revealed')
  const assisted = indexByTranscript([...assistedDecisions, ...others])
  let isUnbroken = true
  let [read, seen] = [0, 0]
  const counted: Passage[] = []
  for (const passage of passages) {
    const { on } = passage
    const reading = blind(on.transcript).find((one) => one.codes === '*' && covers(one.on, on))
    const before = assisted(on.transcript).find(
      (one) => touches(one.on, on) && (reading === undefined || isEarlier(one, reading)),
    )
    if (before !== undefined) seen++
    else if (reading === undefined) isUnbroken = false
    else {
      read++
      if (isUnbroken) counted.push(passage)
    }
  }
  return { read, seen, counted }
}

function indexByTranscript<Event extends CodeEvent | ReadEvent>(events: readonly Event[]) {
  const byTranscript = groupBy(events, ({ on }) => on.transcript)
  return (transcript: string): readonly Event[] => byTranscript.get(transcript) ?? []
}

/** True if one event is known to have come before another. */
function isEarlier(a: CodeEvent | ReadEvent, b: ReadEvent): boolean {
  const [first, second] = [normalizeTime(a.time), normalizeTime(b.time)]
  return first !== '' && first < second
}

const isIn = (on: EventPlace, { transcript, text }: SpanPlace): boolean =>
  on.transcript === transcript && (on.text === text || on.text === null)

/** True if a place holds the whole of a drawn one; in another version of the text, by its words. */
export function covers(on: EventPlace, drawn: SpanPlace): boolean {
  if (on.transcript !== drawn.transcript) return false
  if (on.start === null || on.end === null) return true
  return isIn(on, drawn) ? on.start <= drawn.start && drawn.end <= on.end : on.exact.includes(drawn.exact)
}

/** True if a place shares words with a drawn one. */
function touches(on: EventPlace, drawn: SpanPlace): boolean {
  if (on.transcript !== drawn.transcript || on.start === null || on.end === null) return false
  return isIn(on, drawn)
    ? overlaps(on as Span, drawn)
    : on.exact !== '' && (on.exact.includes(drawn.exact) || drawn.exact.includes(on.exact))
}

/** A coder's answers at a drawn place. */
function answersAt(on: SpanPlace, decisions: readonly CodeEvent[], codesOf: CodesOf): DrawnReading {
  const own = decisions.filter((one) => touches(one.on, on))
  const codes = (status: CodeEvent['status']) => [
    ...new Set(own.filter((one) => one.status === status).flatMap((one) => codesOf(one))),
  ]
  const yes = codes('accepted')
  return { yes, unsure: codes('unsure').filter((id) => !yes.includes(id)) }
}

/** Answers with verdicts in their place. */
function settle(
  { yes, unsure }: DrawnReading,
  verdicts: readonly { readonly codeId: string; readonly isYes: boolean }[],
): DrawnReading {
  const settled = new Set(verdicts.map(({ codeId }) => codeId))
  const open = (codes: readonly string[]): string[] => codes.filter((id) => !settled.has(id))
  return {
    yes: [...open(yes), ...verdicts.flatMap(({ codeId, isYes }) => (isYes ? codeId : []))],
    unsure: open(unsure),
  }
}
