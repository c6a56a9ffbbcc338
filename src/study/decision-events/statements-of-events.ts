import type { ReadStretch, StatedDecision, StatedDecisions, StatedEvent, StatedMemo } from '../../model/decision.ts'
import type { CodeEvent, EventPlace, FlagEvent, MemoEvent, ReadEvent, SettleEvent } from '../../model/decision-event.ts'
import type { Diagnostic, Place } from '../../model/diagnostic.ts'
import type { Span } from '../../model/span.ts'
import { createCodeFinder } from '../former-codes.ts'
import type { KnownNames } from '../known-names.ts'
import { withNested } from '../read-stretch.ts'
import { mergedRefusals } from './merged-refusals.ts'
import { tableSession } from './order-events.ts'
import type { ReadEvents } from './read-events.ts'
import { createNameResolver, type NameResolver } from './resolve-names.ts'

/**
 * The statements of folded events. What is about transcripts or codes that are no longer there counts for nothing and is
 * warned about: logs are never edited, so that it is no error.
 */
export function statementsOf(
  { folded, placeOf, warnings }: ReadEvents,
  known: KnownNames,
): StatedDecisions & { readonly memos: readonly StatedMemo[]; readonly warnings: readonly Diagnostic[] } {
  const names = createNameResolver(known, placeOf)
  const records = [...folded.coders.values()]
  const findCode = createCodeFinder(known.codebook)
  const inForce = records.flatMap(({ decisions }) => {
    const refusals = mergedRefusals(decisions, findCode)
    return decisions.filter(({ id }) => !refusals.has(id))
  })
  const answers = [...inForce, ...folded.settlements]
  const all = answers.flatMap((event) => toDecisions(event, names, placeOf(event.id)))
  const reads = records.flatMap((own) =>
    own.reads.flatMap((event) => toRead(event, names, { place: placeOf(event.id), codebook: known.codebook })),
  )
  const readIds = new Set(reads.map(({ transcriptId }) => transcriptId))
  const memos = records.flatMap((own) => [...own.memos, ...own.flags].flatMap((event) => toMemos(event, names)))
  return {
    decisions: all.filter(({ status, memo, event }) => status !== 'open' || memo !== '' || event!.settlement !== null),
    reads,
    open: all.filter(
      ({ status, transcriptId, event }) => status === 'open' && event!.settlement === null && readIds.has(transcriptId),
    ),
    memos,
    warnings: [...warnings, ...names.warnings()],
  }
}

/** An answer or a verdict for each code that it counts for. */
function toDecisions(event: CodeEvent | SettleEvent, names: NameResolver, place: Place): StatedDecision[] {
  const transcriptId = names.transcriptOf(event.on.transcript, event.id)
  if (transcriptId === null) return []
  const status = statusOf(event)
  return names.codesOf(event.code, event.id, status === 'rejected').map((codeId) => ({
    coder: event.coder,
    transcriptId,
    span: spanOf(event.on),
    quote: event.on.exact,
    codeId,
    status,
    stance: event.stance,
    memo: event.memo,
    place,
    event: statedEvent(event),
  }))
}

/** A declaration of reading; nothing for a transcript that is not there. */
function toRead(
  event: ReadEvent,
  names: NameResolver,
  { place, codebook }: { readonly place: Place } & Pick<KnownNames, 'codebook'>,
): ReadStretch[] {
  const transcriptId = names.transcriptOf(event.on.transcript, event.id)
  if (transcriptId === null) return []
  const { on, codes, coder, memo, chosen, shown } = event
  const themes = new Set(codebook.themes.map(({ id }) => id))
  const named = codes === '*' ? [] : codes.flatMap((id) => (themes.has(id) ? id : names.codesOf(id, event.id, true)))
  return [
    {
      ...{ coder, transcriptId, memo, place },
      stretch: spanOf(on) ?? 'all',
      quote: on.exact,
      codes: codes === '*' ? 'all' : withNested(named, codebook.codes),
      isChosenFreely: ['', 'random'].includes(chosen),
      shown: shown.mode,
    },
  ]
}

/** A memo or a flag; nothing if it is on a transcript that is not there. */
function toMemos(event: MemoEvent | FlagEvent, names: NameResolver): StatedMemo[] {
  const { on, code, coder, memo } = event
  const transcriptId = on === null ? null : names.transcriptOf(on.transcript, event.id)
  if (on !== null && transcriptId === null) return []
  const [codeId = null] = code === null ? [] : names.codesOf(code, event.id, false)
  const span = on === null ? null : spanOf(on)
  return [
    {
      by: coder,
      memo: memo === '' ? 'to be discussed' : memo,
      transcriptId,
      ...{ turn: null, span, participantId: null, codeId },
      ...{ status: event.kind === 'flag' ? 'flagged' : 'memo', stance: null },
      quote: span === null ? '' : on!.exact,
      before: on?.prefix ?? '',
      after: on?.suffix ?? '',
    },
  ]
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
  const { mode, suggestion, confidence } = event.shown
  return { ...anchor, shown: mode, suggestion, confidence, seconds: event.seconds, settlement: null }
}
