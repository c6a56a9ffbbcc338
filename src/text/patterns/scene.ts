import { lowerBound, sum } from '../../collections.ts'
import type { Span } from '../../model/span.ts'
import { endOf, firstWordFrom, startOf, type TokenizedText, type Words, wordCountOf } from '../../model/words.ts'
import type { NormalText } from '../normal-text.ts'
import type { SentenceRules } from '../rules.ts'

/** A match while it is being put together: the words `from` (in) to `to` (out) of a scene. */
export interface Match {
  readonly from: number
  readonly to: number
  /** Start in the text; -1 for the start of its first word. */
  readonly start: number
  /** End in the text; -1 for the end of its last word. */
  readonly end: number
}

/** Texts that are searched together: their words are numbered through, and no match reaches from one into another. */
export interface SearchBatch {
  readonly texts: readonly TokenizedText[]
  /** Number of the first word of each text. */
  readonly firsts: readonly number[]
  /** 1 for each term of the patterns that has a match. */
  readonly occurs: Uint8Array
  /** The matches of a term of the patterns, in the order in which they begin. */
  readonly matchesOf: (atom: number) => readonly Match[]
  readonly beginsSentence: (word: number) => boolean
  /** The texts as regular expressions read them; worked out when first asked for. */
  readonly normalTexts: () => readonly NormalText[]
}

/** The number of the first word of each text. */
export function firstsOf(texts: readonly TokenizedText[]): number[] {
  let next = 0
  return texts.map(({ words }) => {
    const first = next
    next += wordCountOf(words)
    return first
  })
}

/** The number of words of texts. */
export const countWords = (texts: readonly TokenizedText[]): number => sum(texts, ({ words }) => wordCountOf(words))

/** The position of the text that a word belongs to. */
export const textOf = (word: number, firsts: readonly number[]): number =>
  lowerBound(firsts.length, (at) => firsts[at]! > word) - 1

/** Words as a match. */
export const matchOf = (from: number, to: number, start = -1, end = -1): Match => ({ from, to, start, end })

/** True if a word is in both matches. */
export const sharesWords = (a: Match, b: Match): boolean => a.from < b.to && b.from < a.to

/** Orders matches by where they begin. */
export const byPlace = (a: Match, b: Match): number => a.from - b.from || a.to - b.to

/** A single word as a match. Those of scenes of usual length are made once, since they are alike in every scene. */
export function matchOfWord(from: number): Match {
  if (from >= mostWords) return matchOf(from, from + 1)
  matchesOfWords[from] ??= matchOf(from, from + 1)
  return matchesOfWords[from]
}

const matchesOfWords: Match[] = []

/** Most words of texts that are searched together, unless a single text has more. */
const mostWords = 1 << 15

/** Texts in a row, as many as are searched together. */
export function* searchBatchesOf(texts: readonly TokenizedText[]): Generator<readonly TokenizedText[]> {
  let held: TokenizedText[] = []
  let words = 0
  for (const said of texts) {
    if (held.length > 0 && words + wordCountOf(said.words) > mostWords) {
      yield held
      held = []
      words = 0
    }
    held.push(said)
    words += wordCountOf(said.words)
  }
  if (held.length > 0) yield held
}

/**
 * Creates a function that returns true if a word begins a sentence: at the beginning of a text, behind a line end, and where
 * a sentence ends before it. Only words that are asked about are looked at, each once.
 */
export function createSentenceStarts(
  { texts, firsts }: Pick<SearchBatch, 'texts' | 'firsts'>,
  rules: SentenceRules,
): (word: number) => boolean {
  const known = new Int8Array(countWords(texts)) // 1 for a word that begins a sentence, -1 for another
  return (word) => {
    if (known[word] === 0) known[word] = begins(word) ? 1 : -1
    return known[word] === 1
  }

  function begins(word: number): boolean {
    const position = textOf(word, firsts)
    const { text, words } = texts[position]!
    const own = word - firsts[position]!
    return own === 0 || endsBetween(text, endOf(words, own - 1), startOf(words, own), rules)
  }
}

/** True if two words are in one sentence; the first of them comes before the other. */
export function inOneSentence({ beginsSentence }: SearchBatch, first: number, last: number): boolean {
  for (let word = last; word > first; word--) if (beginsSentence(word)) return false
  return true
}

/** Place in a list, from a place on, of the first match that begins at a word or behind it. */
export function firstAt(matches: readonly Match[], from: number, place = 0): number {
  let [low, high] = [place, matches.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (matches[middle]!.from >= from) high = middle
    else low = middle + 1
  }
  return low
}

function endsBetween(text: string, start: number, end: number, { goesOn }: SentenceRules): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x0a || isIdeographicEnd(code)) return true
    if (mayEnd(code)) {
      const gap = text.slice(start, end)
      return /\s(?<=[.?!…][^\w\s]*\s)|[\n。！？]/.test(gap) && (gap.includes('\n') || !goesOn(text, start, end))
    }
  }
  return false
}

const mayEnd = (code: number): boolean => code === 0x2e || code === 0x3f || code === 0x21 || code === 0x2026

/** 。！？ end a sentence without a blank. */
const isIdeographicEnd = (code: number): boolean => code === 0x3002 || code === 0xff01 || code === 0xff1f

/** The words that a stretch of characters touches: `from` (in) to `to` (out). */
export function positionsTouched(words: Words, { start, end }: Span): { readonly from: number; readonly to: number } {
  const next = firstWordFrom(words, start)
  const from = next > 0 && endOf(words, next - 1) > start ? next - 1 : next
  return { from, to: Math.max(from, firstWordFrom(words, end)) }
}
