import { buildSegmenter } from '../analysis/build-parts.ts'
import { importStudy } from '../analysis/import-files.ts'
import { segmentFile } from '../analysis/prepare-file.ts'
import type { Study } from '../analysis/study.ts'
import type { Codebook } from '../model/codebook.ts'
import type { CodedPassage } from '../model/coded-passage.ts'
import { isMachineCoder } from '../model/coder-names.ts'
import type { Decision } from '../model/decision.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { DrawnClass } from '../model/drawn-class.ts'
import type { AnalysisOptions } from '../model/options.ts'
import type { Reviewer } from '../model/review.ts'
import type { PassageSegment, Segment } from '../model/segment.ts'
import type { ImportReport } from '../model/transcript-file.ts'
import { isEventLog } from '../study/decision-events/read-events.ts'
import { coderOf } from '../study/decision-rows.ts'
import { describeReviewers } from '../study/describe-reviewers.ts'
import { identifySpeakers, speakerKey } from '../study/identify-speakers.ts'
import { type PlacedStatements, passagesOfDecisions } from '../study/passages-of-decisions.ts'
import { placeDrawn, placeStatements, readsOfDeciders } from '../study/place-statements.ts'
import { type EmptyCell, readCodedPassages, type TableFile } from '../study/read-coded-passages.ts'
import { readDecisions } from '../study/read-decisions.ts'
import { readParticipants } from '../study/read-participants.ts'
import { textBefore } from '../text/text-before.ts'
import { toSegment } from './passage-segment.ts'

/** Coded passages, and for a study its segments, from which the next to code are chosen. */
export interface CodedPassages {
  /** What people coded. */
  readonly passages: readonly CodedPassage[]
  /** The same with the codings of models that were imported; it is the same list where there are none. */
  readonly withModels: readonly CodedPassage[]
  readonly segments: readonly PassageSegment[]
  /** Participant of each segment of a study, by its id; empty for tables. */
  readonly participants: ReadonlyMap<string, string>
  readonly warnings: readonly Diagnostic[]
  /** The part of each person in the decisions of a study; empty for tables. */
  readonly reviewers: readonly Reviewer[]
  /** The classes of the study's draw; empty without one. */
  readonly drawClasses: readonly DrawnClass[]
}

/** The scope of review: what people state, or also the whole of a transcript in which they decided anything. */
export type ReviewScope = 'stated' | 'transcript'

/** Coded passages of tables; each passage, also one that nobody coded, is one segment. */
export function passagesOfTables(files: readonly TableFile[], codebook: Codebook, empty: EmptyCell): CodedPassages {
  const { passages, uncoded, warnings } = readCodedPassages(files, codebook, empty)
  return {
    passages,
    withModels: passages,
    segments: [...passages, ...uncoded].map(toSegment),
    participants: new Map(),
    warnings,
    reviewers: [],
    drawClasses: [],
  }
}

/** The decisions of a study, as coded passages at its segments. */
export async function passagesOfStudy(
  study: Omit<Study, 'codebook' | 'weights'>,
  codebook: Codebook,
  options: Pick<AnalysisOptions, 'segmenter' | 'segmentWords'>,
  judged: ReviewScope,
): Promise<CodedPassages> {
  const imported = await importStudy(study)
  const transcripts = imported.files.map(({ transcript }) => transcript)
  const segment = buildSegmenter(options)
  const segments = imported.files.flatMap((file) =>
    segmentFile(segment, file, codebook.language).map((own) => ({
      ...own,
      before: textBefore(file.transcript.text, own.span.start),
    })),
  )
  const stated = readDecisions(study.decisions, { codebook, transcripts: imported.files })
  const silent = findSilent(
    study.decisions.filter(({ file }) => stated.warnings.every(({ place }) => place.file !== file)),
    [...stated.decisions, ...stated.reads].map(({ coder }) => coder),
    transcripts.map(({ id }) => id),
  )
  const { decisions, ...placed } = placeStatements(stated, transcripts)
  const isVerdict = ({ event }: Decision) => (event?.settlement ?? null) !== null
  const [own, verdicts] = [decisions.filter((one) => !isVerdict(one)), decisions.filter(isVerdict)]
  const reads = judged === 'transcript' ? [...placed.reads, ...readsOfDeciders(own)] : placed.reads
  const drawn = stated.draw === null ? [] : placeDrawn(stated.draw.read, transcripts)
  const statements = { ...placed, decisions: own, reads, verdicts, drawn }
  const beforeById = new Map(segments.map(({ id, before }) => [id, before]))
  const passagesFrom = (some: PlacedStatements): CodedPassage[] =>
    passagesOfDecisions(segments, some, codebook).map((one) => ({ ...one, before: beforeById.get(one.id)! }))
  const passages = passagesFrom(ofPeople(statements))
  const hasModels = [...own, ...reads].some(({ coder }) => isMachineCoder(coder))
  return {
    passages,
    withModels: hasModels ? passagesFrom(statements) : passages,
    segments,
    participants: participantsOf(study, imported.files, segments),
    drawClasses: stated.draw?.summary.classes ?? [],
    reviewers: describeReviewers(stated).filter(({ coder }) => !isMachineCoder(coder)),
    warnings: [...imported.warnings, ...stated.warnings, ...silent, ...placed.warnings],
  }
}

/** The participant of each segment, by its id. */
function participantsOf(
  { participants: table }: Pick<Study, 'participants'>,
  files: readonly ImportReport[],
  segments: readonly Segment[],
): Map<string, string> {
  const rows = table === null ? [] : readParticipants(table.text, table.file)
  const { participantBySpeaker } = identifySpeakers(files, rows, table?.file ?? 'participants.csv')
  return new Map(
    segments.flatMap(({ id, transcriptId, speaker }) => {
      const participant = participantBySpeaker.get(speakerKey(transcriptId, speaker))
      return participant === undefined ? [] : [[id, participant] as const]
    }),
  )
}

/** Statements without those of models that were imported. */
function ofPeople({ decisions, reads, open, ...others }: PlacedStatements): PlacedStatements {
  const isPerson = ({ coder }: { readonly coder: string }): boolean => !isMachineCoder(coder)
  return {
    decisions: decisions.filter(isPerson),
    reads: reads.filter(isPerson),
    open: open.filter(isPerson),
    ...others,
  }
}

/** Warns of people's files in which nothing is decided: they are compared with nobody. */
const findSilent = (
  files: readonly TableFile[],
  coders: readonly string[],
  transcriptIds: readonly string[],
): Diagnostic[] =>
  files
    .filter(({ file }) => !isEventLog(file) && !coders.includes(coderOf(file, transcriptIds)))
    .map(({ file }) => ({
      level: 'warning',
      code: 'decisions/silent',
      place: { file },
      message: 'nothing is decided in this file, so that it counts for nothing',
      fix: 'set "status" to accepted or rejected where you have read, and "read" for transcripts you read whole',
    }))

/** Makes the ids of several paths distinct: if any two share an id, all ids are prefixed with their path. */
export function withUniqueIds(works: readonly CodedPassages[], paths: readonly string[]): readonly CodedPassages[] {
  const ids = works.map(({ segments }) => new Set(segments.map(({ id }) => id)))
  const clash = ids.some((known, index) =>
    ids.slice(index + 1).some((others) => [...others].some((id) => known.has(id))),
  )
  if (!clash) return works
  return works.map((work, index) => {
    const rename = <Item extends { readonly id: string }>(item: Item): Item => ({
      ...item,
      id: `${paths[index]}: ${item.id}`,
    })
    const passages = work.passages.map(rename)
    const withModels = work.withModels === work.passages ? passages : work.withModels.map(rename)
    return { ...work, passages, withModels, segments: work.segments.map(rename) }
  })
}
