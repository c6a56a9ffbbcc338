import { type ImportedFiles, importStudy } from '../../analysis/import-files.ts'
import { readAllSpeakers, type SpeakersByTranscript } from '../../analysis/propose-for-study.ts'
import type { TranscriptReader } from '../../analysis/transcript-reader.ts'
import { loadStudy } from '../../io/load-study.ts'
import { saveFiles } from '../../io/save-files.ts'
import { speakersFolder } from '../../io/study-files.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { noProgress, type Progress } from '../../model/progress.ts'
import type { ReadOptions } from '../../model/study.ts'
import { type SpeakersFile, writeSpeakers } from '../../study/speakers/write-speakers.ts'

/** Transcripts read with their units, and what is known of their speakers. */
export interface UnnamedFiles extends Pick<ImportedFiles, 'files' | 'failures'> {
  readonly known: SpeakersByTranscript
  readonly problems: readonly Diagnostic[]
}

/** A study, and how its files are read; `only` names one of them. */
interface UnnamedRequest {
  readonly root: string
  readonly only?: string | null
  readonly reading?: ReadOptions
  readonly progress?: Progress
}

/** Reads the transcripts of a study as they are without confirmed speakers: all, or the one of a name. */
export async function readUnnamed(
  { root, only = null, reading = {}, progress = noProgress }: UnnamedRequest,
  reader: TranscriptReader,
): Promise<UnnamedFiles> {
  const { study, problems } = await loadStudy(root, reader)
  const files = only === null ? study.files : study.files.filter(({ file }) => file === only)
  const known = readAllSpeakers(study.speakers ?? [])
  const request = { ...study, files, speakers: [], interviewers: [], reading: { ...reading, listsUnits: true } }
  const read = await importStudy({ ...request, progress })
  return { files: read.files, failures: read.failures, known, problems }
}

/** Writes proposals into the study, to be corrected and confirmed; returns the names of their files. */
export async function saveSpeakers(root: string, proposals: readonly SpeakersFile[]): Promise<string[]> {
  const saved = proposals.map((proposal) => ({
    file: `${speakersFolder}/${proposal.transcript}.txt`,
    text: writeSpeakers(proposal),
  }))
  await saveFiles(root, saved)
  return saved.map(({ file }) => file)
}
