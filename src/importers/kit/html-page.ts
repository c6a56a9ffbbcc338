import { Parser } from 'htmlparser2'
import type { Paragraph } from './document-text.ts'
import { tooMuch } from './office.ts'
import { markBold } from './read-paragraphs.ts'

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
const isBold = /^(b|strong)$/
const fold = (text: string): string => text.replace(/\s+/g, ' ').trim()
const unseen = /^(head|noscript|script|style|template|title)$/

/** Elements inside each other, at most: pages have some dozens, and closing very many takes long. */
const mostLevels = 10_000

/** The paragraphs of a page, cells of a table row together; the runs of text in anchors; and what nobody sees. */
export function readPage(source: string, file: string) {
  const paragraphs: Paragraph[] = []
  const pieces: Piece[] = []
  const hidden: [string, string][] = []
  let [text, bold, heading, anchor] = ['', '', false, null as Anchor | null]
  let [unseenDepth, cellDepth, boldDepth, isBoldSoFar] = [0, 0, 0, true]
  let row: string[] | null = null
  let levels = 0
  const end = (): void => {
    const said = markBold(fold(text), fold(bold))
    text = bold = ''
    isBoldSoFar = true
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
      if (unseen.test(name)) unseenDepth++
      if (blocks.test(name)) end()
      if (isBold.test(name)) boldDepth++
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
      if (unseenDepth > 0) hidden.push(['title, scripts and styles', said])
      else {
        if (boldDepth === 0 && said.trim() !== '') isBoldSoFar = false
        if (isBoldSoFar) bold += said
        text += said
      }
      pieces.push({ anchor: unseenDepth > 0 ? null : anchor, text: said })
    },
    onclosetag(name) {
      levels--
      if (unseen.test(name)) unseenDepth--
      if (name === 'a') anchor = null
      if (isBold.test(name)) boldDepth--
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
