import { attempt } from '../boundary/diagnostic.ts'
import { sum } from '../collections.ts'
import type { SourceFile } from '../importers/importer.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { noProgress, type Progress, type StageProgress } from '../model/progress.ts'
import type { StudyInputs } from '../model/study.ts'
import { type TranscriptFile, withRoles } from '../model/transcript-file.ts'
import { findUnknownFiles, type NamedFiles } from '../study/find-unknown-files.ts'
import { nameTranscripts } from '../study/name-transcripts.ts'
import type { AliasProposal } from '../study/propose-aliases.ts'
import { settingsOf } from '../study/read-settings.ts'
import { mergeReports } from './merge-reports.ts'
import { nothingRead } from './nothing-read.ts'
import type { Study } from './study.ts'

/** The part of a study that is needed to read its transcripts. */
export type ImportRequest = Pick<
  Study,
  'settings' | 'interviewers' | 'name' | 'reading' | 'files' | 'reader' | 'speakers' | 'progress'
> & {
  readonly participants?: StudyInputs['participants']
}

/** The transcripts of a study, and diagnostics of files that could not be read. */
export interface ImportedFiles {
  readonly files: readonly TranscriptFile[]
  /** Labels that may belong to one person; nothing was merged. */
  readonly aliases: readonly AliasProposal[]
  readonly failures: readonly Diagnostic[]
  readonly warnings: readonly Diagnostic[]
}

/**
 * Reads all files of a study, including those in zip archives, as its settings and the options define. A file that cannot
 * be read is listed among the failures.
 *
 * @throws InputError when no file can be read, with the problems of all
 */
export async function importStudy({
  files: sources,
  name,
  reader,
  progress = noProgress,
  ...frame
}: ImportRequest): Promise<ImportedFiles> {
  const settings = settingsOf(frame)
  const stage = beginReading(sources, progress)
  const { results, failures, notes } = await readEach({ files: sources, reader }, settings, (source, id) =>
    reader
      .read(source, { id, settings, reading: frame.reading ?? {} })
      .finally(() => stage.advance(source.bytes.length)),
  )
  stage.end()
  if (results.length === 0) throw nothingRead(name, sources.length, failures)
  const { accounts, aliases, warnings } = mergeReports(results)
  const files = results.map((file, index) => withRoles(file, accounts[index]!.speakers))
  return { files, aliases, failures, warnings: [...notes, ...warnings] }
}

/** Begins the stage of reading files. */
export const beginReading = (sources: readonly SourceFile[], progress: Progress): StageProgress =>
  progress.begin(
    'Reading',
    sum(sources, ({ bytes }) => bytes.length),
  )

/** Results of reading files one by one, and the problems of those that could not be read. */
export interface ReadFiles<Result> {
  readonly results: readonly Result[]
  readonly failures: readonly Diagnostic[]
  /** Files that were left out. */
  readonly notes: readonly Diagnostic[]
}

/** Reads files, including those in zip archives, except those that the settings ignore. */
export async function readEach<Result>(
  { files: sources, reader }: Pick<Study, 'files' | 'reader'>,
  settings: NamedFiles,
  read: (source: SourceFile, id: string) => Promise<Result>,
): Promise<ReadFiles<Result>> {
  const { ignore } = settings
  const notes: Diagnostic[] = []
  const failures: Diagnostic[] = []
  const unpacked: SourceFile[] = []
  for (const source of sources.filter(({ file }) => !ignore.includes(file))) {
    const opened = await attempt(() => reader.open(source))
    if ('problems' in opened) failures.push(...opened.problems)
    else {
      notes.push(...opened.value.notes)
      unpacked.push(...opened.value.files.filter(({ file }) => !ignore.includes(file)))
    }
  }
  const ids = nameTranscripts(unpacked.map(({ file }) => file))
  const results: Result[] = []
  for (const [index, source] of unpacked.entries()) {
    const result = await attempt(() => read(source, ids[index]!))
    if ('problems' in result) failures.push(...result.problems)
    else results.push(result.value)
  }
  const named = sources.map(({ file }) => file)
  return { results, failures, notes: [...notes, ...findUnknownFiles(settings, named)] }
}
