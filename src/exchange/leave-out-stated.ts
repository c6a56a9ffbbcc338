import { groupBy } from '../collections.ts'
import type { CodeEvent, DecisionEvent, EventPlace, MemoEvent } from '../model/decision-event.ts'
import { isSamePlace } from '../model/span.ts'
import type { Transcript } from '../model/transcript.ts'
import { contentId } from '../study/decision-events/content-id.ts'
import { foldEvents } from '../study/decision-events/fold-events.ts'
import { tableSession } from '../study/decision-events/order-events.ts'
import type { CodingResult } from './import-codings.ts'
import { createKnownWords, type NewWords } from './known-words.ts'
import { placeEventsNow } from './stated-places.ts'

/** What a study states already. */
export interface StatedStudy {
  readonly events: readonly DecisionEvent[]
  readonly transcripts: readonly Pick<Transcript, 'id' | 'text'>[]
  /** The labels of codes. */
  readonly labels: ReadonlyMap<string, string>
  /** The id that a code has now, after the codebook was changed. */
  readonly codeNow: (code: string) => string
}

/** The events of a file that a study does not have yet. */
export interface NewEvents {
  readonly events: readonly DecisionEvent[]
  /** Number of those that the study has. */
  readonly known: number
  /** Number of those that do not count, as their coder has answered in Themata: that answer stays. */
  readonly overruled: number
}

const isAnswer = (event: DecisionEvent): event is CodeEvent => ['code', 'recode', 'resize'].includes(event.kind)

/** True for what came from a file, such as an earlier version of the same project. */
export const isImported = ({ session }: Pick<DecisionEvent, 'session'>): boolean => session === tableSession

/**
 * The events that state something new, so that a project can go to another program and back any number of times. What the
 * study has is left out; of a memo only the words that are new are kept. A later file takes the place of an earlier one,
 * but an answer that its coder gave in Themata is never replaced.
 */
export function leaveOutStated(events: readonly DecisionEvent[], stated: StatedStudy): NewEvents {
  const before = eventsNow(stated)
  const answers = groupBy(before.filter(isAnswer), keyOf)
  const inForceByKey = groupBy(answersInForce(before), keyOf)
  const byHand = groupBy(
    before.filter((event) => !isImported(event)),
    ({ coder }) => coder,
  )
  const restOf = createKnownWords(before, stated.labels)
  const ids = new Set(before.map(({ id }) => id))
  let [known, overruled] = [0, 0]
  const kept = events.flatMap((event): DecisionEvent[] => {
    if (event.kind === 'memo') return keepMemo(event)
    if (isAnswer(event)) return keepAnswer(event)
    if (ids.has(event.id)) known++
    return ids.has(event.id) ? [] : [event]
  })
  const counted = new Set(answersInForce([...before, ...kept]).map(({ id }) => id))
  const silent = kept.filter((event) => isAnswer(event) && !counted.has(event.id)).length
  return { events: kept, known, overruled: overruled + silent }

  function keepMemo(event: MemoEvent): DecisionEvent[] {
    const memo = restOf(event)
    if (memo === '' || ids.has(event.id)) known++
    return memo === '' || ids.has(event.id) ? [] : [{ ...event, memo }]
  }

  function keepAnswer(event: CodeEvent): DecisionEvent[] {
    const key = keyOf(event)
    const [all, current] = [answers.get(key) ?? [], inForceByKey.get(key) ?? []]
    const isSame = ({ status }: CodeEvent): boolean => status === event.status
    if (current.some(isSame)) {
      known++
      return addedMemo(event)
    }
    const wasStated = all.some(isSame)
    const isReview = event.shown.mode === 'assisted'
    if ((wasStated || isReview) && hasOwnHand(event, all)) {
      overruled++
      return []
    }
    const replaced = current.find(isImported) ?? null
    if (!wasStated && replaced === null) return [event]
    // A coding that was there, was taken back and is there again is another event each time.
    return [{ ...event, id: contentId(JSON.stringify([event.id, all.length])), replaces: replaced?.id ?? null }]
  }

  /** True if the coder has answered or taken back in Themata what a file says. */
  function hasOwnHand({ coder, code, on }: CodeEvent, all: readonly CodeEvent[]): boolean {
    const imported = new Set(all.map(({ id }) => id))
    return (byHand.get(coder) ?? []).some(
      (event) =>
        ('replaces' in event && event.replaces !== null && imported.has(event.replaces)) ||
        (isAnswer(event) && event.code === code && event.on.transcript === on.transcript && isSameSpan(event.on, on)),
    )
  }

  /** The words that a person has added to the memo of a coding that the study has. */
  function addedMemo({ coder, code, on, seq, memo: written }: CodeEvent): MemoEvent[] {
    const about: NewWords = { coder, on, code, memo: written }
    const memo = restOf(about)
    if (memo === '') return []
    const id = contentId(JSON.stringify(['memo on a coding', coder, on.transcript, on.start, on.end, code, memo]))
    const common = { v: 1, id, coder, time: null, session: tableSession, seq } as const
    return ids.has(id) ? [] : [{ ...common, kind: 'memo', on, code, memo, replaces: null }]
  }
}

/** Codings of a study that a project does not have. */
export interface Gone {
  /** Those of an earlier import, which were in a version of the project. */
  readonly fromFiles: readonly CodeEvent[]
  /** Those that were made in Themata, and may never have been in it. */
  readonly fromThemata: readonly CodeEvent[]
}

const wasInFile = (event: CodeEvent): boolean => isImported(event) && event.shown.mode === 'unknown'

/**
 * Codings of a study that a project does not have, of the coders and in the transcripts that it has. Those that may only not
 * have been placed, or whose code has another name now, are not among them.
 *
 * @param transcripts ids of those that the project has as a whole
 */
export function findGone(
  events: readonly DecisionEvent[],
  stated: StatedStudy,
  { results, transcripts }: { readonly results: readonly CodingResult[]; readonly transcripts: ReadonlySet<string> },
): Gone {
  const there = new Set(events.filter(isAnswer).map(keyOf))
  const coders = new Set(results.map(({ coder }) => coder))
  const doubtful = groupBy(
    results.filter(({ span, code }) => span === null || code === null),
    ({ coder, transcript }) => JSON.stringify([coder, transcript?.id ?? '']),
  )
  const isDoubtful = ({ coder, code, on }: CodeEvent): boolean =>
    [on.transcript, ''].some((transcript) =>
      (doubtful.get(JSON.stringify([coder, transcript])) ?? []).some(
        (result) =>
          (result.code === null || result.code === code) && (result.span === null || isSameSpan(on, result.span)),
      ),
    )
  const gone = answersInForce(eventsNow(stated)).filter(
    (event) =>
      coders.has(event.coder) &&
      transcripts.has(event.on.transcript) &&
      event.status === 'accepted' &&
      !there.has(keyOf(event)) &&
      !isDoubtful(event),
  )
  return { fromFiles: gone.filter(wasInFile), fromThemata: gone.filter((event) => !wasInFile(event)) }
}

/** What is stated, at its places and with the codes of today. */
const eventsNow = ({ events, transcripts, codeNow }: StatedStudy): DecisionEvent[] =>
  placeEventsNow(events, transcripts).map((event) =>
    'code' in event && event.code !== null ? { ...event, code: codeNow(event.code) } : event,
  )

/** The answers of all people that count. */
const answersInForce = (events: readonly DecisionEvent[]): CodeEvent[] =>
  [...foldEvents(events).coders.values()].flatMap(({ decisions }) => decisions)

type Ends = Pick<EventPlace, 'start' | 'end'>

/** Equal for answers of one coder for one code at one place. */
const keyOf = ({ coder, code, on }: CodeEvent): string => JSON.stringify([coder, code, on.transcript, on.start, on.end])

function isSameSpan(a: Ends, b: Ends): boolean {
  if (a.start === null || a.end === null || b.start === null || b.end === null) return a.start === b.start
  return isSamePlace({ start: a.start, end: a.end }, { start: b.start, end: b.end })
}
