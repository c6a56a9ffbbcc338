import { decodeText } from '../../boundary/decode-text.ts'
import { inputError } from '../../boundary/diagnostic.ts'
import { readTable } from '../../boundary/read-table.ts'
import { countWords } from '../../text/words.ts'
import type { Importer } from '../importer.ts'
import { clock } from '../kit/clocks.ts'
import { decodeEntities } from '../kit/markup.ts'
import { isUsualName, readRows } from '../kit/read-rows.ts'

/** A table without column names, as InqScribe exports it: the first cell is a time. */
const headless = new RegExp(String.raw`^"?\[?${clock}\]?"?\t`)
const headlessColumns = ['start', 'end', 'speaker', 'text']

/** Tables: one row a turn, with a column for the words and, best, one for the speaker. */
export const csv: Importer = {
  summary: 'CSV or TSV table with a text column and, where known, speaker and times; also TSV of Whisper and InqScribe',
  extensions: ['csv', 'tsv', 'tab'],
  detect({ text, extension }) {
    if (text === null) return 0
    if (['csv', 'tsv', 'tab'].includes(extension)) return 0.95
    const header = text.slice(0, text.indexOf('\n') + 1 || undefined)
    const cells = header.split(/[,;\t]/).map((cell) => cell.trim().replace(/^"|"$/g, ''))
    const known = cells.filter(isUsualName)
    if (known.length >= 2 && known.length === cells.length) return 0.8
    return headless.test(text) && cells.length >= 2 ? 0.75 : 0
  },
  read({ file, bytes, encoding }, { columns: names }) {
    const text = decodeEntities(decodeText(bytes, file, encoding).text)
    refuseTooLong(text, file)
    const width = text.slice(0, text.indexOf('\n') + 1 || undefined).split('\t').length
    const columns = headless.test(text) ? nameColumns(text, width) : undefined
    return readRows(readTable(text, file, columns), { file, names, wordsIn: countWords(text) })
  },
}

/** Rows of one interview: the longest have some thousand. */
const mostRows = 100_000

function refuseTooLong(text: string, file: string): void {
  let rows = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) rows++
  if (rows <= mostRows) return
  throw inputError({
    code: 'import/too-many-rows',
    place: { file },
    message: `the table has ${rows} lines; one transcript may have ${mostRows}`,
    fix: 'split it into one file an interview',
  })
}

/** Two cells are a time and words, three have a speaker or a second time, four both. */
function nameColumns(text: string, width: number): string[] {
  const second = new RegExp(String.raw`^[^\t]*\t"?\[?${clock}\]?"?\t`).test(text)
  if (width === 2) return ['start', 'text']
  if (width === 3) return second ? ['start', 'end', 'text'] : ['start', 'speaker', 'text']
  return headlessColumns
}
