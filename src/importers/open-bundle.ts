import { decodeText } from '../boundary/decode-text.ts'
import { InputError, inputError } from '../boundary/diagnostic.ts'
import { isArchive, listArchive, readArchive } from '../boundary/read-archive.ts'
import { readWorkbook } from '../boundary/read-workbook.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { isTableName } from './formats/csv.ts'
import { chooseSheet, rowsOf } from './formats/xlsx.ts'
import type { Importers, OpenedFile, SourceFile } from './importer.ts'
import { foreignByExtension } from './kit/foreign-formats.ts'
import { readTitledCells } from './kit/read-cells.ts'
import { parseJson } from './kit/read-json.ts'
import { splitJson } from './kit/split-json.ts'
import { type SplitTable, splitSheets, splitTable } from './kit/split-table.ts'
import { mayHoldSeveral, resultMessage, startsAsList } from './several-in-file.ts'

/**
 * Names, up to the first full stop, of files that lie beside transcripts and are none; with a language or a version, too. Interviews may
 * have longer names that begin so.
 */
const documentNames = /^(?:readme|licen[cs]e|notice|changelog|manifest|codebook)(?:[-_ ](?:[a-z]{2}|v?\d+))?(?:\.|$)/i

/** Creates a function that gives the reason why a file is no transcript by its name; null where it may be one. */
export function createRefusal(importers: Importers): (path: string) => string | null {
  const known = new Set(Object.values(importers).flatMap(({ extensions }) => extensions))
  return (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1)
    const extension = /\.[^.]*$/.exec(name)?.[0] ?? ''
    if (documentNames.test(name)) return 'by its name this is no transcript'
    if (known.has(extension.slice(1).toLowerCase())) return null
    const foreign = foreignByExtension(extension.slice(1).toLowerCase())
    return foreign === undefined
      ? `files ending in "${extension}" are no transcripts we know`
      : `this is ${foreign.name}, which is not read: ${foreign.fix}`
  }
}

const extensionOf = (file: string): string => /\.([^./]+)$/.exec(file)?.[1]?.toLowerCase() ?? ''

/**
 * The transcripts in a file that holds several, named after the file and their place in it: the files of a zip archive,
 * the interviews of a table or of a JSON list. Any other file is the one transcript in it; documents that are themselves
 * archives (DOCX, ODT) are such.
 *
 * @param isResult true for results of Themata, which are left out before they are split
 * @throws InputError when an archive is damaged, too large or holds no transcript
 */
export async function openBundle(
  importers: Importers,
  source: SourceFile,
  isResult: (file: string, bytes: Uint8Array) => boolean = () => false,
): Promise<OpenedFile> {
  const notes: Diagnostic[] = []
  const files: SourceFile[] = []
  for (const each of await filesOf(importers, source, notes)) {
    if (!isResult(each.file, each.bytes)) files.push(...(await splitFile(each, notes)))
    else notes.push({ level: 'note', code: 'study/left-out', place: { file: each.file }, message: resultMessage })
  }
  return { files, notes }
}

/** The files of a zip archive; any other file alone. */
async function filesOf(importers: Importers, source: SourceFile, notes: Diagnostic[]): Promise<SourceFile[]> {
  if (!isArchive(source.bytes)) return [source]
  const names = await listArchive(source)
  const extension = extensionOf(source.file)
  const preview = { extension, start: '', text: null, entries: names }
  if (Object.values(importers).some((importer) => importer.detect(preview) > 0)) return [source]
  if (extension !== 'zip') return [source]
  const refusalOf = createRefusal(importers)
  const shown = names.filter((name) => !/(^|\/)(\.|__MACOSX\/)/.test(name) && !name.endsWith('/'))
  for (const name of shown) {
    const message = refusalOf(name)
    if (message !== null)
      notes.push({ level: 'note', code: 'study/left-out', place: { file: `${source.file}/${name}` }, message })
  }
  const wanted = new Set(shown.filter((name) => refusalOf(name) === null))
  const contents = await readArchive(source, (name) => wanted.has(name))
  if (contents.size === 0) {
    throw inputError({
      code: 'import/archive',
      place: { file: source.file },
      message: 'the archive holds no transcript',
      fix: 'put TXT, DOCX, VTT, SRT, CSV or JSON files into it, or name another one',
    })
  }
  return [...contents].map(([name, bytes]) => ({ file: `${source.file}/${name}`, bytes }))
}

/** The interviews of a table or a JSON list; the file itself where it holds one, or cannot be read. */
async function splitFile(source: SourceFile, notes: Diagnostic[]): Promise<SourceFile[]> {
  const split = mayHoldSeveral(source.file) ? await splitSafely(source) : null
  if (split === null) return [source]
  for (const { column, words } of split.leftOut) {
    const message = `column "${column}" (${words} words) belongs to none of the ${split.interviews.length} interviews in the table`
    notes.push({ level: 'note', code: 'study/left-out', place: { file: source.file }, message })
  }
  return split.interviews.map(({ name, text }) => ({ file: `${source.file}/${name}`, bytes: Buffer.from(text) }))
}

/** What a file is split into; null also for a file that cannot be read, of which its importer says why. */
async function splitSafely(source: SourceFile): Promise<SplitTable | null> {
  const { file, bytes, encoding } = source
  const extension = extensionOf(file)
  try {
    if (isArchive(bytes)) {
      const sheets = await readWorkbook(source)
      const named = sheets.map((sheet) => ({ name: sheet.sheet, rows: rowsOf(sheet) }))
      return splitSheets(named, file) ?? splitTable(rowsOf(chooseSheet(sheets, {})), file)
    }
    if (isTableName(extension))
      return splitTable(readTitledCells(decodeText(bytes, file, encoding).text, file).rows, file)
    return startsAsList(bytes) || extension !== 'json'
      ? splitJson(parseJson(decodeText(bytes, file, encoding).text, file), file)
      : null
  } catch (error) {
    if (error instanceof InputError) return null
    throw error
  }
}
