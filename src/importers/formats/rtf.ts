import iconv from 'iconv-lite'
import { inputError } from '../../boundary/diagnostic.ts'
import { lookup } from '../../collections.ts'
import type { Importer } from '../importer.ts'
import type { ExtraText, Paragraph } from '../kit/document-text.ts'
import { addRun, type Emphasis, markText, noText } from '../kit/open-text.ts'
import { readParagraphs } from '../kit/read-paragraphs.ts'

/** RTF, as f4transkript, easytranscript, TextEdit and older Word save it; f4's `#00:00:12-3#` stays as a mark. */
export const rtf: Importer = {
  summary: 'RTF of f4, easytranscript, TextEdit and Word; fonts, headers, notes and hidden text stay out',
  extensions: ['rtf'],
  isDocument: true,
  detect: ({ text }) => (text?.startsWith('{\\rtf') ? 1 : 0),
  read({ file, bytes }, hints) {
    const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
    if (!source.trimStart().startsWith('{\\rtf')) {
      throw inputError({
        code: 'import/rtf',
        place: { file },
        message: 'this is no RTF: it does not begin with {\\rtf',
        fix: 'save the document again',
      })
    }
    const { paragraphs, hidden } = readRtf(source)
    return readParagraphs(paragraphs, file, hints, hidden)
  },
}

/** Groups whose text is not in the document. */
const unseen =
  /^(annotation|author|colortbl|datastore|fldinst|fonttbl|footer\w*|footnote|generator|header\w*|info|listoverridetable|listtable|listtext|object|pict|pntext|revtbl|rsidtbl|stylesheet|themedata|title|xmlnstbl)$/
/** Those of them that hold words of people, and what the words are. */
const named: Readonly<Record<string, string>> = {
  annotation: 'comments',
  footnote: 'footnotes and endnotes',
  footer: 'page headers and footers',
  header: 'page headers and footers',
}
/** Control words for single characters. */
const characters: Readonly<Record<string, string>> = {
  bullet: '•',
  emdash: '—',
  emspace: ' ',
  endash: '–',
  enspace: ' ',
  ldblquote: '“',
  lquote: '‘',
  rdblquote: '”',
  rquote: '’',
  tab: '\t',
  line: '\n',
}

/** What holds inside one pair of braces, and ends with it. */
interface Group extends Emphasis {
  readonly hidden: boolean
  /** What hidden text is, where it is words of people. */
  readonly reason?: string | undefined
  /** Why text is not shown: hidden by the writer, or deleted. */
  readonly invisible: string | null
  /** The encoding of the font. */
  readonly encoding: string
  /** How many characters after `\uN` repeat it for old programs. */
  readonly fallback: number
}

/** The encoding of the bytes that are written in hexadecimal. */
function encodingOf(head: string): string {
  const codepage = /\\ansicpg(\d+)/.exec(head)?.[1]
  if (codepage === '10000' || (codepage === undefined && /\\mac\b/.test(head))) return 'macroman'
  return iconv.encodingExists(`cp${codepage}`) ? `cp${codepage}` : 'cp1252'
}

/** Code pages of the character sets of fonts. */
const codepages: Readonly<Record<string, number>> = {
  ...{ 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257 },
  ...{ 204: 1251, 222: 874, 238: 1250 },
}

/** The encodings of the fonts, by their numbers. */
function readFonts(source: string, usual: string): Map<string, string> {
  const start = source.indexOf('{\\fonttbl')
  const table = start === -1 ? '' : source.slice(start, start + 50_000)
  const fonts = Array.from(table.matchAll(/\\f(\d+)(?:\\(?!f\d)[a-z]+\d*\s?){0,10}?\\fcharset(\d+)/g))
  return new Map(fonts.map(([, font = '', set = '']) => [font, set in codepages ? `cp${codepages[set]!}` : usual]))
}

const token = /\\([a-z]+)(-?\d+)? ?|((?:\\'[0-9a-f]{2})+)|\\([^a-z'])|([{}])|[\r\n]+|([^\\{}\r\n]+)/gi

function readRtf(source: string): { paragraphs: Paragraph[]; hidden: ExtraText } {
  const paragraphs: Paragraph[] = []
  const hidden: (readonly [string, string])[] = []
  const encoding = encodingOf(source.slice(0, 1000))
  const fonts = readFonts(source, encoding)
  const groups: Group[] = []
  let [group, written, skip, starred] = [
    { hidden: false, invisible: null, isBold: false, isItalic: false, encoding, fallback: 1 } as Group,
    noText,
    0,
    false,
  ]
  const say = (said: string): void => {
    const left = said.slice(skip)
    skip = Math.max(0, skip - said.length)
    const reason = group.hidden ? group.reason : (group.invisible ?? undefined)
    if (reason !== undefined) hidden.push([reason, left])
    if (!group.hidden && group.invisible === null) written = addRun(written, left, group)
  }
  let [cells, inTable] = [[] as string[], false]
  const end = (): void => {
    if (group.hidden) return
    if (written.text.trim() !== '' || cells.length === 0) paragraphs.push({ text: markText(written), heading: false })
    written = noText
  }
  const endCell = (): void => {
    if (group.hidden) return
    cells.push(written.text.trim())
    written = noText
  }
  const endRow = (): void => {
    if (group.hidden || cells.length === 0) return
    paragraphs.push({ text: '', heading: false, row: cells })
    cells = []
  }
  for (const [, word, value, hex, symbol, brace, plain] of source.matchAll(token)) {
    if (brace === '{') groups.push(group)
    else if (brace === '}') [group, skip] = [groups.pop() ?? group, 0]
    else if (hex !== undefined) {
      const bytes = Buffer.from(hex.replaceAll("\\'", ''), 'hex')
      const repeated = Math.min(skip, bytes.length)
      skip -= repeated
      say(iconv.decode(bytes.subarray(repeated), group.encoding))
    } else if (symbol === '*') starred = true
    else if (symbol === '\n' || symbol === '\r') end()
    else if (symbol !== undefined)
      say(symbol === '~' ? '\u00a0' : symbol === '_' ? '‑' : '\\{}'.includes(symbol) ? symbol : '')
    else if (plain !== undefined) say(plain)
    else if (word !== undefined) {
      if (starred || unseen.test(word))
        group = {
          ...group,
          hidden: true,
          reason: group.reason ?? lookup(named, word.replace(/(?<=header|footer)[flr]$/, '')),
        }
      else if (word === 'v' || word === 'deleted')
        group = { ...group, invisible: value === '0' ? null : word === 'v' ? 'hidden text' : 'deleted text' }
      else if (word === 'b') group = { ...group, isBold: value !== '0' }
      else if (word === 'i') group = { ...group, isItalic: value !== '0' }
      else if (word === 'f' || word === 'plain')
        group = {
          ...group,
          isBold: word === 'f' && group.isBold,
          isItalic: word === 'f' && group.isItalic,
          encoding: fonts.get(value ?? '') ?? encoding,
        }
      else if (word === 'uc') group = { ...group, fallback: Number(value) }
      else if (word === 'u') {
        say(String.fromCharCode((Number(value) + 65536) % 65536))
        skip = group.fallback
      } else if (word === 'intbl') inTable = true
      else if (word === 'pard') inTable = false
      else if (word === 'par' && inTable) say('\n')
      else if (word === 'par' || word === 'sect' || word === 'page') end()
      else if (word === 'cell') endCell()
      else if (word === 'row') endRow()
      else if (Object.hasOwn(characters, word)) say(characters[word]!)
    }
    if (symbol !== '*') starred = false
  }
  endRow()
  end()
  return { paragraphs, hidden }
}
