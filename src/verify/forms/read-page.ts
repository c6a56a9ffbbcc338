import { inflateRawSync } from 'node:zlib'
import { Parser } from 'htmlparser2'
import { lowerBound } from '../../collections.ts'
import { type FormBlock, inOneLine, withoutNumber } from './form-block.ts'

/** A page: what it shows, and the data that it opens, by name. */
export interface Page {
  readonly blocks: readonly FormBlock[]
  readonly data: ReadonlyMap<string, { readonly text: string; readonly line: number }>
}

/** The most bytes that a part of a page is unpacked to. */
const mostBytes = 500e6

/** Packed data as text; empty where it is damaged, which is no JSON. */
function unpack(packed: string): string {
  try {
    return inflateRawSync(Buffer.from(packed, 'base64'), { maxOutputLength: mostBytes }).toString('utf8')
  } catch {
    return ''
  }
}

/** Reads a report as a page. */
export function readPage(html: string): Page {
  const ends = Array.from(html.matchAll(/\n/g), ({ index }) => index)
  const lineAt = (position: number): number => lowerBound(ends.length, (at) => ends[at]! >= position) + 1
  const blocks: FormBlock[] = []
  const data = new Map<string, { text: string; line: number }>()
  let [text, id, source, caption] = ['', '', '', '']
  let [start, tableLine, drawing] = [0, 0, 0]
  let [isNote, isMenu, isPacked] = [false, false, false]
  let quote: string | null = null
  let rows: { cells: string[]; line: number }[] = []
  const parser = new Parser({
    onopentag(name, attributes) {
      if (/^(p|h[1-6]|li|caption|th|td|script|footer|figcaption|pre)$/.test(name)) {
        text = ''
        start = parser.startIndex
      }
      if (name === 'svg') drawing++
      if (name === 'p' || name === 'li') isNote = attributes['class'] === 'note'
      if (name === 'nav') isMenu = true
      if (name === 'script') {
        id = /^(?:application\/json|text\/plain)$/.test(attributes['type'] ?? '') ? (attributes['id'] ?? '') : ''
        isPacked = attributes['type'] === 'text/plain'
      }
      if (name === 'blockquote') quote = ''
      if (name === 'table') [rows, caption, tableLine] = [[], '', lineAt(parser.startIndex)]
      if (name === 'tr') rows.push({ cells: [], line: lineAt(parser.startIndex) })
    },
    ontext(said) {
      if (drawing === 0) text += said
    },
    onclosetag(name) {
      const line = lineAt(start)
      if (name === 'svg') drawing--
      if (name === 'nav') isMenu = false
      if (name === 'script' && id !== '') data.set(id, { text: isPacked ? unpack(text) : text, line })
      if (name === 'p' && quote !== null) quote = text
      else if (name === 'p' || name === 'li' || name === 'figcaption')
        blocks.push({
          kind: name === 'figcaption' || isNote || isMenu ? 'caption' : 'paragraph',
          text: inOneLine(text),
          line,
        })
      if (name === 'pre') blocks.push({ kind: 'caption', text: inOneLine(text), line })
      if (/^h[1-6]$/.test(name)) blocks.push({ kind: 'heading', text, line })
      if (name === 'footer') source = text.replace(/^—\s/, '')
      if (name === 'blockquote') {
        blocks.push({ kind: 'quote', text: quote ?? '', source, line })
        quote = null
      }
      if (name === 'caption') caption = withoutNumber(text)
      if (name === 'th' || name === 'td') rows.at(-1)?.cells.push(text)
      if (name === 'table') blocks.push({ kind: 'table', caption, rows, line: tableLine })
    },
  })
  parser.end(html)
  return { blocks, data }
}
