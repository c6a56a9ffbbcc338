import type { CodingItem, SegmentItem } from '../../boundary/analysis-file.ts'
import { roundToSixDigits } from '../../math/round.ts'
import type { CodedTranscripts, SerializedForm } from '../../model/analysis.ts'
import type { CodedTranscript, Place } from '../../model/coded-transcript.ts'
import { type AttributedCoding, describeEvidence, describeMemos } from '../../model/coding.ts'
import { madeAnew, mapEach } from '../../model/made-anew.ts'
import { textAt } from '../../model/span.ts'
import { type Columns, type Table, toTable, writeRows } from './write-table.ts'

type Row = AttributedCoding & { readonly speaker: string; readonly text: string; readonly fingerprint: string }

const columns: Columns<Row> = {
  transcript: (coding) => coding.transcriptId,
  turn: (coding) => coding.turn,
  start: (coding) => coding.span.start,
  end: (coding) => coding.span.end,
  speaker: (coding) => coding.speaker,
  participant: (coding) => coding.participantId,
  organization: (coding) => coding.organization,
  theme: (coding) => coding.themeId,
  code: (coding) => coding.topCodeId,
  subcode: (coding) => (coding.codeId === coding.topCodeId ? '' : coding.codeId),
  coder: (coding) => coding.coder,
  confidence: (coding) => coding.confidence,
  evidence: ({ evidence, text }) => evidence.map((reason) => describeEvidence(reason, text)).join(' | '),
  status: (coding) => coding.status,
  stance: (coding) => coding.stance,
  memo: (coding) => describeMemos(coding.evidence),
  quote: ({ text, span }) => textAt(text, span),
  fingerprint: (coding) => coding.fingerprint,
}
export const codingHead = Object.keys(columns)

/** The codings of transcripts as a table, of which one transcript is read at a time. */
export const codingsTable = (transcripts: Iterable<CodedTranscript>): Table =>
  toTable(
    'codings',
    columns,
    madeAnew(function* () {
      for (const transcript of transcripts) yield* rowsOf(transcript)
    }),
  )

function rowsOf({ file: { transcript, textFingerprint }, segments, codings }: CodedTranscript): Row[] {
  const speakerBySegment = new Map(segments.map(({ id, speaker }) => [id, speaker]))
  const { text } = transcript
  return codings.map((coding) => ({
    ...coding,
    speaker: speakerBySegment.get(coding.segmentId) ?? '',
    text,
    fingerprint: textFingerprint,
  }))
}

const itemsOf = (items: readonly unknown[]): string => items.map((item) => `  ${JSON.stringify(item)}`).join(',\n')

/** A transcript serialised in each form. */
export const writeTranscript: Readonly<Record<SerializedForm, (coded: CodedTranscript) => string>> = {
  'codings.csv': (coded) => writeRows(codingsTable([coded]).rows),
  'codings.json': ({ codings }) => itemsOf(codings.map(toCodingItem)),
  'segments.json': ({ file, segments }) => itemsOf(segments.map((segment) => toItem(segment, file.id))),
}

/** A segment as it is handed on: its speaker is that of its turn. */
const toItem = ({ id, turn, span: { start, end } }: Place, transcriptId: string): SegmentItem => ({
  ...{ id, transcriptId, turn },
  ...{ start, end },
})

const toCodingItem = (coding: AttributedCoding): CodingItem => ({
  transcriptId: coding.transcriptId,
  segmentId: coding.segmentId,
  turn: coding.turn,
  span: coding.span,
  codeId: coding.codeId,
  coder: coding.coder,
  confidence: coding.confidence,
  evidence: coding.evidence,
  status: coding.status,
  stance: coding.stance,
  participantId: coding.participantId,
  organization: coding.organization,
  themeId: coding.themeId,
  topCodeId: coding.topCodeId,
})

/** All transcripts in a form, piece by piece; pieces that hold nothing are left out. */
export function* serializedTranscripts(
  transcripts: CodedTranscripts,
  form: SerializedForm,
): Generator<string | Uint8Array> {
  const pieces = transcripts.serialized?.(form) ?? mapEach(transcripts, writeTranscript[form])
  for (const piece of pieces) if (piece.length > 0) yield piece
}

/** Numbers as exports write them. */
export const roundNumbers = (_: string, value: unknown): unknown =>
  typeof value === 'number' ? roundToSixDigits(value) : value
