import { decodeText } from '../boundary/decode-text.ts'
import { InputError } from '../boundary/diagnostic.ts'
import { isArchive, listArchive, type NamedBytes } from '../boundary/read-archive.ts'
import { readJson } from '../boundary/read-json.ts'
import { readCells } from '../boundary/read-table.ts'
import type { Sheet } from '../boundary/read-workbook.ts'
import type { DatabaseTables, ForeignContent, ForeignTable, PlacedValue } from './foreign-reader.ts'
import { databaseTables } from './readers/databases/database-tables.ts'

/** The services that read what takes a file system or a thread of its own, and the encoding that a person states. */
export interface OpenServices {
  readonly encoding?: string | undefined
  /** Reads the sheets of a workbook, within a budget. */
  readonly readSheets: (workbook: NamedBytes) => Promise<readonly Sheet[]>
  /** Reads the tables of an SQLite database that have one of some names. */
  readonly readDatabase: (database: NamedBytes, wanted: readonly string[]) => Promise<DatabaseTables>
}

/**
 * Opens a file of another program once for all readers: as text, tables, JSON, database or archive.
 *
 * @throws InputError if a table or JSON is damaged
 */
export async function openContent({ file, bytes }: NamedBytes, services: OpenServices): Promise<ForeignContent> {
  const content = { file, bytes, text: null, tables: [], values: [], members: [], database: null }
  if (isDatabase(bytes)) return { ...content, database: await services.readDatabase({ file, bytes }, databaseTables) }
  if (isArchive(bytes)) {
    const members = await listArchive({ file, bytes })
    return { ...content, members, tables: members.includes('xl/workbook.xml') ? await sheetsOf(file) : [] }
  }
  const text = textOf(file, bytes, services.encoding)
  if (text === null) return content
  const isTable = /\.(csv|tsv|tab|dicx)$/i.test(file) && !text.startsWith('#FORMAT=')
  return {
    ...content,
    text,
    tables: isTable ? [{ file, rows: readCells(text, file).rows }] : [],
    values: isTable ? [] : valuesOf(text, file),
  }

  async function sheetsOf(name: string): Promise<ForeignTable[]> {
    const sheets = await services.readSheets({ file: name, bytes })
    return sheets.map(({ sheet, rows }) => ({
      file: sheets.length === 1 ? name : `${name} (${sheet})`,
      rows: rows
        .map((cells, index) => ({ line: index + 1, cells }))
        .filter(({ cells }) => cells.some((cell) => cell !== '')),
    }))
  }
}

/** True for the beginning of an SQLite database. */
const isDatabase = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 15)).toString('latin1') === 'SQLite format 3'

/** The text of a file; null if it is not text. */
function textOf(file: string, bytes: Uint8Array, encoding: string | undefined): string | null {
  try {
    return decodeText(bytes, file, encoding).text
  } catch (error) {
    if (error instanceof InputError && encoding === undefined) return null
    throw error
  }
}

/** The values of JSON, of JSON lines, or of the code blocks in an answer of a language model. */
function valuesOf(text: string, file: string): PlacedValue[] {
  const isJson = (written: string): boolean => /^\s*[[{]/.test(written)
  if (isJson(text)) return parse(text, 1)
  return codeBlocks(text.split('\n')).flatMap(({ language, body, first }) => {
    const written = body.join('\n')
    return /^(json|jsonl|ndjson)?$/i.test(language) && isJson(written) ? parse(written, first) : []
  })

  function parse(json: string, firstLine: number): PlacedValue[] {
    const lines = json.split('\n')
    const isLines = lines.length > 1 && isWhole(lines.find((line) => line.trim() !== '')!) && !isWhole(json)
    if (!isLines) return [{ value: readJson(json, file, firstLine), place: { file } }]
    return lines.flatMap((line, index) => {
      const number = firstLine + index
      return line.trim() === '' ? [] : { value: readJson(line, file, number), place: { file, line: number, column: 1 } }
    })
  }
}

/** A code block of Markdown, and the number of its first line. */
interface CodeBlock {
  readonly language: string
  readonly body: string[]
  readonly first: number
}

/** The code blocks of Markdown; one that is not closed ends with the text. */
function codeBlocks(lines: readonly string[]): CodeBlock[] {
  const blocks: CodeBlock[] = []
  let isOpen = false
  for (const [index, line] of lines.entries()) {
    const mark = line.trim()
    if (isOpen ? mark === '```' : mark.startsWith('```')) {
      if (!isOpen) blocks.push({ language: mark.slice(3).trim(), body: [], first: index + 2 })
      isOpen = !isOpen
    } else if (isOpen) blocks.at(-1)!.body.push(line)
  }
  return blocks
}

function isWhole(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
