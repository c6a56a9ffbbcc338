import { createPlacer } from '../../anchoring/place-anchor.ts'
import { groupBy } from '../../collections.ts'
import { builtInCoders } from '../../model/coder-names.ts'
import type { ReadStretch, StatedDecision } from '../../model/decision.ts'
import type { CodeEvent, EventPlace, ReadEvent } from '../../model/decision-event.ts'
import type { Span } from '../../model/span.ts'
import type { Transcript } from '../../model/transcript.ts'
import type { DecisionRow } from '../decision-rows.ts'
import { type ReadTables, rowEventId } from '../read-decision-tables.ts'
import { createPlaceRecorder } from './event-place.ts'
import { tableSession } from './order-events.ts'

/**
 * Converts tables of decisions to events, by coder. The same rows always give the same events. Where the words of a row
 * are found, the event has their present place; otherwise it keeps what the row states, to be placed by a person.
 */
export function eventsOfTables(
  { decisions, reads, open, rowOf }: ReadTables,
  transcripts: readonly Transcript[],
): Map<string, (CodeEvent | ReadEvent)[]> {
  const recorderById = new Map(transcripts.map((transcript) => [transcript.id, createRecorder(transcript)]))
  const stated = new Set<StatedDecision | ReadStretch>([...decisions, ...reads, ...open])
  const byRow = groupBy(stated, (statement) => rowOf.get(statement)!)
  const events = [...byRow].map(([row, [statement]]): CodeEvent | ReadEvent => {
    const { coder, transcriptId, memo, place } = statement!
    const recorder = recorderById.get(transcriptId)!
    const { cell } = row
    const base = {
      v: 1,
      id: rowEventId(row, coder),
      coder,
      time: null,
      session: tableSession,
      seq: place.line ?? 0,
    } as const
    const circumstances = { shown: shownOf(row), draw: null, seconds: null, memo }
    const code = cell('subcode') || cell('code')
    if ('stretch' in statement!) {
      const codes = code === '' ? '*' : [code]
      return { ...base, kind: 'read', on: recorder.read(statement), codes, chosen: cell('chosen'), ...circumstances }
    }
    const { status, stance } = statement as StatedDecision
    const answer = status === 'open' ? 'unsure' : status
    const about = { on: recorder.decision(statement as StatedDecision), code, status: answer, stance } as const
    return { ...base, kind: 'code', ...about, ...circumstances, group: null, replaces: null }
  })
  return groupBy(
    events.sort((a, b) => a.seq - b.seq),
    ({ coder }) => coder,
  )
}

function shownOf({ cell }: DecisionRow): CodeEvent['shown'] {
  const [coder, confidence] = [cell('coder'), Number(cell('confidence') || Number.NaN)]
  if (!builtInCoders.has(coder)) return { mode: 'unknown', suggestion: null, confidence: null, run: null }
  return { mode: 'assisted', suggestion: coder, confidence: Number.isNaN(confidence) ? null : confidence, run: null }
}

/** Records the places of statements in a transcript as it is now. */
function createRecorder({ id, text, turns }: Transcript) {
  const record = createPlaceRecorder({ id, text })
  const place = createPlacer(text, null)
  const stated = (span: Span | null, quote: string): EventPlace => {
    const [start, end] = span === null ? [null, null] : [span.start, span.end]
    return { transcript: id, text: null, start, end, exact: quote, prefix: '', suffix: '' }
  }
  const find = (span: Span | null, quote: string): EventPlace => {
    if (quote === '') return span !== null && span.end <= text.length ? record(span) : stated(span, quote)
    const found = place({ span, quote })
    return found.how === 'same' || found.how === 'moved' ? record(found.span) : stated(span, quote)
  }
  return {
    decision: ({ span, quote }: StatedDecision): EventPlace => find(span, quote),
    read: ({ stretch, quote }: ReadStretch): EventPlace => {
      if (stretch === 'all') return record(null)
      if ('start' in stretch) return find(stretch, quote)
      const [first, last] = [turns[stretch.firstTurn - 1]!, turns[stretch.lastTurn - 1]!]
      return record({ start: first.span.start, end: last.span.end })
    },
  }
}
