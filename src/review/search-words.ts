import { unique } from '../collections.ts'
import type { FoundPassage, ReviewTranscript } from './review-data.ts'

/** Max. number of passages that a search returns. */
const mostFound = 200

/** Characters around a found passage. */
const around = 60

/**
 * Finds words in transcripts, in any case, with letters and accents in one character or in two, with either apostrophe, and
 * with any white space between them; at most `mostFound` places.
 */
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

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

const literal = (word: string): string =>
  Array.from(letters.segment(word), ({ segment: letter }) => {
    if (letter === "'" || letter === '’') return "['’]"
    const forms = unique([letter, letter.normalize('NFC'), letter.normalize('NFD')].map(escapePattern))
    return forms.length === 1 ? forms[0] : `(?:${forms.join('|')})`
  }).join('')

const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')
