import { SaxesParser } from 'saxes'
import { readArchive } from '../../boundary/read-archive.ts'
import { type FormBlock, inOneLine, withoutNumber } from './form-block.ts'

/**
 * Reads a report as a Word document, by the styles of its paragraphs. The line of a block is the number of its paragraph.
 *
 * @throws InputError when it is no document
 */
export async function readDocument(file: string, bytes: Uint8Array): Promise<FormBlock[]> {
  const part = (await readArchive({ file, bytes }, (name) => name === 'word/document.xml')).get('word/document.xml')
  const blocks: FormBlock[] = []
  let [text, style, isText, number, caption] = ['', '', false, 0, '']
  let rows: { cells: string[]; line: number }[] | null = null
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'w:p') [text, style, number] = ['', '', number + 1]
    if (name === 'w:pStyle') style = String(attributes['w:val'] ?? '')
    if (name === 'w:t') isText = true
    if (name === 'w:tbl') rows = []
    if (name === 'w:tr') rows?.push({ cells: [], line: number + 1 })
    if (name === 'w:tc') rows?.at(-1)?.cells.push('')
  })
  parser.on('text', (said) => {
    if (isText) text += said
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'w:t') isText = false
    if (name === 'w:p' && rows !== null) {
      const { cells } = rows.at(-1)!
      cells[cells.length - 1] += `${cells.at(-1) === '' ? '' : '\n'}${text}`
    } else if (name === 'w:p') {
      blocks.push(blockOf(text, style, number))
      if (style === 'Caption') caption = text
    }
    if (name === 'w:tbl') {
      blocks.push({ kind: 'table', caption: withoutNumber(caption), rows: rows ?? [], line: number })
      rows = null
    }
  })
  parser.write(new TextDecoder().decode(part ?? new Uint8Array())).close()
  return joinQuotes(blocks)
}

/** A paragraph as a block; those of a quote have no source until they are joined. */
function blockOf(text: string, style: string, line: number): FormBlock {
  if (style === 'Quote') return { kind: 'quote', text, source: '', line }
  if (style === 'QuoteSource') return { kind: 'quote', text: '', source: text.replace(/^—\s/, ''), line }
  if (style === 'Caption' || style.startsWith('TOC')) return { kind: 'caption', text, line }
  return { kind: style.startsWith('Heading') ? 'heading' : 'paragraph', text: inOneLine(text), line }
}

/** Joins the paragraphs of each quote with the one that names its source. */
function joinQuotes(blocks: readonly FormBlock[]): FormBlock[] {
  const joined: FormBlock[] = []
  let held: { text: string; line: number } | null = null
  for (const block of blocks) {
    if (block.kind !== 'quote') {
      joined.push(block)
      held = null
    } else if (block.source === '')
      held = held === null ? block : { text: `${held.text}\n${block.text}`, line: held.line }
    else {
      joined.push({ ...block, text: held?.text ?? '', line: held?.line ?? block.line })
      held = null
    }
  }
  return joined
}
