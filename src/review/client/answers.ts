import { getOrInsert } from '../../collections.ts'
import type {
  CodeEvent,
  DecisionEvent,
  EventPlace,
  FlagEvent,
  MemoEvent,
  QuoteEvent,
} from '../../model/decision-event.ts'
import { isSamePlace, overlaps, type Span } from '../../model/span.ts'
import { foldEvents } from '../../study/decision-events/fold-events.ts'
import { pairOf } from '../pair.ts'
import type { QueueItem } from '../review-data.ts'

/** An answer with offsets. */
export type PlacedAnswer = CodeEvent & { readonly on: Span }

/** What the coder has stated up to now. */
export interface Answers {
  /** The answers in a transcript, in the order of the text. */
  readonly of: (transcript: string) => readonly PlacedAnswer[]
  /** The answer for a code at a place; undefined if there is none. */
  readonly at: (transcript: string, span: Span, code: string) => PlacedAnswer | undefined
  /** True if a place was declared read. */
  readonly isRead: (transcript: string, span: Span | null) => boolean
  readonly memosAt: (transcript: string, span: Span) => readonly MemoEvent[]
  readonly flagAt: (transcript: string, span: Span) => FlagEvent | undefined
  /** The last choice of a passage as a quote, of the coder or another person, by code; null is that of barring. */
  readonly quotesAt: (transcript: string, span: Span) => ReadonlyMap<string | null, QuoteEvent>
}

/** An event as it counts here: a coder sees one text, whatever its hash was. */
export const inOneText = (event: DecisionEvent): DecisionEvent =>
  'on' in event && event.on !== null ? ({ ...event, on: { ...event.on, text: null } } as DecisionEvent) : event

/** Folds a coder's events into their answers. */
export function readAnswers(events: readonly DecisionEvent[], coder: string): Answers {
  const { coders, quotes } = foldEvents(events)
  const own = coders.get(coder)
  const byTranscript = new Map<string, PlacedAnswer[]>()
  for (const answer of own?.decisions ?? [])
    if (answer.on.start !== null) getOrInsert(byTranscript, answer.on.transcript, () => []).push(answer as PlacedAnswer)
  for (const answers of byTranscript.values()) answers.sort((a, b) => a.on.start - b.on.start || a.on.end - b.on.end)
  const of = (transcript: string): readonly PlacedAnswer[] => byTranscript.get(transcript) ?? []
  const isAt = ({ transcript: id, start, end }: EventPlace, transcript: string, span: Span): boolean =>
    id === transcript && start !== null && end !== null && isSamePlace({ start, end }, span)
  return {
    of,
    at: (transcript, span, code) =>
      of(transcript).findLast(({ on, code: answered }) => answered === code && overlaps(on, span)),
    isRead: (transcript, span) =>
      (own?.reads ?? []).some(
        ({ on }) =>
          on.transcript === transcript &&
          (on.start === null || on.end === null || (span !== null && on.start <= span.start && on.end >= span.end)),
      ),
    memosAt: (transcript, span) => (own?.memos ?? []).filter(({ on }) => on !== null && isAt(on, transcript, span)),
    quotesAt: (transcript, span) =>
      new Map(quotes.flatMap((event) => (isAt(event.on, transcript, span) ? [[event.code, event]] : []))),
    flagAt: (transcript, span) => (own?.flags ?? []).findLast(({ on }) => isAt(on, transcript, span)),
  }
}

/** Participants and codes for which a passage of a queue was accepted; only a queue that settles these has any. */
export function settledIn(queue: readonly QueueItem[], answers: Answers, ids: readonly string[]): ReadonlySet<string> {
  const settled = new Set<string>()
  for (const item of queue) {
    if (item.person === undefined) continue
    for (const code of item.codes)
      if (answers.at(ids[item.transcript]!, item, code)?.status === 'accepted') settled.add(pairOf(item.person, code))
  }
  return settled
}

/** True if a code of a passage is answered, or needs no answer because another passage of the participant settles it. */
const isAnswered = (answers: Answers, id: string, item: QueueItem, settled: ReadonlySet<string>) => (code: string) =>
  answers.at(id, item, code) !== undefined || (item.person !== undefined && settled.has(pairOf(item.person, code)))

/** True if nothing is left to decide in a passage: every suggestion is answered, or it was declared read. */
export const isDone = (
  answers: Answers,
  transcript: string,
  item: QueueItem,
  settled: ReadonlySet<string> = new Set(),
): boolean =>
  item.codes.length > 0
    ? item.codes.every(isAnswered(answers, transcript, item, settled))
    : answers.isRead(transcript, item)

/** How far a coder is: suggestions, or in blind coding passages. */
export interface Progress {
  readonly done: number
  readonly of: number
  /** Left in the transcript of the present passage. */
  readonly leftHere: number
}

/** Counts what is done of a queue. */
export function countProgress(
  queue: readonly QueueItem[],
  answers: Answers,
  { ids, here }: { readonly ids: readonly string[]; readonly here: number },
): Progress {
  let [done, all, leftHere] = [0, 0, 0]
  const settled = settledIn(queue, answers, ids)
  for (const item of queue) {
    const id = ids[item.transcript]!
    const ofItem = Math.max(1, item.codes.length)
    const doneOfItem =
      item.codes.length > 0
        ? item.codes.filter(isAnswered(answers, id, item, settled)).length
        : Number(answers.isRead(id, item))
    all += ofItem
    done += doneOfItem
    if (item.transcript === here) leftHere += ofItem - doneOfItem
  }
  return { done, of: all, leftHere }
}
