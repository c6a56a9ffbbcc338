import { attempt, type Diagnostic, InputError } from '../boundary/diagnostic.ts'
import type { SourceFile } from '../importers/importer.ts'
import { openBundle } from '../importers/open-bundle.ts'
import type { StudyFrame } from '../model/study.ts'
import { type TranscriptFile, withRoles } from '../model/transcript-file.ts'
import { findUnknownFiles, type NamedFiles } from '../study/find-unknown-files.ts'
import { nameTranscripts } from '../study/name-transcripts.ts'
import type { AliasProposal } from '../study/propose-aliases.ts'
import { settingsOf } from '../study/read-settings.ts'
import { mergeReports } from './merge-reports.ts'
import { readSource } from './read-source.ts'

/** The part of a study that reading it needs. */
type ImportRequest = Pick<StudyFrame, 'settings' | 'interviewers' | 'name' | 'reading'> & {
  readonly participants?: StudyFrame['participants']
  readonly files: readonly SourceFile[]
}

/** Files as transcripts, and what became of those that are none. */
export interface ImportedFiles {
  readonly files: readonly TranscriptFile[]
  /** Labels that may be one person's; nothing was merged. */
  readonly aliases: readonly AliasProposal[]
  readonly failures: readonly Diagnostic[]
  readonly warnings: readonly Diagnostic[]
}

/**
 * Reads all files of a study, those in zip archives too, as its settings and the user state. One that cannot be read is
 * listed among the failures, and the others go on.
 *
 * @param onRead is given the size of each file that was read
 * @throws InputError when no file can be read, with the problems of all
 */
export async function importStudy(
  { files: sources, name, ...frame }: ImportRequest,
  onRead: (bytes: number) => void = () => {},
): Promise<ImportedFiles> {
  const settings = settingsOf(frame)
  const { results, failures, notes } = await readEach(sources, settings, (source, id) =>
    readSource(source, id, settings, frame.reading ?? {}).finally(() => onRead(source.bytes.length)),
  )
  if (results.length === 0) throw nothingRead(name, sources.length, failures)
  const { accounts, aliases, warnings } = mergeReports(results)
  const files = results.map((file, index) => withRoles(file, accounts[index]!.speakers))
  return { files, aliases, failures, warnings: [...notes, ...warnings] }
}

/** The results of reading files one by one, and why others could not be read. */
export interface ReadFiles<Result> {
  readonly results: readonly Result[]
  readonly failures: readonly Diagnostic[]
  /** Files that were left out. */
  readonly notes: readonly Diagnostic[]
}

/** Reads the files themselves and those in zip archives, without those that settings ignore. */
export async function readEach<Result>(
  sources: readonly SourceFile[],
  settings: NamedFiles,
  read: (source: SourceFile, id: string) => Promise<Result>,
): Promise<ReadFiles<Result>> {
  const { ignore } = settings
  const notes: Diagnostic[] = []
  const failures: Diagnostic[] = []
  const unpacked: SourceFile[] = []
  for (const source of sources.filter(({ file }) => !ignore.includes(file))) {
    const opened = await attempt(() => openBundle(source, notes))
    if ('problems' in opened) failures.push(...opened.problems)
    else unpacked.push(...opened.value.filter(({ file }) => !ignore.includes(file)))
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

/** The error for a study of which no file can be read. */
export function nothingRead(where: string, found: number, failures: readonly Diagnostic[]): InputError {
  const none: Diagnostic = {
    level: 'error',
    code: 'import/nothing',
    place: { file: where },
    message: found === 0 ? 'there is no transcript here' : 'none of the files could be read as a transcript',
    fix: 'put transcripts (TXT, Markdown, DOCX, VTT, SRT, CSV, JSON, PDF …) into the folder, or name another one',
  }
  return new InputError([...failures, none])
}
