import { createHash } from 'node:crypto'
import { locatedOptions } from './boundary/located.ts'
import { choose, type Part } from './boundary/part.ts'
import { type Clusterer, clusterers } from './clusterers/index.ts'
import { readCodebook } from './codebook/read-codebook.ts'
import { anchorsOf, applyDecisions, type Coder, coders, fitAnchors } from './coders/index.ts'
import { type Embedder, type EmbedderMaker, embedders, type ReadResource, usualEmbedder } from './embedders/index.ts'
import { attributeCodings } from './findings/attribute-codings.ts'
import { summarize } from './findings/summarize.ts'
import { importFiles } from './import-files.ts'
import type { SourceFile } from './importers/index.ts'
import { createRandom, samplePositions } from './math/random.ts'
import { meanRow, withoutCommon } from './math/vectors.ts'
import type { Analysis, AnalysisOptions } from './model/analysis.ts'
import type { Codebook } from './model/codebook.ts'
import type { Coding } from './model/coding.ts'
import { type Matrix, matrixOf, rowOf } from './model/matrix.ts'
import type { Segment } from './model/segment.ts'
import type { Transcript } from './model/transcript.ts'
import { type Segmenter, segmenters } from './segmenters/index.ts'
import { findOtherLanguages } from './study/compare-files.ts'
import { identifySpeakers, speakerKey } from './study/identify-speakers.ts'
import { readDecisions } from './study/read-decisions.ts'
import { readParticipants } from './study/read-participants.ts'
import { readSettings } from './study/read-settings.ts'

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
  /** What people decided, a file a person: `decisions/ana.csv`. */
  readonly decisions: readonly TextFile[]
}

/** What the analysis needs from its surroundings. */
export interface Surroundings {
  readonly version: string
  readonly readResource: ReadResource
}

/** Options of a run unless others are given; the embedder depends on the codebook's language. */
export const usualOptions: Omit<AnalysisOptions, 'embedder'> = {
  segmenter: 'window',
  segmentWords: 120,
  coders: ['keyword', 'meaning'],
  clusterer: 'k-means',
  clusters: null,
  seed: 1,
  quotes: 5,
}

/** Segments on which nearness and clusters are fitted; a study rarely has more, an archive does. */
const sampleSize = 2000

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
  const options = { ...usualOptions, embedder: usualEmbedder(codebook.language), ...chosen }
  const parts = await buildParts(options, codebook, surroundings)

  // prepare: each transcript by itself
  const imported = importStudy(study)
  const transcripts = imported.files.map(({ transcript }) => transcript)
  const segments = transcripts.flatMap((transcript) => parts.segment(transcript, codebook.language))
  const raw = await parts.embedder.embed(segments.map(({ text }) => text))

  // fit: the study as a whole, on a sample
  const sample = samplePositions(segments.length, sampleSize, createRandom(options.seed))
  const common = meanRow(rowsOf(raw, sample))
  const vectors = withoutCommon(raw, common)
  const anchorTexts = anchorsOf(codebook)
  const anchorVectors = withoutCommon(await parts.embedder.embed(anchorTexts.map(({ text }) => text)), common)
  const anchors = fitAnchors(anchorTexts, anchorVectors, rowsOf(vectors, sample))

  // assign: each segment by itself, then what people decided
  const suggested = mergeCodings(parts.coders.flatMap((code) => code({ codebook, segments, vectors, anchors })))
  const decided = applyDecisions(suggested, decisionsOf(study, codebook, transcripts), segments)
  const codings = orderCodings(decided.codings, segments, codebook)

  // summarize: what adds up
  const { participants, participantOf, warnings } = identify(study, imported.files, segments)
  const attributed = attributeCodings(codings, segments, codebook, participantOf)
  const findings = summarize({
    codebook,
    codings: attributed,
    segments,
    vectors,
    sample,
    anchors,
    participants,
    participantOf,
    transcripts,
    options,
    cluster: parts.cluster,
  })
  return {
    study: study.name,
    version: surroundings.version,
    options,
    vectors: parts.embedder.origin,
    codebook,
    codebookSource: inputOf(study.codebook),
    inputs: [study.participants, study.settings, ...study.decisions].flatMap((input) =>
      input === null ? [] : inputOf(input),
    ),
    files: imported.files,
    participants,
    segments,
    codings: attributed,
    findings,
    failures: imported.failures,
    warnings: [
      ...imported.warnings,
      ...findOtherLanguages(imported.files, codebook.language),
      ...warnings,
      ...decided.warnings,
    ],
  }
}

interface Parts {
  readonly segment: Segmenter
  readonly embedder: Embedder
  readonly coders: readonly Coder[]
  readonly cluster: Clusterer
}

async function buildParts(
  options: AnalysisOptions,
  { language }: Codebook,
  { readResource }: Surroundings,
): Promise<Parts> {
  const build = <Built>(
    registry: Readonly<Record<string, Part<Built>>>,
    name: string,
    kind: string,
    written: object = {},
  ): Built => choose(registry, name, kind).build(locatedOptions(written, `--${kind}`))
  const windowed = options.segmenter === 'window' ? { words: options.segmentWords } : {}
  return {
    segment: build<Segmenter>(segmenters, options.segmenter, 'segmenter', windowed),
    embedder: await build<EmbedderMaker>(embedders, options.embedder, 'embedder')({ readResource, language }),
    coders: options.coders.map((name) => build<Coder>(coders, name, 'coder')),
    cluster: build<Clusterer>(clusterers, options.clusterer, 'clusterer'),
  }
}

/**
 * The files of a study as transcripts, with what its settings state.
 *
 * @param format reads every file as this format, whatever the settings or the content say
 */
export function importStudy(study: Pick<Study, 'files' | 'settings' | 'interviewers' | 'name'>, format?: string) {
  const settings =
    study.settings === null ? readSettings('', 'themata.yaml') : readSettings(study.settings.text, study.settings.file)
  return importFiles(
    study.files,
    {
      ...settings,
      interviewers: [...settings.interviewers, ...study.interviewers],
      formats:
        format === undefined ? settings.formats : Object.fromEntries(study.files.map(({ file }) => [file, format])),
    },
    study.name,
  )
}

function identify(study: Study, files: ReturnType<typeof importStudy>['files'], segments: readonly Segment[]) {
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

/** One coding for a segment and a code, however many coders found it: the surest keeps its name, all give evidence. */
function mergeCodings(codings: readonly Coding[]): Coding[] {
  const merged = new Map<string, Coding>()
  for (const coding of codings) {
    const key = `${coding.segmentId} ${coding.codeId}`
    const other = merged.get(key)
    if (!other) merged.set(key, coding)
    else {
      const [surer, second] = coding.confidence > other.confidence ? [coding, other] : [other, coding]
      merged.set(key, { ...surer, evidence: [...surer.evidence, ...second.evidence] })
    }
  }
  return [...merged.values()]
}

/** Codings in the order of the segments, those of one segment in the order of the codebook. */
function orderCodings(codings: readonly Coding[], segments: readonly Segment[], codebook: Codebook): Coding[] {
  const segmentOrder = new Map(segments.map(({ id }, position) => [id, position]))
  const codeOrder = new Map(codebook.codes.map(({ id }, position) => [id, position]))
  return [...codings].sort(
    (a, b) =>
      segmentOrder.get(a.segmentId)! - segmentOrder.get(b.segmentId)! ||
      codeOrder.get(a.codeId)! - codeOrder.get(b.codeId)!,
  )
}

function decisionsOf({ decisions }: Study, { codes }: Codebook, transcripts: readonly Transcript[]) {
  const codeIds = codes.map(({ id }) => id)
  const lengths = new Map(transcripts.map(({ id, text }) => [id, text.length]))
  return decisions.flatMap(({ file, text }) => readDecisions(text, file, codeIds, lengths))
}

const inputOf = ({ file, text }: TextFile) => ({ file, sha256: createHash('sha256').update(text).digest('hex') })

const rowsOf = (matrix: Matrix, positions: readonly number[]): Matrix =>
  matrixOf(
    positions.map((position) => rowOf(matrix, position)),
    matrix.width,
  )
