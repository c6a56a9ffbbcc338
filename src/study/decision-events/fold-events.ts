import { repealedAnswers } from '../../anchoring/repealed-answers.ts'
import { getOrInsert, groupBy } from '../../collections.ts'
import type {
  CodeEvent,
  DecisionEvent,
  DrawEvent,
  EventPlace,
  FlagEvent,
  MemoEvent,
  QuoteEvent,
  ReadEvent,
  SettleEvent,
} from '../../model/decision-event.ts'
import type { Span } from '../../model/span.ts'
import { orderEvents, tableSession } from './order-events.ts'
import { eventsInForce } from './revoked-events.ts'

/** What a person has stated up to now, in the order in which they stated it. */
export interface CoderRecord {
  /** The last answer for each code and place. */
  readonly decisions: readonly CodeEvent[]
  /** The last answer for each code and place among those that were given without seeing suggestions. */
  readonly blindDecisions: readonly CodeEvent[]
  /** All answers that were given with suggestions at hand. */
  readonly assistedDecisions: readonly CodeEvent[]
  readonly reads: readonly ReadEvent[]
  readonly memos: readonly MemoEvent[]
  readonly flags: readonly FlagEvent[]
}

/** The state that events add up to. */
export interface FoldedEvents {
  /** People who have stated anything, in the order of their first events. */
  readonly coders: ReadonlyMap<string, CoderRecord>
  /** The last settlement for each code and place. */
  readonly settlements: readonly SettleEvent[]
  readonly draws: readonly DrawEvent[]
  /** Choices of quotes by all people, in their order. */
  readonly quotes: readonly QuoteEvent[]
  /** Ids under which files have different events. */
  readonly ambiguousIds: readonly string[]
}

/**
 * Folds events into the present state. Their order and repeats make no difference. Events that a person placed anew have
 * that place.
 */
export function foldEvents(events: Iterable<DecisionEvent>): FoldedEvents {
  const ordered = orderEvents(events)
  const inForce = eventsInForce(ordered.events)
  const placeById = new Map(inForce.flatMap((event) => (event.kind === 'place' ? [[event.replaces, event.on]] : [])))
  const place = <Event extends { readonly id: string; readonly on: EventPlace | null }>(event: Event): Event => {
    const on = placeById.get(event.id)
    return on === undefined ? event : { ...event, on }
  }
  const records = new Map<
    string,
    { [Kind in Exclude<keyof CoderRecord, 'blindDecisions' | 'assistedDecisions'>]: CoderRecord[Kind][number][] }
  >()
  const settlements: SettleEvent[] = []
  const draws: DrawEvent[] = []
  const quotes: QuoteEvent[] = []
  for (const event of inForce) {
    const own = () => getOrInsert(records, event.coder, () => ({ decisions: [], reads: [], memos: [], flags: [] }))
    switch (event.kind) {
      case 'code':
      case 'recode':
      case 'resize':
        own().decisions.push(place(event))
        break
      case 'read':
        own().reads.push(place(event))
        break
      case 'memo':
        if (event.memo !== '') own().memos.push(place(event))
        break
      case 'flag':
        own().flags.push(place(event))
        break
      case 'settle':
        settlements.push(place(event))
        break
      case 'draw':
        draws.push(event)
        break
      case 'quote':
        quotes.push(place(event))
        break
      case 'undo':
      case 'place':
        break
      default:
        event satisfies never
    }
  }
  const coders = new Map(
    [...records].map(([coder, own]) => {
      const blind = own.decisions.filter(({ shown }) => shown.mode === 'blind')
      const assisted = own.decisions.filter(({ shown: { mode } }) => mode === 'assisted' || mode === 'revealed')
      const decisions = latest(own.decisions)
      return [coder, { ...own, decisions, blindDecisions: latest(blind), assistedDecisions: assisted }]
    }),
  )
  return { coders, settlements: latest(settlements), draws, quotes, ambiguousIds: ordered.ambiguousIds }
}

/** Drops answers for a code at a place for which there is a later one. */
function latest<Answer extends CodeEvent | SettleEvent>(answers: readonly Answer[]): Answer[] {
  const groups = groupBy(answers, ({ on, code }) => JSON.stringify([on.transcript, on.text, code]))
  const dropped = new Set(
    [...groups.values()].flatMap((own) =>
      repealedAnswers(
        own.map((answer) => ({ answer, span: spanOf(answer.on) })),
        ({ answer }) => answer.session !== tableSession,
      ).map(({ answer }) => answer.id),
    ),
  )
  return answers.filter(({ id }) => !dropped.has(id))
}

const spanOf = ({ start, end }: EventPlace): Span | null => (start === null || end === null ? null : { start, end })
