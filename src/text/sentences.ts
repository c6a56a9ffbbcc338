import type { Span } from '../model/span.ts'
import { kindsOf, nextBreak } from './sentence-breaks.ts'
import { sentenceRulesOf } from './sentence-rules.ts'

/**
 * The sentences of a text, in order, without the blanks around them: together they hold every character that is not
 * blank. An abbreviation, an initial or an ordinal of the language, or a lower-case letter after the full stop, keeps a
 * sentence going.
 *
 * @example
 * sentencesOf('Dr. Lin left. Why?') // => [{ start: 0, end: 13 }, { start: 14, end: 18 }]
 * sentencesOf('Am 3. Mai, z. B. abends.', 'de') // => [{ start: 0, end: 24 }]
 */
export function sentencesOf(text: string, language = 'en'): Span[] {
  const { goesOn } = sentenceRulesOf(language)
  const sentences: Span[] = []
  const kinds = kindsOf(language)
  let start = 0
  for (let part = 0, end = 0; part < text.length; part = end) {
    end = nextBreak(text, part, kinds)
    const isOpen =
      end < text.length &&
      text[end - 1] !== '\n' &&
      (isLower(text, end) || (isDotted(text, part, end) && goesOn(text, stopOf(text, end), end)))
    if (isOpen) continue
    push(sentences, text, start, end)
    start = end
  }
  return sentences
}

const smallLetter = /\p{Ll}/u
function isLower(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code < 128 ? code >= 0x61 && code <= 0x7a : smallLetter.test(text[at]!)
}

/** How far from the end of a part its full stop is, at most. */
const nearEnd = 12

/** True if a full stop ends a part of a text, with one closing sign and blanks behind it. */
function isDotted(text: string, start: number, end: number): boolean {
  const first = Math.max(start, end - nearEnd)
  let at = end - 1
  while (at > first && isBlank(text, at)) at--
  if (at > first && '"”’»)]'.includes(text[at]!)) at--
  return text[at] === '.'
}

/** Place of the full stop that ends a part of a text. */
const stopOf = (text: string, end: number): number => text.lastIndexOf('.', end)

function push(sentences: Span[], text: string, start: number, end: number): void {
  let [first, last] = [start, end]
  while (first < last && isBlank(text, first)) first++
  while (first < last && isBlank(text, last - 1)) last--
  if (first < last) sentences.push({ start: first, end: last })
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || (code >= 0xa0 && /\s/.test(text[at]!))
}
