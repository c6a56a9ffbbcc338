import { decodeText, describeBytes } from '../boundary/decode-text.ts'
import { InputError, inputError } from '../boundary/diagnostic.ts'
import { choose } from '../boundary/part.ts'
import { isArchive, listArchive } from '../boundary/read-archive.ts'
import { orderBy } from '../collections.ts'
import type { FilePreview, Importer, Importers, SourceFile } from './importer.ts'
import { describeForeign } from './kit/foreign-formats.ts'
import { parseJson } from './kit/read-json.ts'
import { maxBytes, tooLarge } from './largest-file.ts'

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
export async function chooseImporter(
  importers: Importers,
  source: SourceFile,
  format?: string,
): Promise<ChosenImporter> {
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
  if (format !== undefined) return { name: format, importer: choose(importers, format, 'format'), confidence: 1 }
  const preview = await previewOf(source)
  const [best] = rankImporters(importers, preview)
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
const rankImporters = (importers: Importers, preview: FilePreview): ChosenImporter[] =>
  Object.entries(importers)
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

/** The first look at a file. */
async function previewOf(source: SourceFile): Promise<FilePreview> {
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
