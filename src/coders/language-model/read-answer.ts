import { findOccurrences } from '../../anchoring/find-quote.ts'
import type { ModelAnswer } from '../../model/model-answer.ts'
import type { Span } from '../../model/span.ts'
import { Answer, AnsweredCoding } from './answer-file.ts'
import type { AskedPassage, ModelRequest } from './build-requests.ts'

/** The codings of an answer that can be used, and the number of those that were refused, by the reason. */
export interface ReadAnswer {
  readonly answers: readonly ModelAnswer[]
  /** Quotes of words that are not in the passage. */
  readonly unsaid: number
  /** Unknown codes, passages that were not asked about, and codings of another form. */
  readonly malformed: number
}

/** Reads the content of an answer; null if it is no JSON of the form that was asked for. */
export function readAnswer(content: string, { passages, codeIds }: ModelRequest): ReadAnswer | null {
  const read = Answer.safeParse(parse(content))
  if (!read.success) return null
  const answers: ModelAnswer[] = []
  let [unsaid, malformed] = [0, 0]
  for (const one of read.data.codings) {
    const item = AnsweredCoding.safeParse(one)
    const passage = item.success ? passages[item.data.passage - 1] : undefined
    if (!item.success || passage === undefined || !codeIds.includes(item.data.code)) {
      malformed++
      continue
    }
    const { code, quote, confidence } = item.data
    const span = placeQuote(quote, passage)
    if (span === null) unsaid++
    else answers.push({ segmentId: passage.segmentId, codeId: code, confidence, span })
  }
  return { answers, unsaid, malformed }
}

/** The JSON of a content that may be fenced, or have words around it. */
function parse(content: string): unknown {
  const [from, to] = [content.indexOf('{'), content.lastIndexOf('}')]
  if (from === -1 || to < from) return undefined
  try {
    return JSON.parse(content.slice(from, to + 1))
  } catch {
    return undefined
  }
}

/** Characters that models write in place of others. */
const plain: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '\u00a0': ' ',
}
const plainText = (text: string): string => text.replace(/[’‘“”–—\u00a0]/gu, (character) => plain[character]!)

/** The place of quoted words in a transcript; null if they are not in the passage, in any case and with any blanks. */
function placeQuote(quote: string, { text, start }: AskedPassage): Span | null {
  const words = plainText(quote)
    .trim()
    .replace(/^["'…. ]+|["'… ]+$/gu, '')
  if (words === '') return null
  const said = plainText(text)
  const [found] = [...findOccurrences(said, words), ...inAnyCase(said, words)]
  return found === undefined ? null : { start: start + found.start, end: start + found.end }
}

/** Occurrences whatever the case is, where changing the case does not change the length. */
function inAnyCase(text: string, words: string): Span[] {
  const lower = text.toLowerCase()
  return lower.length === text.length ? findOccurrences(lower, words.toLowerCase()) : []
}
