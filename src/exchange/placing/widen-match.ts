import type { Span } from '../../model/span.ts'

/** True for a letter or a digit; false behind the end of a text. */
export const isWord = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character)

/**
 * The place of a similar passage from the first to the last words of its quote, where these are nearby: where words were
 * left out, a search by characters may begin or end in the middle. Otherwise it is widened to whole words.
 *
 * @param text the comparison key of the text in which the passage is
 * @param quote the comparison key of the quote
 */
export function widenMatch(text: string, { start, end }: Span, quote: string): Span {
  const words = quote.split(' ')
  const starts = endLengths.map(({ count, reach }) => {
    const first = text.lastIndexOf(words.slice(0, count).join(' '), start)
    return first !== -1 && start - first <= reach ? first : null
  })
  const ends = endLengths.map(({ count, reach }) => {
    const tail = words.slice(-count).join(' ')
    const last = text.indexOf(tail, Math.max(start, end - tail.length))
    return last !== -1 && last + tail.length - end <= reach ? last + tail.length : null
  })
  const from = starts.find((found) => found !== null) ?? wordStart(text, start)
  const to = ends.find((found) => found !== null) ?? wordEnd(text, end)
  return from < to ? { start: from, end: to } : { start, end }
}

/** Numbers of words by which the beginning and the end of a quote are looked for, and how far off in characters. */
const endLengths = [
  { count: 3, reach: 300 },
  { count: 2, reach: 60 },
  { count: 1, reach: 20 },
] as const

/** The start of the word in which a place is; behind blanks otherwise. */
function wordStart(text: string, at: number): number {
  let start = at
  while (start > 0 && isWord(text[start - 1]) && isWord(text[start])) start--
  while (text[start] === ' ') start++
  return start
}

/** The end of the word in which a place is; before blanks otherwise. */
function wordEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && isWord(text[end - 1]) && isWord(text[end])) end++
  while (text[end - 1] === ' ') end--
  return end
}
