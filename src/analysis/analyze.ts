import type { ReadResource } from '../embedders/index.ts'
import { mergeTallies } from '../findings/tally/tally.ts'
import type { SourceFile } from '../importers/index.ts'
import type { Analysis, AnalysisOptions } from '../model/analysis.ts'
import { matrixOf, rowOf } from '../model/matrix.ts'
import type { Prepared } from '../model/prepared.ts'
import type { StudyFrame } from '../model/study.ts'
import { countOf } from '../model/words.ts'
import { nameTranscripts } from '../study/name-transcripts.ts'
import { type Coded, createTranscriptCoder } from './code-transcript.ts'
import { clusterSample, drawSample, fitStudy, lotsOf, type Sample } from './fit-study.ts'
import { attempt, type ImportedFiles, importFiles, nothingRead, unpackFiles } from './import-files.ts'
import { joinFindings } from './join-findings.ts'
import { type Plan, planStudy, settingsOf } from './plan-study.ts'
import { prepareFile, type Segmented, segmentsOf } from './prepare-file.ts'
import { settleStudy } from './resolve-study.ts'

/** What an analysis is made from: files in memory, so that nothing here touches the disk. */
export interface Study extends StudyFrame {
  readonly files: readonly SourceFile[]
}

/** What the analysis needs from its surroundings. */
export interface Surroundings {
  readonly version: string
  readonly readResource: ReadResource
}

/**
 * Analyzes a study in memory, in the four steps that a large study goes through on disk and on many machines
 * (`runtime/run-study.ts`): prepare each transcript, fit the study, code each transcript, summarize. The same study and
 * options give the same result.
 *
 * @throws InputError when codebook, participants or settings cannot be read, or no transcript can; a transcript that
 * cannot be read while others can is listed in `failures`
 */
export async function analyze(
  study: Study,
  chosen: Partial<AnalysisOptions>,
  { version, readResource }: Surroundings,
): Promise<Analysis> {
  const plan = await planStudy(study, chosen, readResource)

  // prepare: each transcript by itself
  const { unpacked, failures, notes } = await unpackFiles(study.files, plan.settings)
  const ids = nameTranscripts(unpacked.map(({ file }) => file))
  const prepared: Prepared[] = []
  for (const [index, source] of unpacked.entries()) {
    const result = await attempt(() => prepareFile(source, ids[index]!, plan))
    if ('problems' in result) failures.push(...result.problems)
    else prepared.push(result.value)
  }
  if (prepared.length === 0) throw nothingRead(study.name, study.files.length, failures)
  const settled = settleStudy(
    plan,
    prepared.map(({ file: { transcript: _, ...account } }) => account),
  )

  // fit: the study as a whole, on a sample
  const segmented = prepared.map((one) =>
    segmentsOf(one, settled.circumstancesOf(one.file.id).speakers, plan.codebook.language),
  )
  const fitted = await fitStudy(sampleOf(segmented, plan), plan, settled.stands)
  const clusters = await clusterSample(fitted, plan.options, plan.parts.cluster)

  // code: each transcript by itself, then what people decided
  const code = createTranscriptCoder(plan, fitted, settled.stands)
  const talk = segmented.map((one): Coded => code(one, settled.circumstancesOf(one.file.id)))

  // summarize: what adds up
  const tally = mergeTallies(
    talk.map((one) => one.tally),
    plan.options,
  )
  const told = { version, failures, notes }
  return joinFindings(
    plan,
    settled,
    { tally, clusters },
    talk.map(({ coded }) => coded),
    told,
  )
}

/** The sample of transcripts that are at hand. */
function sampleOf(segmented: readonly Segmented[], { options }: Plan): Sample {
  const drawn = drawSample(
    segmented.map(({ file, segments }, order) => lotsOf(file.id, order, segments.length, options.seed)),
  )
  return {
    segments: drawn.map(({ id, order, position }) => {
      const { words, text } = segmented[order]!.segments[position]!
      return { id, words: countOf(words), text }
    }),
    vectors: matrixOf(
      drawn.map(({ order, position }) => rowOf(segmented[order]!.vectors, position)),
      segmented[0]!.vectors.width,
    ),
  }
}

/**
 * The files of a study as transcripts, with what its settings and the user state.
 *
 * @param onRead is given the size of each file that was read
 */
export const importStudy = (
  { files, name, ...frame }: Pick<Study, 'files' | 'settings' | 'interviewers' | 'name' | 'reading'>,
  onRead?: (bytes: number) => void,
): Promise<ImportedFiles> =>
  importFiles(files, settingsOf(frame), { reading: frame.reading ?? {}, where: name, onRead })
