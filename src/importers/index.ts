import { decodeText, describeBytes } from '../boundary/decode-text.ts'
import { InputError, inputError } from '../boundary/diagnostic.ts'
import { choose } from '../boundary/part.ts'
import { isArchive, listArchive } from '../boundary/read-archive.ts'
import { orderBy } from '../collections.ts'
import { amazon } from './formats/amazon.ts'
import { ass } from './formats/ass.ts'
import { assemblyAi } from './formats/assemblyai.ts'
import { azure } from './formats/azure.ts'
import { chatJson } from './formats/chat-json.ts'
import { csv } from './formats/csv.ts'
import { deepgram } from './formats/deepgram.ts'
import { docx } from './formats/docx.ts'
import { elan } from './formats/elan.ts'
import { elevenLabs } from './formats/elevenlabs.ts'
import { gladia } from './formats/gladia.ts'
import { google } from './formats/google.ts'
import { html } from './formats/html.ts'
import { huggingFace } from './formats/hugging-face.ts'
import { markdown } from './formats/markdown.ts'
import { odt } from './formats/odt.ts'
import { oTranscribe } from './formats/otranscribe.ts'
import { pdf } from './formats/pdf.ts'
import { plainText } from './formats/plain-text.ts'
import { podcastJson } from './formats/podcast.ts'
import { revAi } from './formats/rev-ai.ts'
import { rtf } from './formats/rtf.ts'
import { segmentsJson } from './formats/segments-json.ts'
import { slack } from './formats/slack.ts'
import { speechmatics } from './formats/speechmatics.ts'
import { speechmatics1 } from './formats/speechmatics-1.ts'
import { srt } from './formats/srt.ts'
import { talkBank } from './formats/talkbank.ts'
import { textInJson } from './formats/text-in-json.ts'
import { textGrid } from './formats/textgrid.ts'
import { timedText } from './formats/timed-text.ts'
import { transcriber } from './formats/transcriber.ts'
import { videoIndexer } from './formats/video-indexer.ts'
import { vtt } from './formats/vtt.ts'
import { watson } from './formats/watson.ts'
import { whisperCpp } from './formats/whisper-cpp.ts'
import { whisperJson } from './formats/whisper-json.ts'
import { xlsx } from './formats/xlsx.ts'
import { youTube } from './formats/youtube.ts'
import type { FilePreview, Importer, SourceFile } from './importer.ts'
import { describeForeign } from './kit/foreign-formats.ts'
import { parseJson } from './kit/read-json.ts'

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
  ass,
  elan,
  textgrid: textGrid,
  transcriber,
  talkbank: talkBank,
  otranscribe: oTranscribe,
  'timed-text': timedText,
  'whisper-json': whisperJson,
  'whisper-cpp': whisperCpp,
  'hugging-face': huggingFace,
  assemblyai: assemblyAi,
  deepgram,
  amazon,
  'rev-ai': revAi,
  podcast: podcastJson,
  google,
  azure,
  'video-indexer': videoIndexer,
  watson,
  speechmatics,
  'speechmatics-1': speechmatics1,
  elevenlabs: elevenLabs,
  gladia,
  chat: chatJson,
  slack,
  youtube: youTube,
  segments: segmentsJson,
  'text-in-json': textInJson,
} as const satisfies Record<string, Importer>

/** Largest file that is read: more than any interview, less than what would fill the memory of a laptop. */
export const maxBytes = 40e6

/** An importer by name, and how sure it is that a file is of its format. */
export interface ChosenImporter {
  readonly name: string
  readonly importer: Importer
  /** From 0 to 1; 1 where somebody named the format. */
  readonly confidence: number
}

/**
 * The format of a file: the one asked for, or the one whose importer is surest by the content; of several that are
 * equally sure the one with the highest priority, then the first by name.
 *
 * @throws InputError when the file is empty, too large, or nothing that holds a transcript
 */
export async function chooseImporter(source: SourceFile, format?: string): Promise<ChosenImporter> {
  const { file, bytes } = source
  if (bytes.length === 0) {
    throw inputError({
      code: 'import/empty',
      place: { file },
      message: 'the file is empty',
      fix: 'export it again, or take it out of the folder',
    })
  }
  if (bytes.length > maxBytes) throw tooLarge(file, bytes.length)
  requireBounded(source)
  if (format !== undefined)
    return { name: format, importer: choose<Importer>(importers, format, 'format'), confidence: 1 }
  const preview = await previewOf(source)
  const [best] = rankImporters(preview)
  // Text can be anything that decodes: a format that nobody reads is none.
  const foreign = best === undefined || best.confidence <= textConfidence ? describeForeign(preview, file) : null
  if (foreign !== null) throw foreign
  if (best !== undefined) return best
  throw inputError({
    code: 'import/unknown-format',
    place: { file },
    message: isArchive(bytes)
      ? 'the file is a zip archive that is damaged, or that holds no document of a known format'
      : `the file holds ${describeBytes(bytes)}, which is no known format of transcripts; "themata list" names them`,
    fix: 'export the transcript as TXT, DOCX, VTT, SRT, CSV or JSON',
  })
}

/** How sure the readers of text are, at most, that a file is text and nothing else. */
const textConfidence = 0.45

/** The importers that may read a file, the surest first. */
export const rankImporters = (preview: FilePreview): ChosenImporter[] =>
  Object.entries<Importer>(importers)
    .map(([name, importer]) => ({ name, importer, confidence: importer.detect(preview) }))
    .filter(({ confidence }) => confidence > 0)
    .sort(
      orderBy(
        ({ confidence }) => confidence,
        ({ importer }) => importer.priority ?? 0,
        ({ name }) => name,
      ),
    )

/** Lines of one file: word by word with times, a day of talk has fewer. */
const mostLines = 1_000_000

/** @throws InputError when a file has more lines than any transcript, before anything is made of them */
function requireBounded({ file, bytes }: SourceFile): void {
  if (isArchive(bytes)) return
  let lines = 0
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines++
  if (lines <= mostLines) return
  throw inputError({
    code: 'import/too-long',
    place: { file },
    message: `the file has ${lines} lines; ${mostLines} are read`,
    fix: 'split it into one file an interview',
  })
}

export const tooLarge = (file: string, size: number): InputError =>
  inputError({
    code: 'import/too-large',
    place: { file },
    message: `the file has ${Math.round(size / 1e6)} MB; one transcript may have ${maxBytes / 1e6} MB`,
    fix: 'split it into one file an interview',
  })

/** The first look at a file. */
export async function previewOf(source: SourceFile): Promise<FilePreview> {
  const { file, bytes, encoding } = source
  const extension = /\.([^./]+)$/.exec(file)?.[1]?.toLowerCase() ?? ''
  const start = Buffer.from(bytes.subarray(0, 64)).toString('latin1')
  const preview = { extension, start, text: null, entries: [] }
  if (isArchive(bytes)) return { ...preview, entries: await listArchive(source) }
  if (start.startsWith('%PDF-')) return preview
  try {
    const { text } = decodeText(bytes, file, encoding)
    return { ...preview, text, json: mayBeJson.test(text) ? tryJson(text, file) : undefined }
  } catch (error) {
    if (error instanceof InputError && extension !== '' && encoding === undefined) return preview
    throw error
  }
}

const mayBeJson = /^\s*[{[]/

function tryJson(text: string, file: string): unknown {
  try {
    return parseJson(text, file)
  } catch (error) {
    if (error instanceof InputError) return undefined
    throw error
  }
}
