import type { SourceFile } from '../importers/importer.ts'
import { rowOf, rowsAt } from '../model/matrix.ts'
import type { Prepared } from '../model/prepared.ts'
import type { Cut, Segment } from '../model/segment.ts'
import { languageOf, type SpeakerSummary, type TranscriptFile, withRoles } from '../model/transcript-file.ts'
import { wordCountOf } from '../model/words.ts'
import { segmentTranscript, sentencesOfTurns, stretchesBetween, toSegments } from '../segmenters/segment-transcript.ts'
import type { Segmenter } from '../segmenters/segmenter.ts'
import { tokenize } from '../text/words.ts'
import type { Parts } from './plan.ts'
import type { PrepareInputs } from './stage-inputs.ts'
import type { SegmentedTranscript } from './stages.ts'
import type { TranscriptReader } from './transcript-reader.ts'

/**
 * Prepares one file for coding: reads it, cuts it into segments, embeds them.
 *
 * @param source with the id of the transcript
 * @param parts built from the inputs, and the reader
 * @throws InputError when it holds no transcript
 */
export async function prepareFile(
  { source, id }: { readonly source: SourceFile; readonly id: string },
  { settings, reading, language: ofCodebook }: PrepareInputs,
  parts: Parts & { readonly reader: TranscriptReader },
): Promise<Prepared> {
  const file = await parts.reader.read(source, { id, settings, reading })
  const { transcript } = file
  const language = languageOf(file, ofCodebook)
  const words = tokenize(transcript.text)
  const sentences = sentencesOfTurns(transcript, language)
  const cuts = parts.segment({ transcript, words, sentences })
  const segments = toSegments(transcript, words, language, cuts)
  return { file, words, sentences, cuts, vectors: await parts.embedder.embed(segments) }
}

/** The segments of a prepared transcript and their vectors, with roles inferred from the whole study. */
export function segmentsOf(
  { file: read, words, sentences, cuts, vectors }: Prepared,
  speakers: readonly SpeakerSummary[],
  ofCodebook: string,
): SegmentedTranscript {
  const file = withRoles(read, speakers)
  const rows = keptRows(cuts, file)
  const language = languageOf(file, ofCodebook)
  const segments = toSegments(file.transcript, words, language, cuts)
  return {
    file,
    words,
    sentences,
    segments,
    between: stretchesBetween(segments, { text: file.transcript.text, words, language }),
    vectors: rows.length === cuts.length ? vectors : rowsAt(vectors, rows),
  }
}

/** Positions of the cuts outside turns of interviewers. */
export function keptRows(cuts: readonly Cut[], { transcript: { turns } }: TranscriptFile): number[] {
  const asking = new Set(turns.flatMap(({ role, number }) => (role === 'interviewer' ? number : [])))
  return cuts.flatMap(({ turn }, row) => (asking.has(turn) ? [] : [row]))
}

/** A segment of the sample with a copy of its vector. */
export function sampledSegment({ segments, vectors }: SegmentedTranscript, position: number) {
  const { id, words, text, language } = segments[position]!
  return {
    segment: { id, words: wordCountOf(words), text, language },
    row: Float32Array.from(rowOf(vectors, position)),
  }
}

/** Cuts an imported transcript into segments. */
export const segmentFile = (segment: Segmenter, file: TranscriptFile, ofCodebook: string): Segment[] =>
  segmentTranscript(segment, file.transcript, languageOf(file, ofCodebook))
