import { getOrInsert } from '../collections.ts'
import type { Span } from '../model/span.ts'
import { sentenceRulesOf } from './sentence-rules.ts'

const segmenterByLanguage = new Map<string, Intl.Segmenter>()
const segmenterFor = (language: string): Intl.Segmenter =>
  getOrInsert(segmenterByLanguage, language, () => new Intl.Segmenter(language, { granularity: 'sentence' }))

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
  let start = 0
  let end = 0
  for (const { segment, index } of segmenterFor(language).segment(text)) {
    end = index + segment.length
    const isOpen =
      end < text.length &&
      !segment.endsWith('\n') &&
      (/\p{Ll}/u.test(text[end]!) || (isDotted(segment) && goesOn(text, stopOf(text, end), end)))
    if (isOpen) continue
    push(sentences, text, start, end)
    start = end
  }
  push(sentences, text, start, end)
  return sentences
}

const isDotted = (segment: string): boolean => /\.["”’»)\]]?\s*$/.test(segment.slice(-12))

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
