import { readArchive } from '../../boundary/read-archive.ts'
import type { Importer } from '../importer.ts'
import { chooseSpeech, type DocumentText, type Paragraph } from '../kit/document-text.ts'
import { decodePart, walkXml } from '../kit/office.ts'
import { addRun, type Emphasis, markText, noText, type OpenText } from '../kit/open-text.ts'
import { readParagraphs } from '../kit/read-paragraphs.ts'

/** OpenDocument text, as LibreOffice saves it. */
export const odt: Importer = {
  summary: 'OpenDocument text (ODT); comments, notes and tracked deletions stay out',
  extensions: ['odt'],
  isDocument: true,
  detect: ({ entries, extension }) => (entries.includes('content.xml') ? (extension === 'odt' ? 1 : 0.8) : 0),
  async read(source, hints) {
    const parts = await readArchive(source, (name) => name === 'content.xml' || name === 'styles.xml')
    const { paragraphs, boxes, hidden } = readContent(decodePart(parts, 'content.xml', source), source.file)
    const printed = parts.has('styles.xml')
      ? readContent(decodePart(parts, 'styles.xml', source), source.file).paragraphs
      : []
    const { spoken, aside } = chooseSpeech(paragraphs, boxes)
    const furniture = printed.map(({ text }) => ['page headers and footers', text] as const)
    return readParagraphs(spoken, source.file, hints, [...hidden, ...aside, ...furniture])
  },
}

/** Elements whose text is not in the document, and what it is. */
const unseen: Readonly<Record<string, string>> = {
  'office:annotation': 'comments',
  'text:tracked-changes': 'deleted text',
  'text:note': 'footnotes and endnotes',
  'office:scripts': 'scripts',
  'office:font-face-decls': 'fonts',
}

/** Elements that may be bold or in italics. */
const styled = new Set(['text:p', 'text:h', 'text:span'])

const plain: Emphasis = { isBold: false, isItalic: false }

function readContent(xml: string, file: string): DocumentText {
  const paragraphs: Paragraph[] = []
  const boxes: Paragraph[] = []
  const around: { written: OpenText; depth: number }[] = []
  const hidden: (readonly [string, string])[] = []
  const unseenAround: string[] = []
  const rows: string[][] = []
  const boldStyles = new Set(['Strong_20_Emphasis'])
  const italicStyles = new Set(['Emphasis'])
  const emphasisAround: Emphasis[] = []
  let [written, depth, style] = [noText, 0, '']
  const add = (added: string): void => {
    written = addRun(written, added, emphasisAround.at(-1) ?? plain)
  }
  walkXml(xml, file, {
    open({ name, attributes }) {
      if (Object.hasOwn(unseen, name)) unseenAround.push(unseen[name]!)
      else if (name === 'style:style') style = String(attributes['style:name'])
      else if (name === 'style:text-properties') {
        if (attributes['fo:font-weight'] === 'bold') boldStyles.add(style)
        if (attributes['fo:font-style'] === 'italic') italicStyles.add(style)
      }
      if (styled.has(name)) {
        const [around, own] = [emphasisAround.at(-1) ?? plain, String(attributes['text:style-name'])]
        emphasisAround.push({
          isBold: around.isBold || boldStyles.has(own),
          isItalic: around.isItalic || italicStyles.has(own),
        })
      }
      if (unseenAround.length > 0) return
      if (name === 'draw:text-box') {
        around.push({ written, depth })
        depth = 0
      } else if (name === 'table:table-row') rows.push([])
      else if (name === 'table:table-cell') rows.at(-1)?.push('')
      else if (name === 'text:p' || name === 'text:h') {
        if (depth === 0) written = noText
        else add('\n')
        depth++
      } else if (depth > 0) {
        if (name === 'text:s') add(' '.repeat(Math.min(100, Number(attributes['text:c'] ?? 1) || 1)))
        else if (name === 'text:tab') add('\t')
        else if (name === 'text:line-break') add('\n')
      }
    },
    close(name) {
      if (styled.has(name)) emphasisAround.pop()
      if (Object.hasOwn(unseen, name)) unseenAround.pop()
      else if (unseenAround.length === 0 && (name === 'text:p' || name === 'text:h')) {
        depth--
        const row = rows.at(-1)
        if (depth > 0) return
        const { text } = written
        if (around.length > 0) boxes.push({ text, heading: false })
        else if (row && row.length > 0) row[row.length - 1] += row.at(-1) === '' ? text.trim() : `\n${text.trim()}`
        else paragraphs.push({ text: markText(written), heading: name === 'text:h' })
      } else if (unseenAround.length === 0 && name === 'draw:text-box' && around.length > 0)
        ({ written, depth } = around.pop()!)
      else if (unseenAround.length === 0 && name === 'table:table-row' && rows.length > 0)
        paragraphs.push({ text: '', heading: false, row: rows.pop()! })
    },
    text(said) {
      if (unseenAround.length > 0) hidden.push([unseenAround.at(-1)!, said])
      else if (depth > 0) add(said.replace(/\s+/g, ' '))
      else hidden.push(['text outside the paragraphs', said])
    },
  })
  return { paragraphs, boxes, hidden }
}
