import { groupBy } from '../../collections.ts'
import type { ReadStretch, StatedDecision, StatedDecisions, StatedEvent, StatedMemo } from '../../model/decision.ts'
import type { CodeEvent, EventPlace, FlagEvent, MemoEvent, ReadEvent, SettleEvent } from '../../model/decision-event.ts'
import type { Diagnostic, Place } from '../../model/diagnostic.ts'
import type { Span } from '../../model/span.ts'
import { nearMiss } from '../../text/near-miss.ts'
import { knownId } from '../decision-rows.ts'
import { codesFor, createCodeFinder, type FormerDecision, warnOfFormer } from '../former-codes.ts'
import type { KnownNames } from '../known-names.ts'
import { withNested } from '../read-stretch.ts'
import { tableSession } from './order-events.ts'
import type { ReadEvents } from './read-events.ts'

/** Names in events that the study does not know, with an event of each. */
interface UnknownName {
  readonly what: 'transcript' | 'code'
  readonly name: string
  readonly place: Place
}

/**
 * The statements of folded events. What is about transcripts or codes that are no longer there counts for nothing and is
 * warned about: logs are never edited, so that it is no error.
 */
export function statementsOf(
  { folded, placeOf, warnings }: ReadEvents,
  { codebook, transcripts }: KnownNames,
): StatedDecisions & { readonly memos: readonly StatedMemo[]; readonly warnings: readonly Diagnostic[] } {
  const find = createCodeFinder(codebook)
  const ids = transcripts.map(({ id }) => id)
  const unknown: UnknownName[] = []
  const former: FormerDecision[] = []

  const transcriptOf = (name: string, id: string): string | null => {
    const known = knownId(name, ids)
    if (known === null) unknown.push({ what: 'transcript', name, place: placeOf(id) })
    return known
  }
  const codesOf = (written: string, id: string, isRejected: boolean): readonly string[] => {
    const found = find(written)
    const codes = codesFor(found, isRejected)
    if (found.kind === 'unknown') unknown.push({ what: 'code', name: written, place: placeOf(id) })
    else if (found.kind !== 'code' && codes.length === 0) former.push({ written, found, place: placeOf(id) })
    return codes
  }
  const toDecisions = (event: CodeEvent | SettleEvent): StatedDecision[] => {
    const transcriptId = transcriptOf(event.on.transcript, event.id)
    if (transcriptId === null) return []
    const status = statusOf(event)
    return codesOf(event.code, event.id, status === 'rejected').map((codeId) => ({
      coder: event.coder,
      transcriptId,
      span: spanOf(event.on),
      quote: event.on.exact,
      codeId,
      status,
      stance: event.stance,
      memo: event.memo,
      place: placeOf(event.id),
      event: statedEvent(event),
    }))
  }
  const toRead = (event: ReadEvent): ReadStretch[] => {
    const transcriptId = transcriptOf(event.on.transcript, event.id)
    if (transcriptId === null) return []
    const { on, codes, coder, memo, chosen } = event
    const themes = new Set(codebook.themes.map(({ id }) => id))
    const named = codes === '*' ? [] : codes.flatMap((id) => (themes.has(id) ? id : codesOf(id, event.id, true)))
    return [
      {
        coder,
        transcriptId,
        stretch: spanOf(on) ?? 'all',
        quote: on.exact,
        codes: codes === '*' ? 'all' : withNested(named, codebook.codes),
        isChosenFreely: ['', 'random'].includes(chosen),
        shown: event.shown.mode,
        memo,
        place: placeOf(event.id),
      },
    ]
  }
  const toMemos = (event: MemoEvent | FlagEvent): StatedMemo[] => {
    const transcriptId = event.on === null ? null : transcriptOf(event.on.transcript, event.id)
    if (event.on !== null && transcriptId === null) return []
    const [codeId = null] = event.code === null ? [] : codesOf(event.code, event.id, false)
    const span = event.on === null ? null : spanOf(event.on)
    return [
      {
        by: event.coder,
        memo: event.memo === '' ? 'to be discussed' : event.memo,
        transcriptId,
        turn: null,
        span,
        participantId: null,
        codeId,
        status: event.kind === 'flag' ? 'flagged' : 'memo',
        stance: null,
        quote: span === null ? '' : event.on!.exact,
        before: event.on?.prefix ?? '',
        after: event.on?.suffix ?? '',
      },
    ]
  }

  const records = [...folded.coders.values()]
  const all = [...records.flatMap((own) => own.decisions), ...folded.settlements].flatMap(toDecisions)
  const reads = records.flatMap((own) => own.reads.flatMap(toRead))
  const readIds = new Set(reads.map(({ transcriptId }) => transcriptId))
  const memos = records.flatMap((own) => [...own.memos, ...own.flags].flatMap(toMemos))
  return {
    decisions: all.filter(({ status, memo, event }) => status !== 'open' || memo !== '' || event!.settlement !== null),
    reads,
    open: all.filter(
      ({ status, transcriptId, event }) => status === 'open' && event!.settlement === null && readIds.has(transcriptId),
    ),
    memos,
    warnings: [...warnings, ...warnOfFormer(former), ...warnOfUnknown(unknown, ids)],
  }
}

const spanOf = ({ start, end }: EventPlace): Span | null => (start === null || end === null ? null : { start, end })

function statusOf(event: CodeEvent | SettleEvent): StatedDecision['status'] {
  if (event.kind === 'settle')
    return event.verdict === 'yes' ? 'accepted' : event.verdict === 'no' ? 'rejected' : 'open'
  return event.status === 'unsure' ? 'open' : event.status
}

function statedEvent(event: CodeEvent | SettleEvent): StatedEvent {
  const { text, prefix, suffix } = event.on
  const anchor = { id: event.id, isOrdered: event.session !== tableSession, text, before: prefix, after: suffix }
  if (event.kind === 'settle') {
    const { verdict, settles } = event
    return { ...anchor, shown: 'revealed', suggestion: null, seconds: null, settlement: { verdict, settles } }
  }
  const { mode, suggestion } = event.shown
  return { ...anchor, shown: mode, suggestion, seconds: event.seconds, settlement: null }
}

/** One warning for each unknown name. */
const warnOfUnknown = (unknown: readonly UnknownName[], transcriptIds: readonly string[]): Diagnostic[] =>
  [...groupBy(unknown, ({ what, name }) => `${what} "${name}"`)].map(([described, own]) => {
    const { what, name, place } = own[0]!
    const near = nearMiss(name, transcriptIds)
    return {
      level: 'warning',
      code: 'decisions/unknown',
      place,
      message: `${own.length === 1 ? 'an event is' : `${own.length} events are`} about the ${described}, which is not there, and count${own.length === 1 ? 's' : ''} for nothing`,
      fix:
        what === 'code'
          ? `write "was: [${name}]" beside the code that it is now, or list it under "retired" in the codebook`
          : `give the transcript its name back${near === undefined ? '' : ` (is it "${near}"?)`}`,
    }
  })
