import { countBy, orderBy } from '../collections.ts'
import { isStopWord } from '../text/stop-words.ts'
import { wordsOf } from '../text/words.ts'

// Words that may become keywords.

/** Keywords that are proposed for a code. */
export const mostPerCode = 3

/** The form that a word has most often, on one line. */
export function usualForm(forms: readonly string[]): string {
  const counts = countBy(forms, (form) => form.toLowerCase().replace(/\s+/g, ' '))
  const [[usual]] = [...counts].sort(
    orderBy(
      ([, count]) => count,
      ([form]) => form,
    ),
  ) as [[string, number]]
  return usual
}

/** The content words of a text and pairs of them, by their stems, each with the place where it first occurs. */
export function termsOf(text: string, stem: (word: string) => string): Map<string, { start: number; end: number }> {
  const words = wordsOf(text)
  const terms = new Map<string, { start: number; end: number }>()
  words.forEach((word, at) => {
    if (isStopWord(word.text)) return
    const own = stem(word.text.toLowerCase())
    if (!terms.has(own)) terms.set(own, word)
    const next = words[at + 1]
    if (next === undefined || isStopWord(next.text) || !/^\s+$/.test(text.slice(word.end, next.start))) return
    const pair = `${own} ${stem(next.text.toLowerCase())}`
    if (!terms.has(pair)) terms.set(pair, { start: word.start, end: next.end })
  })
  return terms
}

const context = 40

/** The words around a place, on one line; words that the cut would part are left out. */
export function wordsAround(text: string, { start, end }: { start: number; end: number }): string {
  const [from, to] = [Math.max(0, start - context), Math.min(text.length, end + context)]
  const before = from === 0 ? text.slice(0, start) : `… ${text.slice(from, start).replace(/^\S*\s/, '')}`
  const behind = to === text.length ? text.slice(end) : `${text.slice(end, to).replace(/\s\S*$/, '')} …`
  return `${before}${text.slice(start, end)}${behind}`.replace(/\s+/g, ' ')
}
