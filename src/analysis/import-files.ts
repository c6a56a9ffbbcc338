import { type Diagnostic, InputError } from '../boundary/diagnostic.ts'
import { lookup } from '../collections.ts'
import { chooseImporter, readTranscript, type SourceFile } from '../importers/index.ts'
import { openBundle } from '../importers/open-bundle.ts'
import type { Reading } from '../model/study.ts'
import { type FileAccount, type TranscriptFile, withRoles } from '../model/transcript-file.ts'
import { findSameWords, shareRoles } from '../study/compare-files.ts'
import { nameTranscripts } from '../study/name-transcripts.ts'
import { type AliasProposal, proposeAliases, warnOfAliases } from '../study/propose-aliases.ts'
import type { Settings } from '../study/settings-file.ts'

/** Files as transcripts, and what became of those that are none. */
export interface ImportedFiles {
  readonly files: readonly TranscriptFile[]
  /** Labels that may be one person's; nothing was merged. */
  readonly aliases: readonly AliasProposal[]
  readonly failures: readonly Diagnostic[]
  readonly warnings: readonly Diagnostic[]
}

/** How files are to be imported. */
export interface ImportRequest {
  readonly reading: Reading
  /** The folder or file that was asked for, for the message when nothing can be read. */
  readonly where: string
  /** Is given the size of each file that was read. */
  readonly onRead?: ((bytes: number) => void) | undefined
}

/** What is known of all files together. */
export interface JoinedAccounts {
  /** With the roles that the study as a whole shows. */
  readonly accounts: readonly FileAccount[]
  readonly aliases: readonly AliasProposal[]
  readonly warnings: readonly Diagnostic[]
}

/**
 * Reads all files of a study, those in zip archives too. One that cannot be read is told among the failures, and the
 * others go on.
 *
 * @throws InputError when no file can be read, with the problems of all
 */
export async function importFiles(
  sources: readonly SourceFile[],
  settings: Settings,
  { reading, where, onRead = () => {} }: ImportRequest,
): Promise<ImportedFiles> {
  const { unpacked, failures, notes } = await unpackFiles(sources, settings)
  const ids = nameTranscripts(unpacked.map(({ file }) => file))
  const read: TranscriptFile[] = []
  for (const [index, source] of unpacked.entries()) {
    const result = await attempt(() => readSource(source, ids[index]!, settings, reading))
    if ('problems' in result) failures.push(...result.problems)
    else read.push(result.value)
    onRead(source.bytes.length)
  }
  if (read.length === 0) throw nothingRead(where, sources.length, failures)
  const { accounts, aliases, warnings } = joinAccounts(read)
  const files = read.map((file, index) => withRoles(file, accounts[index]!.speakers))
  return { files, aliases, failures, warnings: [...notes, ...warnings] }
}

/** What is to be read: the files themselves, and those in zip archives, without those that settings ignore. */
export async function unpackFiles(sources: readonly SourceFile[], { ignore }: Settings) {
  const notes: Diagnostic[] = []
  const failures: Diagnostic[] = []
  const unpacked: SourceFile[] = []
  for (const source of sources.filter(({ file }) => !ignore.includes(file))) {
    const opened = await attempt(() => openBundle(source, notes))
    if ('problems' in opened) failures.push(...opened.problems)
    else unpacked.push(...opened.value)
  }
  return { unpacked: unpacked.filter(({ file }) => !ignore.includes(file)), failures, notes }
}

/**
 * Reads one file.
 *
 * @throws InputError when it holds no transcript
 */
export async function readSource(
  found: SourceFile,
  id: string,
  settings: Settings,
  { format, encoding }: Reading,
): Promise<TranscriptFile> {
  const source = { ...found, encoding: encoding ?? settings.encodings[found.file] }
  const hints = {
    columns: settings.columns,
    speakers: [
      ...settings.speakers,
      ...settings.interviewers,
      ...settings.participants,
      ...Object.keys(settings.aliases),
    ],
    notSpeakers: settings.not_speakers,
    leaveOut: settings.leave_out,
  }
  const { name, importer } = await chooseImporter(source, format ?? lookup(settings.formats, source.file))
  const read = await readTranscript(source, importer, name, { ...settings, hints, id })
  const errors = read.warnings.filter(({ level }) => level === 'error')
  if (errors.length > 0) throw new InputError(errors)
  return read
}

/** What only all files together show: who asks in most of them, labels of one person, the same talk twice. */
export function joinAccounts(read: readonly FileAccount[]): JoinedAccounts {
  const accounts = shareRoles(read)
  const aliases = proposeAliases(accounts)
  return {
    accounts,
    aliases,
    warnings: [
      ...accounts.flatMap((account) => account.warnings),
      ...warnOfAliases(aliases),
      ...findSameWords(accounts),
    ],
  }
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

/** What work gives, or the problems of the input that kept it from it. */
export async function attempt<Result>(
  work: () => Promise<Result>,
): Promise<{ readonly value: Result } | { readonly problems: readonly Diagnostic[] }> {
  try {
    return { value: await work() }
  } catch (error) {
    if (error instanceof InputError) return { problems: error.problems }
    throw error
  }
}
