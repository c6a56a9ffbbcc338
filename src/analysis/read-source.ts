import { InputError } from '../boundary/diagnostic.ts'
import { lookup } from '../collections.ts'
import { chooseImporter } from '../importers/choose-importer.ts'
import type { Importers, SourceFile } from '../importers/importer.ts'
import { readTranscript } from '../importers/kit/read-transcript.ts'
import type { TranscriptFile } from '../model/transcript-file.ts'
import type { ReadRequest } from './transcript-reader.ts'

/**
 * Reads one file.
 *
 * @throws InputError when it holds no transcript
 */
export async function readSource(
  importers: Importers,
  found: SourceFile,
  { id, settings, reading: { format, encoding, listsUnits } }: ReadRequest,
): Promise<TranscriptFile> {
  const source = { ...found, encoding: encoding ?? lookup(settings.encodings, found.file) }
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
  const { name, importer } = await chooseImporter(importers, source, format ?? lookup(settings.formats, source.file))
  const read = await readTranscript(source, importer, name, {
    ...settings,
    hints,
    id,
    listsUnits,
    confirmed: lookup(settings.confirmed, source.file),
  })
  const errors = read.warnings.filter(({ level }) => level === 'error')
  if (errors.length > 0) throw new InputError(errors)
  return read
}
