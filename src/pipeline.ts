import { createHash } from 'node:crypto'
import { inputError } from './boundary/diagnostic.ts'
import { buildParts } from './build-parts.ts'
import { codeSegments, fitSegments, orderCodings } from './code-segments.ts'
import { readCodebook } from './codebook/read-codebook.ts'
import { applyDecisions, findMismatch, readWeights } from './coders/index.ts'
import { type ReadResource, usualEmbedder } from './embedders/index.ts'
import { attributeCodings } from './findings/attribute-codings.ts'
import { summarize } from './findings/summarize.ts'
import { type ImportedFiles, importFiles } from './import-files.ts'
import type { ColumnNames, SourceFile } from './importers/index.ts'
import type { Analysis, AnalysisOptions } from './model/analysis.ts'
import type { Codebook } from './model/codebook.ts'
import type { Segment } from './model/segment.ts'
import type { Transcript } from './model/transcript.ts'
import { languageOf } from './model/transcript-file.ts'
import { pseudonymize } from './pseudonymize.ts'
import { findOtherLanguages } from './study/compare-files.ts'
import { identifySpeakers, speakerKey } from './study/identify-speakers.ts'
import { readDecisions } from './study/read-decisions.ts'
import { readParticipants } from './study/read-participants.ts'
import { readSettings } from './study/read-settings.ts'
import { addSummaries } from './study/read-summaries.ts'

/** A text file and its name, as messages show it. */
export interface TextFile {
  readonly file: string
  readonly text: string
}

/** What an analysis is made from: files in memory, so that nothing here touches the disk. */
export interface Study {
  readonly name: string
  readonly files: readonly SourceFile[]
  readonly codebook: TextFile
  readonly participants: TextFile | null
  /** `themata.yaml`. */
  readonly settings: TextFile | null
  /** Names that ask, beside those of the settings. */
  readonly interviewers: readonly string[]
  /** How files are to be read, whatever the settings or the content say. */
  readonly reading?: Reading
  /** What was learned from coded passages: `codebook.weights.json`, beside the codebook. */
  readonly weights?: TextFile | null
  /** What the analyst wrote of each participant and theme: `summaries.csv`. */
  readonly summaries?: TextFile | null
  /** What people decided, a file a person: `decisions/ana.csv`. */
  readonly decisions: readonly TextFile[]
}

/** How all files are to be read, where somebody says so for one run. */
export interface Reading {
  readonly format?: string | undefined
  readonly encoding?: string | undefined
  readonly columns?: ColumnNames | undefined
}

/** What the analysis needs from its surroundings. */
export interface Surroundings {
  readonly version: string
  readonly readResource: ReadResource
}

/**
 * Options of a run unless others are given. The embedder depends on the codebook's language; coders are what was
 * learned where something was, else keywords and meaning.
 */
export const usualOptions: Omit<AnalysisOptions, 'embedder' | 'coders'> = {
  segmenter: 'window',
  segmentWords: 120,
  clusterer: 'k-means',
  clusters: null,
  seed: 1,
  quotes: 5,
  quotesPerParticipant: 2,
  minCell: 0,
  trimFillers: false,
  pseudonyms: false,
}

/**
 * Analyzes a study: imports, segments, embeds, fits, codes, counts. The same study and options give the same result.
 *
 * @throws InputError when codebook, participants or settings cannot be read, or no transcript can; a transcript that
 * cannot be read while others can is listed in `failures`
 */
export async function analyze(
  study: Study,
  chosen: Partial<AnalysisOptions>,
  surroundings: Surroundings,
): Promise<Analysis> {
  const codebook = readCodebook(study.codebook.text, study.codebook.file)
  const { options, weights, weightWarnings } = chooseOptions(study, codebook, chosen)
  const parts = await buildParts(options, codebook.language, surroundings.readResource)

  // prepare: each transcript by itself
  const imported = await importStudy(study)
  const transcripts = imported.files.map(({ transcript }) => transcript)
  const segments = imported.files.flatMap((file) => parts.segment(file.transcript, languageOf(file, codebook.language)))

  // fit: the study as a whole, on a sample
  const fitted = await fitSegments(segments, codebook, parts.embedder, options.seed)

  // assign: each segment by itself, then what people decided
  const suggested = codeSegments(fitted, codebook, parts.coders, weights)
  const decided = applyDecisions(suggested, decisionsOf(study, codebook, transcripts), segments)
  const codings = orderCodings(decided.codings, segments, codebook)

  // summarize: what adds up
  const { participants, participantOf, warnings } = identify(study, imported.files, segments)
  const attributed = attributeCodings(codings, segments, codebook, participantOf)
  const counted = summarize({
    codebook,
    codings: attributed,
    ...fitted,
    participants,
    participantOf,
    transcripts,
    options,
    cluster: parts.cluster,
  })
  const summaries = study.summaries ?? null
  const findings =
    summaries === null
      ? counted
      : { ...counted, framework: addSummaries(counted.framework, summaries.text, summaries.file) }
  const analysis: Analysis = {
    study: study.name,
    version: surroundings.version,
    options,
    vectors: parts.embedder.origin,
    codebook,
    codebookSource: inputOf(study.codebook),
    inputs: [
      study.participants,
      study.settings,
      (weights && study.weights) ?? null,
      study.summaries ?? null,
      ...study.decisions,
    ].flatMap((input) => (input === null ? [] : inputOf(input))),
    files: imported.files,
    participants,
    segments,
    codings: attributed,
    findings,
    failures: imported.failures,
    learned: options.coders.includes('learned') ? weights : null,
    warnings: [
      ...weightWarnings,
      ...imported.warnings,
      ...findOtherLanguages(imported.files, codebook.language),
      ...warnings,
      ...decided.warnings,
    ],
  }
  return options.pseudonyms ? pseudonymize(analysis) : analysis
}

/** The options of a run, and what was learned if it fits them. */
function chooseOptions(study: Study, codebook: Codebook, chosen: Partial<AnalysisOptions>) {
  const embedder = chosen.embedder ?? usualEmbedder(codebook.language)
  const file = study.weights ?? null
  const found = file && readWeights(file.text, file.file)
  const mismatch = found && findMismatch(found, codebook, embedder, file!.file)
  const weights = mismatch ? null : found
  const coders = chosen.coders ?? (weights ? ['learned'] : ['keyword', 'meaning'])
  if (coders.includes('learned') && weights === null) {
    throw inputError({
      code: 'weights/none',
      place: mismatch?.place ?? { file: '--coders' },
      message: mismatch?.message ?? 'nothing was learned for this codebook',
      fix: 'learn from coded passages with "themata learn", or leave "learned" out',
    })
  }
  return {
    options: { ...usualOptions, ...chosen, embedder, coders },
    weights,
    weightWarnings: mismatch ? [mismatch] : [],
  }
}

/** The files of a study as transcripts, with what its settings and the user state. */
export async function importStudy({
  files,
  settings: written,
  interviewers,
  name,
  reading = {},
}: Pick<Study, 'files' | 'settings' | 'interviewers' | 'name' | 'reading'>): Promise<ImportedFiles> {
  const settings = written === null ? readSettings('', 'themata.yaml') : readSettings(written.text, written.file)
  return importFiles(
    files,
    {
      ...settings,
      interviewers: [...settings.interviewers, ...interviewers],
      columns: { ...settings.columns, ...reading.columns },
    },
    { where: name, format: reading.format, encoding: reading.encoding },
  )
}

function identify(study: Study, files: ImportedFiles['files'], segments: readonly Segment[]) {
  const rows = study.participants === null ? [] : readParticipants(study.participants.text, study.participants.file)
  const cast = identifySpeakers(
    files.map(({ transcript }) => transcript),
    rows,
    study.participants?.file ?? 'participants.csv',
  )
  const speaking = new Set(
    segments.map(({ transcriptId, speaker }) => cast.participantBySpeaker.get(speakerKey(transcriptId, speaker))!),
  )
  const byId = new Map(cast.participants.map((participant) => [participant.id, participant]))
  return {
    participants: cast.participants.filter(({ id }) => speaking.has(id)),
    participantOf: ({ transcriptId, speaker }: Segment) =>
      byId.get(cast.participantBySpeaker.get(speakerKey(transcriptId, speaker))!)!,
    warnings: cast.warnings,
  }
}

function decisionsOf({ decisions }: Study, { codes }: Codebook, transcripts: readonly Transcript[]) {
  const codeIds = codes.map(({ id }) => id)
  const lengths = new Map(transcripts.map(({ id, text }) => [id, text.length]))
  return decisions.flatMap(({ file, text }) => readDecisions(text, file, codeIds, lengths))
}

const inputOf = ({ file, text }: TextFile) => ({ file, sha256: createHash('sha256').update(text).digest('hex') })
