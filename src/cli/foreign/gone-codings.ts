import { countBy } from '../../collections.ts'
import type { ForeignProject } from '../../exchange/foreign-project.ts'
import type { CodingResult } from '../../exchange/import-codings.ts'
import { findGone, isImported } from '../../exchange/leave-out-stated.ts'
import type { CodeEvent, DecisionEvent, UndoEvent } from '../../model/decision-event.ts'
import { plural } from '../../outputs/report/wording.ts'
import { type Columns, writeTable } from '../../outputs/tables/write-table.ts'
import { contentId } from '../../study/decision-events/content-id.ts'
import { tableSession } from '../../study/decision-events/order-events.ts'
import type { Target } from './open-target.ts'

/** Codings that an earlier version of a project had and this one does not. */
export interface GoneCodings {
  /** What takes them back; empty unless that is asked for. */
  readonly undos: readonly UndoEvent[]
  /** All of them as CSV; null if there are none. */
  readonly list: string | null
  /** Lines for the report. */
  readonly report: string
}

/** Finds the codings of an earlier import that a project does not have any more, and takes them back if that is asked for. */
export function goneCodings(
  {
    project,
    results,
    events,
  }: {
    readonly project: Pick<ForeignProject, 'documents'>
    readonly results: readonly CodingResult[]
    readonly events: readonly DecisionEvent[]
  },
  { stated, find }: Pick<Target, 'stated' | 'find'>,
  isUndone: boolean,
): GoneCodings {
  const whole = project.documents.filter(({ text }) => text !== null)
  const { fromFiles, fromThemata } = findGone(events, stated, {
    results,
    transcripts: new Set(whole.flatMap(find).map(({ id }) => id)),
  })
  const all = [...fromFiles, ...fromThemata]
  const what = isUndone ? 'taken back' : 'they stay; --gone-is-undone takes them back'
  const lines = (own: readonly CodeEvent[], meaning: string): string[] =>
    [...countBy(own, ({ coder }) => coder)].map(
      ([coder, count]) => `  ${plural(count, 'coding')} of ${coder} ${meaning}\n`,
    )
  return {
    undos: isUndone ? fromFiles.map(undoOf) : [],
    list: all.length === 0 ? null : writeTable(columns, all),
    report: [
      ...lines(fromFiles, `from an earlier import, no longer in this project: ${what}`),
      ...lines(fromThemata, 'made in Themata, not in this project: they stay'),
    ].join(''),
  }
}

const columns: Columns<CodeEvent> = {
  transcript: ({ on }) => on.transcript,
  start: ({ on }) => on.start,
  end: ({ on }) => on.end,
  coder: ({ coder }) => coder,
  code: ({ code }) => code,
  quote: ({ on }) => on.exact,
  memo: ({ memo }) => memo,
  made: (event) => (isImported(event) ? 'imported' : 'in Themata'),
}

const undoOf = ({ id, coder, seq }: CodeEvent): UndoEvent => ({
  v: 1,
  id: contentId(JSON.stringify(['gone', id])),
  kind: 'undo',
  coder,
  time: null,
  session: tableSession,
  seq,
  replaces: id,
})
