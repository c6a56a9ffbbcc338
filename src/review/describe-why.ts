import { describeEvidence, type Evidence } from '../model/coding.ts'
import { textAt } from '../model/span.ts'

/**
 * The reasons of a suggestion for the person who decides on it: each keyword once with the words that it found, since the
 * passage shows their places.
 *
 * @param text text of the transcript
 */
export function describeWhy(evidence: readonly Evidence[], text: string): string[] {
  const found = new Map<string, Set<string>>()
  for (const reason of evidence)
    if (reason.kind === 'keyword') {
      const words = found.get(reason.keyword) ?? new Set()
      found.set(reason.keyword, words.add(textAt(text, reason.span).toLowerCase()))
    }
  return [
    ...[...found].map(([keyword, words]) => describeKeyword(keyword, [...words])),
    ...evidence.filter(({ kind }) => kind !== 'keyword').map((reason) => describeEvidence(reason, text)),
  ]
}

const describeKeyword = (keyword: string, words: readonly string[]): string =>
  words.length === 1 && words[0] === keyword.toLowerCase()
    ? `keyword "${keyword}"`
    : `keyword "${keyword}": ${words.map((word) => `"${word}"`).join(', ')}`
