import { extendColumn, getOrInsert } from '../../collections.ts'
import { startOf, type TokenizedText, wordCountOf } from '../../model/words.ts'
import type { WordIndex } from './index-words.ts'
import { eachJoined } from './joints.ts'
import { byPlace, countWords, type Match, matchOf, matchOfWord, textOf } from './scene.ts'

/** The matches of terms in the texts that are searched together. */
export interface TermMatches {
  /** 1 for each term that has a match. */
  readonly occurs: Uint8Array
  /** Whether any term has a match. */
  readonly isNone: () => boolean
  /** The matches of a term in order, listed when they are asked for. */
  readonly matchesOf: (atom: number) => readonly Match[]
  /** Finds the words of other texts; what was found before is forgotten. */
  readonly search: (texts: readonly TokenizedText[], firsts: readonly number[]) => void
}

/**
 * Creates a collection of the matches of an index. Only the places of words are noted, those of one word in a chain: of
 * what frequent words match, few keywords ask.
 */
export function createTermMatches(index: WordIndex): TermMatches {
  const occurs = new Uint8Array(index.count())
  const lists = new Map<number, readonly Match[]>()
  const joinedByAtom = new Map<number, Match[]>()
  /** Numbers of the words that occur: all, and those that match each term. */
  const said: number[] = []
  const saidByAtom = Array.from(occurs, (): number[] => [])
  let countOf = new Int32Array(1 << 10)
  let lastOf = new Int32Array(1 << 10)
  let before = new Int32Array(1 << 12)
  /** A bit for each word, to put places in order; zeros in between. */
  let marks = new Int32Array(0)
  let startInText: (word: number) => number

  function search(texts: readonly TokenizedText[], firsts: readonly number[]): void {
    clear()
    startInText = (word) => {
      const text = textOf(word, firsts)
      return startOf(texts[text]!.words, word - firsts[text]!)
    }
    marks = new Int32Array((countWords(texts) + 31) >> 5)
    for (const [position, text] of texts.entries()) {
      noteWords(text, firsts[position]!)
      eachJoined(text, (word, first) => noteJoined(word, firsts[position]! + first))
    }
    for (const word of said)
      for (const atom of index.atomsOf(word)) {
        occurs[atom] = 1
        saidByAtom[atom]!.push(word)
      }
  }

  function noteWords({ words }: TokenizedText, first: number): void {
    const numbers = index.numbersOf(words.forms)
    const { ids } = words
    if (index.words() > countOf.length) {
      countOf = extendColumn(countOf, new Int32Array(2 * index.words()))
      lastOf = extendColumn(lastOf, new Int32Array(2 * index.words()))
    }
    const end = first + wordCountOf(words)
    if (end > before.length) before = extendColumn(before, new Int32Array(2 * end))
    for (let word = first; word < end; word++) {
      const number = numbers[ids[word - first]!]!
      if (number === -1) continue
      before[word] = lastOf[number]!
      lastOf[number] = word
      if (countOf[number]!++ === 0) said.push(number)
    }
  }

  function noteJoined(word: string, first: number): void {
    const number = index.numberOf(word)
    if (number === -1) return
    for (const atom of index.atomsOf(number)) {
      occurs[atom] = 1
      getOrInsert(joinedByAtom, atom, () => []).push(matchOf(first, first + 2))
    }
  }

  function listMatches(atom: number): readonly Match[] {
    const matches = joinedByAtom.get(atom) ?? []
    let isInOrder = matches.length === 0
    for (const number of saidByAtom[atom]!) {
      const elision = index.elisionOf(number, atom)
      isInOrder &&= elision === 0
      for (let left = countOf[number]!, word = lastOf[number]!; left > 0; left--, word = before[word]!)
        if (elision === 0) marks[word >> 5]! |= 1 << (word & 31)
        else matches.push(matchOf(word, word + 1, startInText(word) + elision))
    }
    for (let group = 0; group < marks.length; group++) {
      for (let left = marks[group]!; left !== 0; left &= left - 1)
        matches.push(matchOfWord((group << 5) + 31 - Math.clz32(left & -left)))
      marks[group] = 0
    }
    return isInOrder ? matches : matches.sort(byPlace)
  }

  function clear(): void {
    for (const word of said) {
      countOf[word] = 0
      for (const atom of index.atomsOf(word)) {
        occurs[atom] = 0
        saidByAtom[atom]!.length = 0
      }
    }
    for (const atom of joinedByAtom.keys()) occurs[atom] = 0
    said.length = 0
    joinedByAtom.clear()
    lists.clear()
  }

  return {
    occurs,
    isNone: () => said.length === 0 && joinedByAtom.size === 0,
    matchesOf: (atom) => getOrInsert(lists, atom, listMatches),
    search,
  }
}
