import { SaxesParser } from 'saxes'
import { readArchive } from '../../boundary/read-archive.ts'
import { type FormBlock, inOneLine, withoutNumber } from './form-block.ts'

/**
 * Reads a report as a Word document. The line of a block is the number of its paragraph.
 *
 * @throws InputError when it is no document
 */
export async function readDocument(file: string, bytes: Uint8Array): Promise<FormBlock[]> {
  const part = (await readArchive({ file, bytes }, (name) => name === 'word/document.xml')).get('word/document.xml')
  const paragraphs: { text: string; style: string; isIndented: boolean; line: number }[] = []
  const blocks: FormBlock[] = []
  let [text, style, isIndented, isText, number, caption] = ['', '', false, false, 0, '']
  let isPictured = false
  let rows: { cells: string[]; line: number }[] | null = null
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'w:p') [text, style, isIndented, number] = ['', '', false, number + 1]
    if (name === 'w:pStyle') style = String(attributes['w:val'] ?? '')
    if (name === 'w:ind' && attributes['w:left'] === '500') isIndented = true
    if (name === 'w:t') isText = true
    if (name === 'w:drawing') isPictured = true
    if (name === 'w:tbl') [rows, caption] = [[], paragraphs.at(-1)?.text ?? '']
    if (name === 'w:tr') rows?.push({ cells: [], line: number + 1 })
    if (name === 'w:tc') rows?.at(-1)?.cells.push('')
  })
  parser.on('text', (said) => {
    if (isText) text += said
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'w:t') isText = false
    if (name === 'w:p') {
      if (rows === null) {
        paragraphs.push({ text, style, isIndented, line: number })
        blocks.push(
          isPictured && text !== ''
            ? { kind: 'caption', text, line: number }
            : blockOf({ text, style, isIndented, line: number }),
        )
        if (text !== '') isPictured = false
      } else {
        const cells = rows.at(-1)!.cells
        cells[cells.length - 1] += `${cells.at(-1) === '' ? '' : '\n'}${text}`
      }
    }
    if (name === 'w:tbl') {
      blocks.push({ kind: 'table', caption: withoutNumber(caption), rows: rows ?? [], line: number })
      rows = null
    }
  })
  parser.write(new TextDecoder().decode(part ?? new Uint8Array())).close()
  return joinQuotes(blocks)
}

interface Paragraph {
  readonly text: string
  readonly style: string
  readonly isIndented: boolean
  readonly line: number
}

/** Indented paragraphs are quotes without a source, until they are joined. */
const blockOf = ({ text, style, isIndented, line }: Paragraph): FormBlock =>
  isIndented
    ? { kind: 'quote', text, source: '', line }
    : { kind: style.startsWith('Heading') ? 'heading' : 'paragraph', text: inOneLine(text).replace(/\.\.$/, '.'), line }

/** Joins the paragraphs of each quote with the one that names its source. */
function joinQuotes(blocks: readonly FormBlock[]): FormBlock[] {
  const joined: FormBlock[] = []
  let held: { text: string; line: number } | null = null
  for (const block of blocks) {
    if (block.kind !== 'quote') {
      joined.push(block)
      held = null
    } else if (!/^—\s/.test(block.text))
      held = held === null ? block : { text: `${held.text}\n${block.text}`, line: held.line }
    else {
      joined.push({ ...block, text: held?.text ?? '', source: block.text.slice(2), line: held?.line ?? block.line })
      held = null
    }
  }
  return joined
}
