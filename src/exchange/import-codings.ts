import { getOrInsert } from '../collections.ts'
import { machineCoder, toCoderName } from '../model/coder-names.ts'
import type { CodeEvent, DecisionEvent, MemoEvent, ReadEvent } from '../model/decision-event.ts'
import { type Span, textAt } from '../model/span.ts'
import type { Transcript } from '../model/transcript.ts'
import { contentId } from '../study/decision-events/content-id.ts'
import { createPlaceRecorder } from '../study/decision-events/event-place.ts'
import { tableSession } from '../study/decision-events/order-events.ts'
import { addUpLosses, type ForeignCoding, type ForeignMemo, type ForeignProject, type Loss } from './foreign-project.ts'
import type { CodeMap } from './map-codes.ts'
import { type FindTranscripts, type Placing, splitAtTurns } from './placing/place-codings.ts'
import { placeQuotes } from './placing/place-quotes.ts'

/** What became of a coding, in one word; with its place where it was taken over. */
export interface CodingResult {
  readonly coding: ForeignCoding
  readonly coder: string
  readonly how: Placing['how'] | 'no-code' | 'left-out' | 'repeated'
  readonly transcript: Transcript | null
  /** Our code; null where nothing of ours is for theirs. */
  readonly code: string | null
  readonly span: Span | null
}

/** The codings of a foreign project as decisions, by coder, and what became of each coding. */
export interface ImportedCodings {
  readonly eventsByCoder: ReadonlyMap<string, readonly DecisionEvent[]>
  readonly results: readonly CodingResult[]
}

/** What a person says of a project that it does not say itself. */
export interface ImportChoices {
  /** The coder where the file names none. */
  readonly coder: string | null
  /** The model that made all codings; null where people made them, or the file names the model. */
  readonly model: string | null
  /** True if every coder read each document that they coded as a whole: what they did not code is a no. */
  readonly isComplete: boolean
  /** Coders who have decided in the study: of two spellings of a name, theirs is kept. */
  readonly known: readonly string[]
}

/** The circumstances of a foreign coding, which are not known. */
const unknown = (confidence: number | null): CodeEvent['shown'] => ({
  mode: 'unknown',
  suggestion: null,
  confidence,
  run: null,
})

/** The name of a coder as ours; as a coder of the study writes it, whatever the capitals. */
export function coderOf(
  { coder, isMachine }: Pick<ForeignCoding, 'coder' | 'isMachine'>,
  choices: ImportChoices,
): string {
  const written = coder || choices.coder
  const name =
    choices.model !== null || isMachine
      ? machineCoder(choices.model ?? (written || 'model'))
      : toCoderName(written || 'coder')
  return choices.known.find((one) => one.toLowerCase() === name.toLowerCase()) ?? name
}

/**
 * Turns the placed codings of a foreign project into decisions: one for each turn, which belong together. The same coding
 * is always the same event, so that importing twice adds nothing.
 */
export function importCodings(
  project: Pick<ForeignProject, 'codings'>,
  placings: ReadonlyMap<ForeignCoding, Placing>,
  { codeMap, choices }: { readonly codeMap: CodeMap; readonly choices: ImportChoices },
): ImportedCodings {
  const events = new Map<string, Map<string, CodeEvent | ReadEvent>>()
  const read = new Map<string, Map<Transcript, Set<string>>>()
  const results = project.codings.map((coding): CodingResult => {
    const placing = placings.get(coding)!
    const coder = coderOf(coding, choices)
    const code = codeMap.ours.get(coding.code) ?? null
    const result = { coding, coder, code, transcript: placing.transcript, span: null }
    if (codeMap.leftOut.has(coding.code)) return { ...result, how: 'left-out' }
    if (!('span' in placing)) return { ...result, how: placing.how }
    const { transcript, span } = placing
    if (code === null) return { ...result, span, how: 'no-code' }
    getOrInsert(
      getOrInsert(read, coder, () => new Map()),
      transcript,
      () => new Set(),
    ).add(code)
    const own = getOrInsert(events, coder, () => new Map())
    let added = 0
    for (const event of eventsOf(coding, { coder, code, transcript, span })) {
      const known = own.get(event.id) as CodeEvent | undefined
      if (known === undefined) added++
      own.set(event.id, known === undefined ? event : { ...known, memo: joinMemos(known.memo, event.memo) })
    }
    return { ...result, span, how: added === 0 ? 'repeated' : placing.how }
  })
  if (choices.isComplete) {
    const codes = [...new Set(codeMap.ours.values())].sort()
    for (const [coder, transcripts] of read)
      for (const transcript of transcripts.keys()) {
        const event = readEventOf(coder, transcript, codes)
        events.get(coder)!.set(event.id, event)
      }
  }
  return { eventsByCoder: new Map([...events].map(([coder, own]) => [coder, [...own.values()]])), results }
}

const joinMemos = (a: string, b: string): string => (b === '' || a.split(' | ').includes(b) ? a : a ? `${a} | ${b}` : b)

interface PlacedCode {
  readonly coder: string
  readonly code: string
  readonly transcript: Transcript
  readonly span: Span
}

function eventsOf(coding: ForeignCoding, { coder, code, transcript, span }: PlacedCode): CodeEvent[] {
  const record = createPlaceRecorder(transcript)
  const parts = splitAtTurns(span, transcript)
  const group = parts.length > 1 ? idOf([coder, transcript.id, span, code, 'group']) : null
  return parts.map((part, index) => ({
    v: 1,
    id: idOf([coder, transcript.id, part, code, coding.status]),
    kind: 'code',
    coder,
    time: coding.time,
    session: tableSession,
    seq: coding.place.line ?? 0,
    on: record(part),
    code,
    status: coding.status,
    stance: null,
    memo: index === 0 ? coding.memo : '',
    shown: unknown(coding.confidence),
    draw: null,
    seconds: null,
    group,
    replaces: null,
  }))
}

const readEventOf = (coder: string, transcript: Transcript, codes: readonly string[]): ReadEvent => ({
  v: 1,
  id: idOf([coder, transcript.id, 'read', codes]),
  kind: 'read',
  coder,
  time: null,
  session: tableSession,
  seq: 0,
  on: createPlaceRecorder(transcript)(null),
  codes,
  chosen: '',
  memo: '',
  shown: unknown(null),
  draw: null,
  seconds: null,
})

const idOf = (parts: readonly unknown[]): string => contentId(JSON.stringify(['imported', ...parts]))

/** The memos of a foreign project as events, and what became of the others. */
export interface ImportedMemos {
  readonly events: readonly MemoEvent[]
  readonly losses: readonly Loss[]
}

/**
 * Turns the memos of a project into events. A memo whose words are not found is one on its whole transcript; one on a
 * document or a code that the study does not have is counted.
 */
export function importMemos(
  project: Pick<ForeignProject, 'documents' | 'memos'>,
  find: FindTranscripts,
  { codeMap, choices }: { readonly codeMap: CodeMap; readonly choices: ImportChoices },
): ImportedMemos {
  const documentById = new Map(project.documents.map((document) => [document.id, document]))
  const losses: Loss[] = []
  const lose = (why: string): [] => {
    losses.push({ what: 'memos', count: 1, why })
    return []
  }
  const events = project.memos.flatMap((memo): MemoEvent[] => {
    const coder = coderOf({ coder: memo.coder, isMachine: false }, choices)
    const document = memo.document === null ? undefined : documentById.get(memo.document)
    const found = document === undefined ? [] : find(document)
    const transcript = found.length === 1 ? found[0]! : null
    if (memo.memo.trim() === '') return []
    if (memo.document !== null && transcript === null) return lose('the study has no such transcript')
    const code = memo.code === null ? null : (codeMap.ours.get(memo.code) ?? null)
    if (memo.code !== null && code === null && transcript === null) return lose('the codebook has no such code')
    const on = transcript === null ? null : placeOfMemo(memo, transcript, document?.text ?? null)
    return [
      {
        v: 1,
        id: idOf([coder, on?.transcript, on?.start, on?.end, code, memo.memo]),
        kind: 'memo',
        coder,
        time: memo.time,
        session: tableSession,
        seq: memo.place.line ?? 0,
        on,
        code,
        memo: memo.memo,
        replaces: null,
      },
    ]
  })
  return { events, losses: addUpLosses(losses) }
}

function placeOfMemo({ quote, span }: ForeignMemo, transcript: Transcript, text: string | null): MemoEvent['on'] {
  const record = createPlaceRecorder(transcript)
  if (quote === '' && span === null) return record(null)
  const [found] = placeQuotes([{ quote, span, paragraphs: null }], transcript, { text })
  return found !== undefined && 'span' in found && textAt(transcript.text, found.span).trim() !== ''
    ? record(found.span)
    : record(null)
}
