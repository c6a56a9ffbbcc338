import { decodeText, describeBytes } from '../boundary/decode-text.ts'
import { InputError, inputError } from '../boundary/diagnostic.ts'
import { choose } from '../boundary/part.ts'
import { isArchive, listArchive } from '../boundary/read-archive.ts'
import { readJson } from '../boundary/read-json.ts'
import { csv } from './formats/csv.ts'
import { docx } from './formats/docx.ts'
import { html } from './formats/html.ts'
import {
  amazon,
  assemblyAi,
  azure,
  chatJson,
  deepgram,
  google,
  podcastJson,
  revAi,
  whisperCpp,
} from './formats/makers-json.ts'
import { markdown } from './formats/markdown.ts'
import { odt } from './formats/odt.ts'
import { pdf } from './formats/pdf.ts'
import { plainText } from './formats/plain-text.ts'
import { rtf } from './formats/rtf.ts'
import { srt } from './formats/srt.ts'
import { vtt } from './formats/vtt.ts'
import { whisperJson } from './formats/whisper-json.ts'
import { xlsx } from './formats/xlsx.ts'
import type { Glance, Importer, SourceFile } from './importer.ts'

export { type ColumnNames, type Importer, noHints, type ReadingHints, type SourceFile } from './importer.ts'
export { readTranscript } from './kit/read-transcript.ts'

/** Every format that can be read. A new one is a file beside this and a line here. */
export const importers = {
  markdown,
  text: plainText,
  vtt,
  srt,
  csv,
  docx,
  odt,
  rtf,
  xlsx,
  html,
  pdf,
  'whisper-json': whisperJson,
  'whisper-cpp': whisperCpp,
  assemblyai: assemblyAi,
  deepgram,
  amazon,
  'rev-ai': revAi,
  podcast: podcastJson,
  google,
  azure,
  chat: chatJson,
} as const satisfies Record<string, Importer>

/** Largest file that is read: more than any interview, less than what would fill the memory of a laptop. */
export const largestBytes = 40e6

/**
 * The format of a file: the one asked for, or the one whose importer is surest by the content.
 *
 * @throws InputError when the file is empty, too large, or nothing that holds a transcript
 */
export async function chooseImporter(
  source: SourceFile,
  format?: string,
): Promise<{ name: string; importer: Importer }> {
  const { file, bytes } = source
  if (bytes.length === 0) {
    throw inputError({
      code: 'import/empty',
      place: { file },
      message: 'the file is empty',
      fix: 'export it again, or take it out of the folder',
    })
  }
  if (bytes.length > largestBytes) throw tooLarge(file, bytes.length)
  if (format !== undefined) return { name: format, importer: choose<Importer>(importers, format, 'format') }
  const glance = await glanceAt(source)
  const sure = Object.entries<Importer>(importers).map(([name, importer]) => ({
    name,
    importer,
    sureness: importer.detect(glance),
  }))
  const best = sure.reduce((a, b) => (b.sureness > a.sureness ? b : a))
  if (best.sureness > 0) return best
  if (glance.extension === 'json' && glance.text !== null) readJson(glance.text, file) // tells where it breaks off
  throw inputError({
    code: 'import/unknown-format',
    place: { file },
    message: isArchive(bytes)
      ? 'the file is a zip archive that is damaged, or that holds no document of a known format'
      : `the file holds ${glance.extension === 'json' ? 'JSON of another shape' : describeBytes(bytes)}, which is none of the known formats: ${Object.keys(importers).join(', ')}`,
    fix: 'export the transcript as TXT, DOCX, VTT, SRT, CSV or JSON',
  })
}

export const tooLarge = (file: string, size: number): InputError =>
  inputError({
    code: 'import/too-large',
    place: { file },
    message: `the file has ${Math.round(size / 1e6)} MB; one transcript may have ${largestBytes / 1e6} MB`,
    fix: 'split it into one file an interview',
  })

async function glanceAt(source: SourceFile): Promise<Glance> {
  const { file, bytes, encoding } = source
  const extension = /\.([^./]+)$/.exec(file)?.[1]?.toLowerCase() ?? ''
  const start = Buffer.from(bytes.subarray(0, 64)).toString('latin1')
  const glance = { extension, start, text: null, entries: [] }
  if (isArchive(bytes)) return { ...glance, entries: await listArchive(source) }
  if (start.startsWith('%PDF-')) return glance
  try {
    return { ...glance, text: decodeText(bytes, file, encoding).text }
  } catch (error) {
    if (error instanceof InputError && extension !== '' && encoding === undefined) return glance
    throw error
  }
}
