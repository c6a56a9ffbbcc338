import { clock } from './clocks.ts'
import type { Importer } from './importer.ts'
import { isPlausibleName } from './labels.ts'
import { type Paragraph, readArchived, readParagraphs, walkXml } from './office.ts'

/** Word documents as Teams, Otter, Rev, Meet or people make them. */
export const docx: Importer = {
  summary: 'Word documents: paragraphs, soft breaks and tables; deleted and hidden text stays out',
  extensions: ['docx'],
  detect: ({ entries }) => (entries.includes('word/document.xml') ? 1 : 0),
  read: (source) => readParagraphs(readDocx(readArchived(source, 'word/document.xml'), source.file), source.file),
}

/** Elements whose text nobody sees: deletions, field codes, fallbacks for old programs. */
const unseen = new Set(['w:del', 'w:moveFrom', 'w:instrText', 'mc:Fallback', 'w:pict'])

function readDocx(xml: string, file: string): Paragraph[] {
  const paragraphs: Paragraph[] = []
  const cells: string[][] = []
  let [text, bold, heading, isBold, inRun, hidden] = ['', '', false, false, false, 0]
  const add = (added: string): void => {
    if (hidden > 0) return
    if (isBold && bold === text) bold += added
    text += added
  }
  walkXml(xml, file, {
    open({ name, attributes }) {
      const on = !['0', 'false', 'off', 'none'].includes(String(attributes['w:val'] ?? ''))
      if (unseen.has(name)) hidden++
      else if (name === 'w:tr') cells.length = 0
      else if (name === 'w:tc') cells.push([])
      else if (name === 'w:p') [text, bold, heading] = ['', '', false]
      else if (name === 'w:pStyle')
        heading = /^(heading|title|subtitle|überschrift|titel|titre|título)/i.test(String(attributes['w:val']))
      else if (name === 'w:r') [isBold, inRun] = [false, true]
      else if (name === 'w:b' && inRun) isBold = on
      else if (name === 'w:br' || name === 'w:cr') add('\n')
      else if (name === 'w:tab' && inRun) add('\t')
      else if (name === 'w:noBreakHyphen') add('-')
    },
    close(name) {
      if (unseen.has(name)) hidden--
      else if (name === 'w:r') inRun = false
      else if (name === 'w:p') {
        const said = markBoldLabel(text, bold)
        if (cells.length > 0) cells.at(-1)!.push(said)
        else paragraphs.push({ text: said, heading })
      } else if (name === 'w:tr') paragraphs.push(...toRow(cells.splice(0).map((cell) => cell.join('\n').trim())))
    },
    text(said) {
      if (inRun) add(said)
    },
  })
  return paragraphs
}

/** Bold words before a colon are written as Markdown would, so that the label is believed when used once. */
const markBoldLabel = (text: string, bold: string): string =>
  bold !== '' && bold.length < text.length && (/:\s*$/.test(bold) || /^\s*:/.test(text.slice(bold.length)))
    ? `**${bold.trim()}**${text.slice(bold.length)}`
    : text

/** A table row as a line of talk: a time, a name and words, or a name and words; other rows cell by cell. */
function toRow(cells: readonly string[]): Paragraph[] {
  const time = cells.find((cell) => new RegExp(`^[\\[(]?${clock}[\\])]?$`).test(cell))
  const [name = '', ...said] = cells.filter((cell) => cell !== time && cell !== '')
  const paragraph = (text: string): Paragraph => ({ text, heading: false })
  if (said.length === 0 || !isPlausibleName(name.replace(/:$/, ''))) return cells.map(paragraph)
  return [
    paragraph(
      `${time === undefined ? '' : `[${time.replace(/[[\]()]/g, '')}] `}${name.replace(/:$/, '')}: ${said.join(' ')}`,
    ),
  ]
}
