import { endOf, startOf, type TokenizedText } from '../../model/words.ts'

const hyphen = /[-\u2010\u2011]/g

/** Behind every place of a text. */
const nowhere = 2 ** 31 - 1

/** The place behind the next hyphen, where a word begins that it may join to the one before it. */
export function nextJoint(text: string, from: number): number {
  hyphen.lastIndex = from
  return hyphen.test(text) ? hyphen.lastIndex : nowhere
}

/** Two words that a hyphen joins, written as one; null where there is none between them. */
export function wordJoined({ words }: TokenizedText, first: number, joint: number): string | null {
  if (first < 0) return null
  const { forms, ids } = words
  if (endOf(words, first) !== joint - 1 || startOf(words, first + 1) !== joint) return null
  return forms[ids[first]!]! + forms[ids[first + 1]!]!
}
