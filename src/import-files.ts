import { InputError } from './boundary/diagnostic.ts'
import { chooseImporter, readTranscript, type SourceFile } from './importers/index.ts'
import type { Diagnostic } from './model/diagnostic.ts'
import type { TranscriptFile } from './model/transcript-file.ts'
import { findSameWords, shareRoles } from './study/compare-files.ts'
import { nameTranscripts } from './study/name-transcripts.ts'
import type { Settings } from './study/settings-file.ts'

/** Files as transcripts, and what became of those that are none. */
export interface ImportedFiles {
  readonly files: readonly TranscriptFile[]
  readonly failures: readonly Diagnostic[]
  readonly warnings: readonly Diagnostic[]
}

/**
 * Reads all files of a study. One that cannot be read is told among the failures, and the others go on.
 *
 * @param where the folder or file that was asked for, for the message when nothing can be read
 * @throws InputError when no file can be read, with the problems of all
 */
export function importFiles(sources: readonly SourceFile[], settings: Settings, where: string): ImportedFiles {
  const wanted = sources.filter(({ file }) => !settings.ignore.includes(file))
  const ids = nameTranscripts(wanted.map(({ file }) => file))
  const failures: Diagnostic[] = []
  const read = wanted.flatMap((source, index): TranscriptFile[] => {
    try {
      const { name, importer } = chooseImporter(source, settings.formats[source.file])
      const file = readTranscript(source, importer, name, { ...settings, id: ids[index]! })
      const errors = file.warnings.filter(({ level }) => level === 'error')
      failures.push(...errors)
      return errors.length > 0 ? [] : [file]
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      failures.push(...error.problems)
      return []
    }
  })
  if (read.length === 0) {
    const none: Diagnostic = {
      level: 'error',
      code: 'import/nothing',
      place: { file: where },
      message: sources.length === 0 ? 'there is no transcript here' : 'none of the files could be read as a transcript',
      fix: 'put transcripts (TXT, Markdown, DOCX, VTT, SRT, CSV, JSON) into the folder, or name another one',
    }
    throw new InputError([...failures, none])
  }
  const files = shareRoles(read)
  return { files, failures, warnings: [...files.flatMap((file) => file.warnings), ...findSameWords(files)] }
}
