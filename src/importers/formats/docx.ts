import { readArchive } from '../../boundary/read-archive.ts'
import type { Importer, SourceFile } from '../importer.ts'
import { chooseSpeech, type DocumentText, type ExtraText, type Paragraph } from '../kit/document-text.ts'
import { decodePart, walkXml } from '../kit/office.ts'
import { addRun, markText, noText, type OpenText } from '../kit/open-text.ts'
import { readParagraphs } from '../kit/read-paragraphs.ts'

/** Word documents as Teams, Otter, Rev, Meet or people make them. */
export const docx: Importer = {
  summary:
    'Word documents: paragraphs, soft breaks, tables; deletions, comments, notes and text boxes beside the talk stay out',
  extensions: ['docx'],
  isDocument: true,
  detect: ({ entries }) => (entries.includes('word/document.xml') ? 1 : 0),
  async read(source, hints) {
    const parts = await readArchive(source, (name) => name === main || nameOf(name) !== undefined)
    const { paragraphs, boxes, hidden } = readDocument(decodePart(parts, main, source), source.file)
    const { spoken, aside } = chooseSpeech(paragraphs, boxes)
    return readParagraphs(spoken, source.file, hints, [...hidden, ...aside, ...readOtherParts(parts, source)])
  },
}

const main = 'word/document.xml'
/** Parts beside the document that hold words of people, but not what was said. */
const nameOf = (part: string): string | undefined =>
  ({
    comments: 'comments',
    endnotes: 'footnotes and endnotes',
    footer: 'page headers and footers',
    footnotes: 'footnotes and endnotes',
    header: 'page headers and footers',
  })[/^word\/([a-z]+)\d*\.xml$/.exec(part)?.[1] ?? '']

const readOtherParts = (parts: ReadonlyMap<string, Uint8Array>, source: SourceFile): ExtraText =>
  [...parts.keys()].flatMap((part) => {
    const reason = nameOf(part)
    if (reason === undefined) return []
    const { paragraphs, boxes } = readDocument(decodePart(parts, part, source), source.file)
    return [...paragraphs, ...boxes].map(({ text }) => [reason, text] as const)
  })

/** Elements whose text nobody sees, and what it is; fallbacks for old programs hold the same text again. */
const unseen: Readonly<Record<string, string | null>> = {
  'w:del': 'deleted text',
  'w:moveFrom': 'deleted text',
  'w:instrText': 'field codes',
  'mc:Fallback': null,
}

/** Elements that hold text. */
const texts = new Set(['w:t', 'w:delText', 'w:instrText'])

interface OpenParagraph {
  written: OpenText
  heading: boolean
}

function readDocument(xml: string, file: string): DocumentText {
  const paragraphs: Paragraph[] = []
  const boxes: Paragraph[] = []
  let boxDepth = 0
  const hidden: (readonly [string, string])[] = []
  const rows: string[][][] = []
  const open: OpenParagraph[] = []
  const unseenAround: (string | null)[] = []
  let [isBold, isItalic, isVanished, runDepth, inText] = [false, false, false, 0, false]
  const add = (added: string): void => {
    const paragraph = open.at(-1)
    const reason = unseenAround.length > 0 ? unseenAround.at(-1)! : isVanished ? 'hidden text' : undefined
    if (reason !== undefined || !paragraph) {
      if (reason) hidden.push([reason, added])
      return
    }
    paragraph.written = addRun(paragraph.written, added, { isBold, isItalic })
  }
  walkXml(xml, file, {
    open({ name, attributes }) {
      const value = String(attributes['w:val'] ?? '')
      const on = !['0', 'false', 'off', 'none'].includes(value)
      if (Object.hasOwn(unseen, name)) unseenAround.push(unseen[name]!)
      else if (name === 'w:txbxContent') boxDepth++
      else if (name === 'w:tr') rows.push([])
      else if (name === 'w:tc') rows.at(-1)?.push([])
      else if (name === 'w:p') open.push({ written: noText, heading: false })
      else if (name === 'w:pStyle' && open.length > 0)
        open.at(-1)!.heading = /^(heading|title|subtitle|überschrift|titel|titre|título)/i.test(value)
      else if (name === 'w:r') [isBold, isItalic, isVanished, runDepth] = [false, false, false, runDepth + 1]
      else if (texts.has(name)) inText = true
      else if (name === 'w:b' && runDepth > 0) isBold = on
      else if (name === 'w:i' && runDepth > 0) isItalic = on
      else if (name === 'w:vanish' && runDepth > 0) isVanished = on
      else if (name === 'w:br' || name === 'w:cr') add('\n')
      else if (name === 'w:tab' && runDepth > 0) add('\t')
      else if (name === 'w:noBreakHyphen') add('-')
    },
    close(name) {
      if (Object.hasOwn(unseen, name)) unseenAround.pop()
      else if (name === 'w:txbxContent') boxDepth--
      else if (name === 'w:r') runDepth--
      else if (texts.has(name)) inText = false
      else if (name === 'w:p') {
        const { written, heading } = open.pop()!
        const said = markText(written)
        if (boxDepth > 0) boxes.push({ text: said, heading })
        else if (rows.length > 0) rows.at(-1)!.at(-1)?.push(said)
        else paragraphs.push({ text: said, heading })
      } else if (name === 'w:tr')
        paragraphs.push({ text: '', heading: false, row: (rows.pop() ?? []).map((cell) => cell.join('\n').trim()) })
    },
    text(said) {
      if (inText) add(said)
    },
  })
  return { paragraphs, boxes, hidden }
}
