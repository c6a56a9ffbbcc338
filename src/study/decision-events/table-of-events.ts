import type { CodeEvent, EventPlace, FlagEvent, MemoEvent, ReadEvent } from '../../model/decision-event.ts'
import type { CoderRecord } from './fold-events.ts'

/** The columns of a table of decisions, which is read again as `decisions/<coder>.csv`. */
export const decisionColumns = [
  ...['transcript', 'start', 'end', 'code', 'status', 'stance', 'memo', 'quote'],
  ...['chosen', 'shown', 'suggestion', 'seconds', 'time'],
] as const

type Row = readonly (string | null)[]

/**
 * What a person has stated up to now, as the rows of a table: answers, what they read, memos and flags on codes at places.
 *
 * @returns also the number of memos, flags and read stretches that a table cannot hold
 */
export function rowsOfRecord({ decisions, reads, memos, flags }: CoderRecord): { rows: Row[]; leftOut: number } {
  const notes = [...memos, ...flags].filter(({ on, code }) => on !== null && on.start !== null && code !== null)
  const stretches = reads.filter(({ codes, on }) => codes === '*' || on.start === null)
  return {
    rows: [
      ...decisions.map((event) => rowOf(event.on, event.code, statusOf(event), event)),
      ...stretches.flatMap((event) =>
        (event.codes === '*' ? [''] : event.codes).map((code) => rowOf(event.on, code, 'read', event)),
      ),
      ...notes.map((event) => rowOf(event.on!, event.code!, 'suggested', event)),
    ],
    leftOut: memos.length + flags.length - notes.length + reads.length - stretches.length,
  }
}

const statusOf = ({ status }: CodeEvent): string => (status === 'unsure' ? 'suggested' : status)

/** A number in full. */
const written = (value: number | null | undefined): string | null =>
  value === null || value === undefined ? null : String(value)

type Stated = CodeEvent | ReadEvent | MemoEvent | FlagEvent

function rowOf(on: EventPlace, code: string, status: string, event: Stated): Row {
  const view = 'shown' in event ? event : null
  return [
    ...[on.transcript, written(on.start), written(on.end), code, status],
    ...['stance' in event ? event.stance : null, event.memo, on.exact],
    ...['chosen' in event ? event.chosen : '', view?.shown.mode ?? '', view?.shown.suggestion ?? null],
    ...[written(view?.seconds), event.time],
  ]
}
