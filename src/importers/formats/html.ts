import { decodeText } from '../../boundary/decode-text.ts'
import { countWords } from '../../text/words.ts'
import type { Draft, Importer } from '../importer.ts'
import { addUnlabelledTurns } from '../kit/add-unlabelled-turns.ts'
import { clock } from '../kit/clocks.ts'
import { createDraft, type Utterance } from '../kit/draft.ts'
import { type Piece, readPage } from '../kit/html-page.ts'
import { readParagraphs } from '../kit/read-paragraphs.ts'

/** Web pages: noScribe's, whose anchors have time and speaker of each piece; tables; or paragraphs with labels. */
export const html: Importer = {
  summary: 'HTML of noScribe, with its times and speakers; other pages by their tables and paragraphs',
  extensions: ['html', 'htm'],
  isDocument: true,
  detect({ text, extension }) {
    if (text === null) return 0
    if (/^\s*(<\?xml[^>]*>\s*)?(<!--(?:(?!-->)[\s\S]){0,500}-->\s*)*<(!doctype html|html|head|body)\b/i.test(text))
      return 0.95
    const isNamed = extension === 'html' || extension === 'htm'
    return isNamed && /<\/(p|div|a|b|d[dlt]|span|strong|h[1-6]|section|t[dhr]|[ou]l|li)>|<br\b/i.test(text) ? 0.95 : 0
  },
  read({ file, bytes, encoding }, hints) {
    const page = readPage(decodeText(bytes, file, encoding).text, file)
    return page.pieces.some(({ anchor }) => anchor !== null)
      ? readAnchored(page.pieces)
      : readParagraphs(page.paragraphs, file, hints, page.hidden)
  },
}

const stamps = new RegExp(String.raw`\[${clock}\]\s*`, 'g')

/** The pieces of noScribe: what is in an anchor is said then by that speaker; labels, times and overlap marks are left out. */
function readAnchored(pieces: readonly Piece[]): Draft {
  const draft = createDraft()
  const utterances: Utterance[] = []
  let last: number | null = null
  for (const { anchor, text } of pieces) {
    if (anchor === null) draft.skip('title, settings and other text of the page', text)
    else if (anchor.id === last) {
      const open = utterances.at(-1)!
      utterances[utterances.length - 1] = { ...open, text: open.text + text }
    } else utterances.push({ ...anchor, text })
    last = anchor?.id ?? last
  }
  const said = utterances.map((utterance) => {
    const folded = utterance.text.replace(/\s+/g, ' ').trim()
    const bare = folded.replace(stamps, '')
    draft.skipWords('times', countWords(folded) - countWords(bare), folded)
    const isOverlap = /^\/\//.test(bare) || /^\/\//.test(utterance.speaker ?? '')
    const speaker = utterance.speaker?.replace(/^\/+|(?<!\/)\/+$/g, '').trim() || null
    const [written = '', name = ''] = /^(?:\/\/)?\s*(\S[^:]{0,40}):\s*/.exec(bare) ?? []
    const label = name === speaker ? written : ''
    draft.skip('speaker labels', label)
    const text = bare.slice(label.length)
    return { ...utterance, speaker, text: (isOverlap ? text.replace(/^\/\/|\/\/\s*$/g, '') : text).trim() }
  })
  addUnlabelledTurns(
    said.filter(({ text }) => text !== ''),
    draft,
  )
  return draft.build(pieces.reduce((total, { text }) => total + countWords(text), 0))
}
