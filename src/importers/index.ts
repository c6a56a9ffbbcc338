import { unzipSync } from 'fflate'
import { decodeText, describeBytes } from '../boundary/decode-text.ts'
import { InputError, inputError } from '../boundary/diagnostic.ts'
import { choose } from '../boundary/part.ts'
import { csv } from './csv.ts'
import { docx } from './docx.ts'
import type { Glance, Importer, SourceFile } from './importer.ts'
import { amazon, assemblyAi, azure, chatJson, deepgram, podcastJson, revAi, whisperCpp } from './makers-json.ts'
import { markdown } from './markdown.ts'
import { odt } from './odt.ts'
import { plainText } from './plain-text.ts'
import { rtf } from './rtf.ts'
import { srt } from './srt.ts'
import { vtt } from './vtt.ts'
import { whisperJson } from './whisper-json.ts'

export type { Importer, SourceFile } from './importer.ts'
export { readTranscript } from './read-transcript.ts'

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
  'whisper-json': whisperJson,
  'whisper-cpp': whisperCpp,
  assemblyai: assemblyAi,
  deepgram,
  amazon,
  'rev-ai': revAi,
  podcast: podcastJson,
  azure,
  chat: chatJson,
} as const satisfies Record<string, Importer>

/** Largest file that is read: more than any interview, less than what would fill the memory of a laptop. */
const largestBytes = 40e6

/**
 * The format of a file: the one asked for, or the one whose importer is surest by the content.
 *
 * @throws InputError when the file is empty, too large, or nothing that holds a transcript
 */
export function chooseImporter(source: SourceFile, format?: string): { name: string; importer: Importer } {
  const { file, bytes } = source
  if (bytes.length === 0) {
    throw inputError({
      code: 'import/empty',
      place: { file },
      message: 'the file is empty',
      fix: 'export it again, or take it out of the folder',
    })
  }
  if (bytes.length > largestBytes) {
    throw inputError({
      code: 'import/too-large',
      place: { file },
      message: `the file has ${Math.round(bytes.length / 1e6)} MB; one transcript may have ${largestBytes / 1e6} MB`,
      fix: 'split it into one file an interview',
    })
  }
  if (format !== undefined) return { name: format, importer: choose<Importer>(importers, format, 'format') }
  const glance = glanceAt(source)
  const sure = Object.entries<Importer>(importers).map(([name, importer]) => ({
    name,
    importer,
    sureness: importer.detect(glance),
  }))
  const best = sure.reduce((a, b) => (b.sureness > a.sureness ? b : a))
  if (best.sureness > 0) return best
  throw inputError({
    code: 'import/unknown-format',
    place: { file },
    message: isZip(bytes)
      ? 'the file is a zip archive that is damaged, or that holds neither a Word nor an OpenDocument text'
      : `the file holds ${describeBytes(bytes)}, which is none of the known formats: ${Object.keys(importers).join(', ')}`,
    fix: 'export the transcript as TXT, DOCX, VTT, SRT, CSV or JSON',
  })
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

function glanceAt({ file, bytes }: SourceFile): Glance {
  const extension = /\.([^./]+)$/.exec(file)?.[1]?.toLowerCase() ?? ''
  if (isZip(bytes)) return { extension, text: null, entries: entriesOf(bytes) }
  try {
    return { extension, text: decodeText(bytes, file).text, entries: [] }
  } catch (error) {
    if (error instanceof InputError && extension !== '') return { extension, text: null, entries: [] }
    throw error
  }
}

function entriesOf(bytes: Uint8Array): string[] {
  const names: string[] = []
  try {
    unzipSync(bytes, { filter: ({ name }) => names.push(name) < 0 })
  } catch {
    return names // damaged: what was listed until then decides; reading it will name the damage
  }
  return names
}
