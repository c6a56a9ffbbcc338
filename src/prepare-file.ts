import { InputError } from './boundary/diagnostic.ts'
import { type Attempted, attempt, readSource } from './import-files.ts'
import type { SourceFile } from './importers/index.ts'
import { rowsAt } from './model/matrix.ts'
import type { Prepared } from './model/prepared.ts'
import type { Cut, Segment } from './model/segment.ts'
import { languageOf, type SpeakerSummary, type TranscriptFile, withRoles } from './model/transcript-file.ts'
import type { Plan } from './plan-study.ts'
import { type Segmenter, segmentTranscript, sentencesOfTurns, toSegments } from './segmenters/index.ts'
import { wordsIn } from './text/words.ts'

/** A file with the id of the transcript that it is to become. */
export interface NamedSource {
  readonly source: SourceFile
  readonly id: string
}

/**
 * Makes files ready to be coded: reads them, cuts them into segments, embeds these. Each step is done for all before the
 * next: what a step looks up stays near the processor, which makes it a tenth quicker.
 *
 * @returns for each file what was made of it, or why it holds no transcript
 */
export async function prepareFiles(
  sources: readonly NamedSource[],
  { settings, frame, codebook, parts }: Pick<Plan, 'settings' | 'frame' | 'codebook' | 'parts'>,
): Promise<Attempted<Prepared>[]> {
  const read: Attempted<Pick<Prepared, 'file' | 'words'>>[] = []
  for (const { source, id } of sources) {
    const reading = async () => {
      const file = await readSource(source, id, settings, frame.reading ?? {})
      return { file, words: wordsIn(file.transcript.text) }
    }
    read.push(await attempt(reading))
  }
  const cut = mapValues(read, ({ file, words }) => {
    const { transcript } = file
    const sentences = sentencesOfTurns(transcript, languageOf(file, codebook.language))
    return { file, words, sentences, cuts: parts.segment({ transcript, words, sentences }) }
  })
  const prepared: Attempted<Prepared>[] = []
  for (const one of cut) {
    if ('problems' in one) {
      prepared.push(one)
      continue
    }
    const { file, words, cuts } = one.value
    const segments = toSegments(file.transcript, words, languageOf(file, codebook.language), cuts)
    prepared.push({ value: { ...one.value, vectors: await parts.embedder.embed(segments) } })
  }
  return prepared
}

const mapValues = <From, To>(all: readonly Attempted<From>[], map: (value: From) => To): Attempted<To>[] =>
  all.map((one) => ('problems' in one ? one : { value: map(one.value) }))

/** The same for a single file. @throws InputError when it holds no transcript */
export async function prepareFile(
  source: SourceFile,
  id: string,
  plan: Parameters<typeof prepareFiles>[1],
): Promise<Prepared> {
  const [result] = await prepareFiles([{ source, id }], plan)
  if ('problems' in result!) throw new InputError(result.problems)
  return result!.value
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
