import type { PageTranscript } from '../page-data.ts'

/** Letters that a search may have: more make an expression that browsers refuse. */
export const maxSearchLength = 500

/** `word`, `begin*`, `this|that`, `two words`: an expression that finds them in any capitals; null for no words or too many. */
export function expressionOf(sought: string): RegExp | null {
  const words = sought
    .split('|')
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .join('|')
  if (words === '' || words.length > maxSearchLength) return null
  const escaped = words
    .replace(/[.+?^${}()[\]\\]/g, '\\$&')
    .replace(/\*/g, "[\\p{L}\\p{N}'’]*")
    .replace(/\s+/g, '\\s+')
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped})(?![\\p{L}\\p{N}])`, 'giu')
}

/** The turn that holds a position of the text. */
export function turnAt(turns: PageTranscript['turns'], position: number): PageTranscript['turns'][number] | undefined {
  let [low, high] = [0, turns.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (turns[middle]![3] <= position) low = middle
    else high = middle - 1
  }
  return turns[low]
}
