import { endOf, firstWordFrom, startOf, type TokenizedText, wordCountOf } from '../../model/words.ts'

const hyphen = /[-\u2010\u2011]/g

/**
 * Visits every two words that a hyphen joins, written as one.
 *
 * @param visit takes the joined word and the position of its first part
 */
export function eachJoined({ text, words }: TokenizedText, visit: (word: string, first: number) => void): void {
  const { forms, ids } = words
  hyphen.lastIndex = 0
  while (hyphen.test(text)) {
    const joint = hyphen.lastIndex
    const next = firstWordFrom(words, joint)
    if (next === wordCountOf(words)) return
    if (next > 0 && endOf(words, next - 1) === joint - 1 && startOf(words, next) === joint)
      visit(forms[ids[next - 1]!]! + forms[ids[next]!]!, next - 1)
    hyphen.lastIndex = startOf(words, next)
  }
}
