import type { Importer } from './importer.ts'
import { type Paragraph, readArchived, readParagraphs, walkXml } from './office.ts'

/** OpenDocument text, as LibreOffice saves it. */
export const odt: Importer = {
  summary: 'OpenDocument text (ODT); comments, notes and tracked deletions stay out',
  extensions: ['odt'],
  detect: ({ entries, extension }) => (entries.includes('content.xml') ? (extension === 'odt' ? 1 : 0.8) : 0),
  read: (source) => readParagraphs(readOdt(readArchived(source, 'content.xml'), source.file), source.file),
}

const unseen = new Set([
  'office:annotation',
  'text:tracked-changes',
  'text:note',
  'office:scripts',
  'office:font-face-decls',
])

function readOdt(xml: string, file: string): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let [text, depth, hidden] = ['', 0, 0]
  walkXml(xml, file, {
    open({ name, attributes }) {
      if (unseen.has(name)) hidden++
      else if (name === 'text:p' || name === 'text:h') {
        if (depth === 0) text = ''
        depth++
      } else if (depth > 0 && hidden === 0) {
        if (name === 'text:s') text += ' '.repeat(Math.min(100, Number(attributes['text:c'] ?? 1) || 1))
        else if (name === 'text:tab') text += '\t'
        else if (name === 'text:line-break') text += '\n'
      }
    },
    close(name) {
      if (unseen.has(name)) hidden--
      else if (name === 'text:p' || name === 'text:h') {
        depth--
        if (depth === 0 && hidden === 0) paragraphs.push({ text, heading: name === 'text:h' })
      }
    },
    text(said) {
      if (depth > 0 && hidden === 0) text += said.replace(/\s+/g, ' ')
    },
  })
  return paragraphs
}
