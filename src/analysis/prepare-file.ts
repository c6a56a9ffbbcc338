import type { SourceFile } from '../importers/index.ts'
import { rowsAt } from '../model/matrix.ts'
import type { Prepared } from '../model/prepared.ts'
import type { Cut, Segment } from '../model/segment.ts'
import { languageOf, type SpeakerSummary, type TranscriptFile, withRoles } from '../model/transcript-file.ts'
import { type Segmenter, segmentTranscript, sentencesOfTurns, toSegments } from '../segmenters/index.ts'
import { wordsIn } from '../text/words.ts'
import { readSource } from './import-files.ts'
import type { Plan } from './plan-study.ts'

/**
 * Makes one file ready to be coded: reads it, cuts it into segments, embeds them.
 *
 * @param id of the transcript
 * @throws InputError when it holds no transcript
 */
export async function prepareFile(
  source: SourceFile,
  id: string,
  { settings, frame, codebook, parts }: Pick<Plan, 'settings' | 'frame' | 'codebook' | 'parts'>,
): Promise<Prepared> {
  const file = await readSource(source, id, settings, frame.reading ?? {})
  const { transcript } = file
  const language = languageOf(file, codebook.language)
  const words = wordsIn(transcript.text)
  const sentences = sentencesOfTurns(transcript, language)
  const cuts = parts.segment({ transcript, words, sentences })
  const segments = toSegments(transcript, words, language, cuts)
  return { file, words, sentences, cuts, vectors: await parts.embedder.embed(segments) }
}

/** A prepared transcript with the roles that the study settled, in segments. */
export interface Segmented extends Omit<Prepared, 'cuts'> {
  /** Those of participants; one row of the vectors each. */
  readonly segments: readonly Segment[]
}

/** The segments of a prepared transcript with the roles that the study settled, and their vectors. */
export function segmentsOf(
  { file: read, words, sentences, cuts, vectors }: Prepared,
  speakers: readonly SpeakerSummary[],
  ofCodebook: string,
): Segmented {
  const file = withRoles(read, speakers)
  const rows = keptRows(cuts, file)
  return {
    file,
    words,
    sentences,
    segments: toSegments(file.transcript, words, languageOf(file, ofCodebook), cuts),
    vectors: rows.length === cuts.length ? vectors : rowsAt(vectors, rows),
  }
}

/** Positions of the cuts that are left when it is known who asks. */
export function keptRows(cuts: readonly Cut[], { transcript: { turns } }: TranscriptFile): number[] {
  const asking = new Set(turns.flatMap(({ role, number }) => (role === 'interviewer' ? number : [])))
  return cuts.flatMap(({ turn }, row) => (asking.has(turn) ? [] : [row]))
}

/** The segments of a transcript that was read whole. */
export const segmentFile = (segment: Segmenter, file: TranscriptFile, ofCodebook: string): Segment[] =>
  segmentTranscript(segment, file.transcript, languageOf(file, ofCodebook))
