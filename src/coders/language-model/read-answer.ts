import { comparisonKey } from '../../anchoring/comparison-key.ts'
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

/** A quote without quotation marks and the dots of an omission around it. */
function withoutMarks(written: string): string {
  const begun = written.replace(/^["'. ]+/u, '')
  let { length } = begun
  for (;;)
    if (begun.endsWith('...', length)) length -= 3
    else if (/["' ]/.test(begun.charAt(length - 1))) length--
    else return begun.slice(0, length)
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

/** The place of quoted words in a transcript; null if they are not in the passage, in any case and however they are written. */
function placeQuote(quote: string, { text, start }: AskedPassage): Span | null {
  const { text: written } = comparisonKey(quote)
  const words = withoutMarks(written)
  if (words === '') return null
  const said = comparisonKey(text)
  const lower = said.text.toLowerCase()
  const inAnyCase = lower.length === said.text.length ? lower.indexOf(words.toLowerCase()) : -1
  const exact = said.text.indexOf(words)
  const at = exact === -1 ? inAnyCase : exact
  if (at === -1) return null
  const found = said.spanOf({ start: at, end: at + words.length })
  return { start: start + found.start, end: start + found.end }
}
