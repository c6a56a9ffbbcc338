import { Parser } from 'htmlparser2'
import { decodeText } from '../../boundary/decode-text.ts'
import { countWords } from '../../text/words.ts'
import type { Draft, Importer } from '../importer.ts'
import { createDraft, type Saying } from '../kit/draft.ts'
import { type Paragraph, readParagraphs } from '../kit/office.ts'
import { sayUnlabelled } from '../kit/unlabelled.ts'

/** Web pages: noScribe's, whose anchors tell time and speaker of each piece, or paragraphs with labels. */
export const html: Importer = {
  summary: 'HTML of noScribe, with its times and speakers; other pages by their paragraphs',
  extensions: ['html', 'htm'],
  detect({ text, extension }) {
    if (text === null) return 0
    if (/^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]{0,500}?-->\s*)*<(!doctype html|html|head|body)\b/i.test(text)) return 0.95
    const isNamed = extension === 'html' || extension === 'htm'
    return isNamed && /<\/(p|div|a|b|span|strong|h[1-6])>|<br\b/i.test(text) ? 0.95 : 0
  },
  read({ file, bytes, encoding }, hints) {
    const page = readPage(decodeText(bytes, file, encoding).text)
    return page.pieces.some(({ anchor }) => anchor !== null)
      ? readAnchored(page.pieces)
      : readParagraphs(page.paragraphs, file, hints, page.hidden)
  },
}

/** A run of text, and the anchor it stands in. */
interface Piece {
  readonly anchor: Anchor | null
  readonly text: string
}
/** `ts_<start>_<end>_<speaker>`, the times in milliseconds. */
interface Anchor {
  readonly id: number
  readonly startMs: number
  readonly endMs: number
  readonly speaker: string | null
}

const blocks =
  /^(address|article|blockquote|br|dd|div|dt|footer|h[1-6]|header|hr|li|main|nav|p|pre|section|table|td|th|tr)$/
const unseen = /^(head|noscript|script|style|template|title)$/

function readPage(source: string) {
  const paragraphs: Paragraph[] = []
  const pieces: Piece[] = []
  const hidden: [string, string][] = []
  let [text, heading, anchor, unseenDepth] = ['', false, null as Anchor | null, 0]
  const end = (): void => {
    if (text.trim() !== '') paragraphs.push({ text: text.replace(/\s+/g, ' ').trim(), heading })
    text = ''
  }
  const parser = new Parser({
    onopentag(name, { name: written = '' }) {
      if (unseen.test(name)) unseenDepth++
      if (blocks.test(name)) end()
      if (/^h[1-6]$/.test(name)) heading = true
      const [, startMs, endMs, speaker = ''] = /^ts_(\d+)_(\d+)_?(.*)$/s.exec(written) ?? []
      if (name === 'a' && startMs !== undefined)
        anchor = { id: pieces.length, startMs: Number(startMs), endMs: Number(endMs), speaker: speaker.trim() || null }
    },
    ontext(said) {
      if (unseenDepth > 0) hidden.push(['title, scripts and styles', said])
      else text += said
      pieces.push({ anchor: unseenDepth > 0 ? null : anchor, text: said })
    },
    onclosetag(name) {
      if (unseen.test(name)) unseenDepth--
      if (name === 'a') anchor = null
      if (blocks.test(name)) end()
      if (/^h[1-6]$/.test(name)) heading = false
    },
  })
  parser.write(source)
  parser.end()
  end()
  return { paragraphs, pieces, hidden }
}

/** The pieces of noScribe: what stands in an anchor is said then by that speaker; the label at its head is left out. */
function readAnchored(pieces: readonly Piece[]): Draft {
  const draft = createDraft()
  const sayings: Saying[] = []
  let last: number | null = null
  for (const { anchor, text } of pieces) {
    if (anchor === null) draft.skip('title, settings and other text of the page', text)
    else if (anchor.id === last) {
      const open = sayings.at(-1)!
      sayings[sayings.length - 1] = { ...open, text: open.text + text }
    } else sayings.push({ ...anchor, text })
    last = anchor?.id ?? last
  }
  const said = sayings.map((saying) => {
    const folded = saying.text.replace(/\s+/g, ' ').trim()
    const label = /^(?:(\S[^:]{0,40}):\s*)?(?:\[[\d:.,]+\]\s*)?/.exec(folded)!
    const isLabel = label[1] === undefined || label[1] === saying.speaker
    const written = isLabel ? label[0] : ''
    draft.skip('speaker labels and times', written)
    return { ...saying, text: folded.slice(written.length) }
  })
  sayUnlabelled(
    said.filter(({ text }) => text !== ''),
    draft,
  )
  return draft.build(pieces.reduce((total, { text }) => total + countWords(text), 0))
}
