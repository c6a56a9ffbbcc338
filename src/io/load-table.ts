import { csvRow } from '../boundary/csv-row.ts'
import { decodeText } from '../boundary/decode-text.ts'
import { inputError } from '../boundary/diagnostic.ts'
import { isArchive } from '../boundary/read-archive.ts'
import type { TextFile } from '../model/study.ts'
import { readRegular } from './read-regular.ts'
import { readingThread } from './reading-thread.ts'

/** True for the name of a table: CSV, TSV or XLSX. */
export const isTableName = (name: string): boolean => /\.(csv|tsv|tab|xlsx)$/i.test(name)

/**
 * Loads a table that people filled in: CSV and TSV as they are, the sheet of an XLSX workbook as CSV.
 *
 * @throws InputError when it cannot be read, or when more than one sheet has content
 */
export async function loadTable(path: string): Promise<TextFile> {
  const bytes = readRegular(path)
  return { file: path, text: isArchive(bytes) ? await writeSheet(path, bytes) : decodeText(bytes, path).text }
}

async function writeSheet(file: string, bytes: Uint8Array): Promise<string> {
  const sheets = await readingThread.run('workbook', [{ file, bytes }])
  const filled = sheets.filter(({ rows }) => rows.some((row) => row.some((cell) => cell !== '')))
  if (filled.length > 1)
    throw inputError({
      code: 'table/sheets',
      place: { file },
      message: `more than one sheet has content: ${filled.map(({ sheet }) => `"${sheet}"`).join(', ')}`,
      fix: 'keep one sheet in the workbook, or save the sheet as CSV',
    })
  return (filled[0]?.rows ?? []).map((row) => csvRow(row)).join('')
}
