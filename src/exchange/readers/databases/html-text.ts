import { Parser } from 'htmlparser2'
import { lowerBound } from '../../../collections.ts'
import type { Span } from '../../../model/span.ts'

/** The text of an HTML document with a line for each paragraph, and the way to it from bytes of its text nodes. */
export interface HtmlText {
  readonly text: string
  /** The span of a range of bytes of all text nodes in UTF-8; null if it is none, or ends within a character. */
  readonly spanOfBytes: (start: number, end: number) => Span | null
}

const blocks = new Set([
  'p',
  'div',
  'li',
  'tr',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'pre',
  'br',
  'td',
  'th',
])

/** A text node: where its bytes begin among those of all, and where its text begins. */
interface TextNode {
  readonly bytesStart: number
  readonly bytes: Buffer
  readonly start: number
}

/** Reads the text of HTML. */
export function readHtmlText(html: string): HtmlText {
  const nodes: TextNode[] = []
  let [text, bytesStart, isHidden] = ['', 0, 0]
  const endLine = (name: string): void => {
    if (blocks.has(name) && text !== '' && !text.endsWith('\n')) text += '\n'
  }
  const parser = new Parser({
    onopentag(name) {
      if (name === 'script' || name === 'style') isHidden++
      else endLine(name)
    },
    onclosetag(name) {
      if (name === 'script' || name === 'style') isHidden--
      else endLine(name)
    },
    ontext(data) {
      if (isHidden > 0) return
      const bytes = Buffer.from(data)
      nodes.push({ bytesStart, bytes, start: text.length })
      bytesStart += bytes.length
      text += data
    },
  })
  parser.write(html)
  parser.end()
  return { text, spanOfBytes: (start, end) => spanOf(nodes, start, end) }
}

function spanOf(nodes: readonly TextNode[], start: number, end: number): Span | null {
  if (start < 0 || end <= start) return null
  const from = placeOf(nodes, start, false)
  const to = placeOf(nodes, end, true)
  return from === null || to === null || from >= to ? null : { start: from, end: to }
}

/** The place of a byte in the text; at the border of two nodes an end belongs to the first, a start to the second. */
function placeOf(nodes: readonly TextNode[], byte: number, isEnd: boolean): number | null {
  const index = lowerBound(nodes.length, (at) => {
    const last = nodes[at]!.bytesStart + nodes[at]!.bytes.length
    return isEnd ? last >= byte : last > byte
  })
  const node = nodes[index]
  if (node === undefined) return null
  try {
    const before = node.bytes.subarray(0, byte - node.bytesStart)
    return node.start + new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(before).length
  } catch {
    return null
  }
}
