import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { decodeText } from '../../boundary/decode-text.ts'
import { inputError } from '../../boundary/diagnostic.ts'
import { sum } from '../../collections.ts'
import { countWords } from '../../text/words.ts'
import type { Draft, ReadingHints, SourceFile } from '../importer.ts'
import { linesOfRow, type Paragraph, readDocumentTable } from './document-tables.ts'
import type { LineStyle } from './line-style.ts'
import { isPlausibleName } from './names.ts'
import { readLines } from './read-lines.ts'

export type { Paragraph } from './document-tables.ts'

/** Headings are marked as in Markdown, so that names as headings are found. */
const headingMark = '# '
const officeStyle: LineStyle = {
  strip: (line) => ({ text: line.trim(), removed: '' }),
  isHeading: (line) => line.startsWith(headingMark),
  entities: false,
  namesApart: true,
}

/** Text that a document holds beside what is said, each with a reason. */
export type ExtraText = readonly (readonly [reason: string, text: string])[]

/** The paragraphs of a document, those of its text boxes, and what nobody sees. */
export interface DocumentText {
  readonly paragraphs: readonly Paragraph[]
  readonly boxes: readonly Paragraph[]
  readonly hidden: ExtraText
}

const wordsOf = (paragraphs: readonly Paragraph[]): number =>
  sum(paragraphs, ({ text, row }) => countWords(row?.join(' ') ?? text))

/** The paragraphs that are the transcript: those of the text, or of text boxes where these hold more; and the others. */
export function chooseTalk(paragraphs: readonly Paragraph[], boxes: readonly Paragraph[]) {
  const inBoxes = wordsOf(boxes) > wordsOf(paragraphs)
  const reason = inBoxes ? 'text around the text boxes' : 'text boxes'
  const aside = (inBoxes ? paragraphs : boxes).map(({ text, row }) => [reason, row?.join(' ') ?? text] as const)
  return { talk: inBoxes ? boxes : paragraphs, aside }
}

/** The text of a part of an archive. @throws InputError when the part is missing */
export function decodePart(parts: ReadonlyMap<string, Uint8Array>, name: string, { file }: SourceFile): string {
  const content = parts.get(name)
  if (content !== undefined) return decodeText(content, file, 'utf-8').text
  throw inputError({
    code: 'import/archive',
    place: { file },
    message: `the archive holds no "${name}"`,
    fix: 'save the document again, or export it as TXT',
  })
}

/** The longest interviews have some ten thousand paragraphs, and some ten elements in each. */
const mostParagraphs = 100_000
const mostElements = 2_000_000

const tooMuch = (file: string, found: string): Error =>
  inputError({
    code: 'import/too-long',
    place: { file },
    message: `the document has ${found}`,
    fix: 'split it into one file an interview',
  })

/** Walks through XML. @throws InputError with the line where it is malformed */
export function walkXml(
  xml: string,
  file: string,
  on: { open: (tag: SaxesTagPlain) => void; close: (name: string) => void; text: (text: string) => void },
): void {
  const parser = new SaxesParser()
  let elements = 0
  parser.on('opentag', (tag) => {
    if (++elements > mostElements) throw tooMuch(file, `more than ${mostElements / 1e6} million elements`)
    on.open(tag)
  })
  parser.on('closetag', ({ name }) => {
    on.close(name)
  })
  parser.on('text', on.text)
  parser.on('error', (error) => {
    throw inputError({
      code: 'import/xml',
      place: { file },
      message: `the document is damaged: ${error.message}`,
      fix: 'save it again',
    })
  })
  parser.write(xml).close()
}

/** Paragraphs as a conversation: a table that holds most words by its columns, else labels as in plain text. */
export function readParagraphs(
  paragraphs: readonly Paragraph[],
  file: string,
  hints: ReadingHints,
  extraText: ExtraText,
  style: LineStyle = officeStyle,
): Draft {
  if (paragraphs.length > mostParagraphs)
    throw tooMuch(file, `${paragraphs.length} paragraphs; ${mostParagraphs} are read`)
  const table = readDocumentTable(paragraphs, file, hints, extraText)
  if (table !== null) return table
  const lines = paragraphs.flatMap(({ text, heading, row }, index) => {
    if (row === undefined) return [...text.split('\n').map((line) => (heading ? headingMark : '') + line), '']
    return [...linesOfRow(row, isPlausibleName), ...(paragraphs[index + 1]?.row === undefined ? [''] : [])]
  })
  return readLines(lines, { file, style, hints, extraText })
}
