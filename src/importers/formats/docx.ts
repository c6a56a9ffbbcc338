import { readArchive } from '../../boundary/read-archive.ts'
import type { Importer, SourceFile } from '../importer.ts'
import { decodePart, type ExtraText, type Paragraph, readParagraphs, walkXml } from '../kit/office.ts'

/** Word documents as Teams, Otter, Rev, Meet or people make them. */
export const docx: Importer = {
  summary: 'Word documents: paragraphs, soft breaks, tables and text boxes; deletions, comments and notes stay out',
  extensions: ['docx'],
  detect: ({ entries }) => (entries.includes('word/document.xml') ? 1 : 0),
  async read(source, hints) {
    const parts = await readArchive(source, (name) => name === main || nameOf(name) !== undefined)
    const { paragraphs, hidden } = readDocument(decodePart(parts, main, source), source.file)
    return readParagraphs(paragraphs, source.file, hints, [...hidden, ...readBesides(parts, source)])
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

const readBesides = (parts: ReadonlyMap<string, Uint8Array>, source: SourceFile): ExtraText =>
  [...parts.keys()].flatMap((part) => {
    const reason = nameOf(part)
    if (reason === undefined) return []
    const { paragraphs } = readDocument(decodePart(parts, part, source), source.file)
    return paragraphs.map(({ text }) => [reason, text] as const)
  })

/** Elements whose text nobody sees, and what it is; fallbacks for old programs hold the same text again. */
const unseen: Readonly<Record<string, string | null>> = {
  'w:del': 'deleted text',
  'w:moveFrom': 'deleted text',
  'w:instrText': 'field codes',
  'w:pict': null,
  'mc:Fallback': null,
}

interface OpenParagraph {
  text: string
  /** The beginning of the text, as far as it is bold. */
  bold: string
  heading: boolean
}

function readDocument(xml: string, file: string): { paragraphs: Paragraph[]; hidden: ExtraText } {
  const paragraphs: Paragraph[] = []
  const hidden: (readonly [string, string])[] = []
  const cells: string[][] = []
  const open: OpenParagraph[] = []
  const unseenAround: (string | null)[] = []
  let [isBold, isVanished, inRun] = [false, false, false]
  const add = (added: string): void => {
    const paragraph = open.at(-1)
    const reason = unseenAround.length > 0 ? unseenAround.at(-1)! : isVanished ? 'hidden text' : undefined
    if (reason !== undefined || !paragraph) {
      if (reason) hidden.push([reason, added])
      return
    }
    if (isBold && paragraph.bold === paragraph.text) paragraph.bold += added
    paragraph.text += added
  }
  walkXml(xml, file, {
    open({ name, attributes }) {
      const value = String(attributes['w:val'] ?? '')
      const on = !['0', 'false', 'off', 'none'].includes(value)
      if (Object.hasOwn(unseen, name)) unseenAround.push(unseen[name]!)
      else if (name === 'w:tr') cells.length = 0
      else if (name === 'w:tc') cells.push([])
      else if (name === 'w:p') open.push({ text: '', bold: '', heading: false })
      else if (name === 'w:pStyle' && open.length > 0)
        open.at(-1)!.heading = /^(heading|title|subtitle|überschrift|titel|titre|título)/i.test(value)
      else if (name === 'w:r') [isBold, isVanished, inRun] = [false, false, true]
      else if (name === 'w:b' && inRun) isBold = on
      else if (name === 'w:vanish' && inRun) isVanished = on
      else if (name === 'w:br' || name === 'w:cr') add('\n')
      else if (name === 'w:tab' && inRun) add('\t')
      else if (name === 'w:noBreakHyphen') add('-')
    },
    close(name) {
      if (Object.hasOwn(unseen, name)) unseenAround.pop()
      else if (name === 'w:r') inRun = false
      else if (name === 'w:p') {
        const { text, bold, heading } = open.pop()!
        const said = markBoldLabel(text, bold)
        if (cells.length > 0) cells.at(-1)!.push(said)
        else paragraphs.push({ text: said, heading })
      } else if (name === 'w:tr')
        paragraphs.push({ text: '', heading: false, row: cells.splice(0).map((cell) => cell.join('\n').trim()) })
    },
    text(said) {
      if (inRun) add(said)
    },
  })
  return { paragraphs, hidden }
}

/** Bold words before a colon are written as Markdown would, so that the label is believed when used once. */
const markBoldLabel = (text: string, bold: string): string =>
  bold !== '' && bold.length < text.length && (/:\s*$/.test(bold) || /^\s*:/.test(text.slice(bold.length)))
    ? `**${bold.trim()}**${text.slice(bold.length)}`
    : text
