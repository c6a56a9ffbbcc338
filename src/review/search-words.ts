import type { FoundPassage, ReviewTranscript } from './review-data.ts'

/** Max. number of passages that a search returns. */
const mostFound = 200

/** Characters around a found passage. */
const around = 60

/** Finds words in transcripts, in any case and with any white space between them; at most `mostFound` places. */
export function searchWords(transcripts: readonly ReviewTranscript[], words: string): FoundPassage[] {
  const parts = words.trim().split(/\s+/u).map(literal)
  const wanted = new RegExp(parts.join('\\s+'), 'giu')
  const found: FoundPassage[] = []
  for (const [transcript, { text, turns }] of transcripts.entries()) {
    let turn = 0
    for (const match of text.matchAll(wanted)) {
      if (found.length === mostFound) return found
      const start = match.index
      const end = start + match[0].length
      while (turn < turns.length - 1 && turns[turn]!.end <= start) turn++
      const before = text.slice(Math.max(0, start - around), start).replace(/^\S*\s/u, '')
      const after = text.slice(end, end + around).replace(/\s\S*$/u, '')
      found.push({ transcript, start, end, speaker: turns[turn]?.speaker ?? null, before, after })
    }
  }
  return found
}

const literal = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')
