import { type Diagnostic, InputError } from './boundary/diagnostic.ts'
import { isArchive } from './boundary/read-archive.ts'
import { chooseImporter, readTranscript, type SourceFile } from './importers/index.ts'
import { openBundle } from './importers/open-bundle.ts'
import type { TranscriptFile } from './model/transcript-file.ts'
import { findSameWords, shareRoles } from './study/compare-files.ts'
import { nameTranscripts } from './study/name-transcripts.ts'
import { type AliasProposal, proposeAliases, warnOfAliases } from './study/propose-aliases.ts'
import type { Settings } from './study/settings-file.ts'

/** Files as transcripts, and what became of those that are none. */
export interface ImportedFiles {
  readonly files: readonly TranscriptFile[]
  /** Labels that may be one person's; nothing was merged. */
  readonly aliases: readonly AliasProposal[]
  readonly failures: readonly Diagnostic[]
  readonly warnings: readonly Diagnostic[]
}

/** What holds for all files of one run. */
export interface ImportOf {
  /** The folder or file that was asked for, for the message when nothing can be read. */
  readonly where: string
  /** The format of every file, whatever the settings or the content say. */
  readonly format?: string | undefined
  readonly encoding?: string | undefined
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
  { where, format, encoding }: ImportOf,
): Promise<ImportedFiles> {
  const failures: Diagnostic[] = []
  const notes: Diagnostic[] = []
  const attempt = async <Result>(work: () => Promise<Result[]>): Promise<Result[]> => {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      failures.push(...error.problems)
      return []
    }
  }
  const unpacked: SourceFile[] = []
  for (const source of sources.filter(({ file }) => !settings.ignore.includes(file))) {
    if (isArchive(source.bytes)) unpacked.push(...(await attempt(() => openBundle(source, notes))))
    else unpacked.push(source)
  }
  const wanted = unpacked.filter(({ file }) => !settings.ignore.includes(file))
  const ids = nameTranscripts(wanted.map(({ file }) => file))
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
  const read: TranscriptFile[] = []
  for (const [index, found] of wanted.entries()) {
    const source = { ...found, encoding: encoding ?? settings.encodings[found.file] }
    const files = await attempt(async () => {
      const { name, importer } = await chooseImporter(source, format ?? settings.formats[source.file])
      return [await readTranscript(source, importer, name, { ...settings, hints, id: ids[index]! })]
    })
    for (const file of files) {
      const errors = file.warnings.filter(({ level }) => level === 'error')
      if (errors.length > 0) failures.push(...errors)
      else read.push(file)
    }
  }
  if (read.length === 0) {
    const none: Diagnostic = {
      level: 'error',
      code: 'import/nothing',
      place: { file: where },
      message: sources.length === 0 ? 'there is no transcript here' : 'none of the files could be read as a transcript',
      fix: 'put transcripts (TXT, Markdown, DOCX, VTT, SRT, CSV, JSON, PDF …) into the folder, or name another one',
    }
    throw new InputError([...failures, none])
  }
  const files = shareRoles(read)
  const aliases = proposeAliases(files)
  const warnings = [
    ...notes,
    ...files.flatMap((file) => file.warnings),
    ...warnOfAliases(aliases),
    ...findSameWords(files),
  ]
  return { files, aliases, failures, warnings }
}
