import { reportOf } from '../../analysis/report-of.ts'
import type { Prepared, PreparedReport } from '../../model/prepared.ts'
import type { Cut } from '../../model/segment.ts'
import type { Span } from '../../model/span.ts'
import type { Transcript, Turn } from '../../model/transcript.ts'
import type { ImportReport, TranscriptFile } from '../../model/transcript-file.ts'
import { numberOfWord, wordOf } from '../../text/vocabulary.ts'
import type { OpenPart, Sections } from './part-file.ts'

const turnColumns = 7

/** A packed prepared transcript. */
export interface PackedTranscript {
  readonly head: PreparedReport
  /** The head is first, since most readers need nothing else. */
  readonly sections: Sections
}

export function packPrepared(prepared: Prepared): PackedTranscript {
  const { file, words, sentences, cuts, vectors } = prepared
  const { transcript } = file
  const positions = new Map(file.speakers.map(({ name }, position) => [name, position]))
  const turns = new Float64Array(transcript.turns.length * turnColumns)
  for (const [row, { number, speaker, span, startMs, endMs, line }] of transcript.turns.entries()) {
    const at = row * turnColumns
    turns[at] = number
    turns[at + 1] = positions.get(speaker)!
    turns[at + 2] = span.start
    turns[at + 3] = span.end
    turns[at + 4] = startMs ?? Number.NaN
    turns[at + 5] = endMs ?? Number.NaN
    turns[at + 6] = line ?? Number.NaN
  }
  const written = JSON.stringify(reportOf(prepared))
  const sections = {
    head: Buffer.from(written),
    forms: Buffer.from(words.forms.join('\n')),
    sentences: bytesOf(packSpans(sentences)),
    cuts: bytesOf(packCuts(cuts)),
    turns: bytesOf(turns),
    ids: bytesOf(words.ids),
    starts: bytesOf(words.starts),
    vectors: bytesOf(vectors.values),
    text: Buffer.from(transcript.text),
  }
  return { head: JSON.parse(written) as PreparedReport, sections } // read anew: a part of a text would hold all of it
}

function packSpans(spans: readonly Span[]): Uint32Array {
  const columns = new Uint32Array(spans.length * 2)
  for (let row = 0; row < spans.length; row++) {
    columns[row * 2] = spans[row]!.start
    columns[row * 2 + 1] = spans[row]!.end
  }
  return columns
}

function packCuts(cuts: readonly Cut[]): Uint32Array {
  const columns = new Uint32Array(cuts.length * 3)
  for (let row = 0; row < cuts.length; row++) {
    columns[row * 3] = cuts[row]!.turn
    columns[row * 3 + 1] = cuts[row]!.start
    columns[row * 3 + 2] = cuts[row]!.end
  }
  return columns
}

export const unpackHead = (part: OpenPart): PreparedReport =>
  JSON.parse(part.section('head').toString()) as PreparedReport

/** Distinct words of a prepared transcript. */
export function unpackForms(part: OpenPart): string[] {
  const text = part.section('forms').toString()
  const forms: string[] = []
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start)
    const stop = end === -1 ? text.length : end
    forms.push(wordOf(numberOfWord(text, start, stop)))
    start = stop + 1
  }
  return forms
}

/** Reads the file of a prepared transcript, without words, sentences and cuts. */
export function unpackFile(part: OpenPart): TranscriptFile {
  const { account } = unpackHead(part)
  const columns = new Float64Array(...placeOf(part.section('turns'), 8))
  const transcript: Transcript = {
    id: account.id,
    text: part.section('text').toString(),
    turns: Array.from({ length: columns.length / turnColumns }, (_, row) =>
      toTurn(columns.subarray(row * turnColumns, (row + 1) * turnColumns), account.speakers),
    ),
    source: account.source,
  }
  return { ...account, transcript }
}

/** @param forms its distinct words, if they are unpacked already */
export function unpackPrepared(part: OpenPart, forms: readonly string[] = unpackForms(part)): Prepared {
  const { width } = unpackHead(part)
  const values = floatsOf(part.section('vectors'))
  const sentences = wholeOf(part.section('sentences'))
  const cuts = wholeOf(part.section('cuts'))
  return {
    file: unpackFile(part),
    words: {
      forms,
      ids: wholeOf(part.section('ids')),
      starts: wholeOf(part.section('starts')),
      offset: 0,
    },
    sentences: Array.from({ length: sentences.length / 2 }, (_, row): Span => {
      return { start: sentences[row * 2]!, end: sentences[row * 2 + 1]! }
    }),
    cuts: Array.from({ length: cuts.length / 3 }, (_, row): Cut => {
      return { turn: cuts[row * 3]!, start: cuts[row * 3 + 1]!, end: cuts[row * 3 + 2]! }
    }),
    vectors: { rows: width === 0 ? 0 : values.length / width, width, values },
  }
}

function toTurn(
  [number, speaker, start, end, startMs, endMs, line]: Float64Array,
  speakers: ImportReport['speakers'],
): Turn {
  const { name, role } = speakers[speaker!]!
  const known = (value: number): number | null => (Number.isNaN(value) ? null : value)
  return {
    number: number!,
    speaker: name,
    role,
    span: { start: start!, end: end! },
    startMs: known(startMs!),
    endMs: known(endMs!),
    line: known(line!),
  }
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength)
const placeOf = ({ buffer, byteOffset, byteLength }: Buffer, size: number): [ArrayBuffer, number, number] => [
  buffer as ArrayBuffer,
  byteOffset,
  byteLength / size,
]
const wholeOf = (bytes: Buffer): Uint32Array => new Uint32Array(...placeOf(bytes, 4))
const floatsOf = (bytes: Buffer): Float32Array => new Float32Array(...placeOf(bytes, 4))
