import { Parser } from 'htmlparser2'
import type { Paragraph } from './document-text.ts'
import { tooMuch } from './office.ts'
import { addRun, markText, noText } from './open-text.ts'

/** A run of text, and the anchor it is in. */
export interface Piece {
  readonly anchor: Anchor | null
  readonly text: string
}

/** An anchor of noScribe, `ts_<start>_<end>_<speaker>`, the times in milliseconds. */
export interface Anchor {
  readonly id: number
  readonly startMs: number
  readonly endMs: number
  readonly speaker: string | null
}

const blocks =
  /^(address|article|blockquote|br|dd|div|dt|footer|h[1-6]|header|hr|li|main|nav|p|pre|section|table|td|th|tr)$/
const bolds = /^(b|strong)$/
const italics = /^(em|i)$/
const fold = (text: string): string => text.replace(/\s+/g, ' ').trim()
const nowhere = 'title, scripts and styles'
const aside = 'menus and footers of the page'
/** Elements whose text is no part of what a page is about, and what it is. */
const unseen: Readonly<Record<string, string>> = {
  ...{ head: nowhere, noscript: nowhere, script: nowhere, style: nowhere, template: nowhere, title: nowhere },
  ...{ footer: aside, nav: aside },
}

/** Elements inside each other, at most: pages have some dozens, and closing very many takes long. */
const mostLevels = 10_000

/** The paragraphs of a page, cells of a table row together; the runs of text in anchors; and what nobody sees. */
export function readPage(source: string, file: string) {
  const paragraphs: Paragraph[] = []
  const pieces: Piece[] = []
  const hidden: [string, string][] = []
  let [written, heading, anchor] = [noText, false, null as Anchor | null]
  const unseenAround: string[] = []
  let [cellDepth, boldDepth, italicDepth] = [0, 0, 0]
  let row: string[] | null = null
  let levels = 0
  const end = (): void => {
    const { text, bold, italic } = written
    const said = markText({ text: fold(text), bold: fold(bold), italic: fold(italic) })
    written = noText
    if (said === '') return
    if (row !== null && cellDepth > 0) row[row.length - 1] += `${row.at(-1) === '' ? '' : '\n'}${said}`
    else paragraphs.push({ text: said, heading })
  }
  const endRow = (): void => {
    if (row?.some((cell) => cell !== '')) paragraphs.push({ text: '', heading: false, row })
    row = null
    cellDepth = 0
  }
  const parser = new Parser({
    onopentag(name, { name: written = '' }) {
      if (++levels > mostLevels) throw tooMuch(file, `more than ${mostLevels} elements inside each other`)
      if (blocks.test(name)) end()
      if (Object.hasOwn(unseen, name)) unseenAround.push(unseen[name]!)
      if (bolds.test(name)) boldDepth++
      if (italics.test(name)) italicDepth++
      if (name === 'tr') {
        endRow()
        row = []
      } else if ((name === 'td' || name === 'th') && row !== null) {
        row.push('')
        cellDepth = 1
      }
      if (/^h[1-6]$/.test(name)) heading = true
      const [, startMs, endMs, speaker = ''] = /^ts_(\d+)_(\d+)_?(.*)$/s.exec(written) ?? []
      if (name === 'a' && startMs !== undefined)
        anchor = { id: pieces.length, startMs: Number(startMs), endMs: Number(endMs), speaker: speaker.trim() || null }
    },
    ontext(said) {
      const [reason] = unseenAround
      if (reason !== undefined) hidden.push([reason, said])
      else {
        const isBlank = said.trim() === ''
        written = addRun(written, said, { isBold: isBlank || boldDepth > 0, isItalic: isBlank || italicDepth > 0 })
      }
      pieces.push({ anchor: reason === undefined ? anchor : null, text: said })
    },
    onclosetag(name) {
      levels--
      if (Object.hasOwn(unseen, name)) unseenAround.pop()
      if (name === 'a') anchor = null
      if (bolds.test(name)) boldDepth--
      if (italics.test(name)) italicDepth--
      if (blocks.test(name)) end()
      if (name === 'td' || name === 'th') cellDepth = 0
      if (name === 'tr' || name === 'table') endRow()
      if (/^h[1-6]$/.test(name)) heading = false
    },
  })
  parser.write(source)
  parser.end()
  end()
  endRow()
  return { paragraphs, pieces, hidden }
}
