import { extendColumn } from '../collections.ts'
import type { TokenizedText, Words } from '../model/words.ts'
import { kind, kindAt, kinds, unitsAt } from './characters.ts'
import { findUnspoken } from './markers.ts'
import { numberOfWord, wordOf } from './vocabulary.ts'

/** A word with its place. */
export interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** True if a word begins at a place. */
function beginsAt(text: string, at: number): boolean {
  const found = kindAt(text, at)
  return found === kind.letter || found === kind.alone
}

/** The end of the word that begins at a place. */
function endOfWord(text: string, start: number): number {
  let end = start
  for (;;) {
    while (end < text.length && kinds[text.charCodeAt(end)] === kind.letter) end++
    const found = kindAt(text, end)
    if (found === kind.letter || found === kind.mark) end += unitsAt(text, end)
    else if (found === kind.apostrophe || found === kind.invisible) {
      const next = endOfJoint(text, end)
      if (next === -1) return end
      end = next
    } else return found === kind.alone && end === start ? endOfAlone(text, start) : end
  }
}

function endOfAlone(text: string, start: number): number {
  let end = start + unitsAt(text, start)
  while (kindAt(text, end) === kind.mark) end += unitsAt(text, end)
  return end
}

/** The position where a word continues after an apostrophe or invisible characters; -1 where it does not. */
function endOfJoint(text: string, from: number): number {
  let apostrophes = 0
  for (let at = from; ; at++) {
    const found = kindAt(text, at)
    if (found === kind.letter || found === kind.mark) return at
    if (found === kind.apostrophe) apostrophes++
    else if (found !== kind.invisible) return -1
    if (apostrophes > 1) return -1
  }
}

/**
 * The words of a text in order: runs of letters and digits, apostrophes inside them included; hyphens and slashes part
 * words, and in scripts without blanks, such as Han or Thai, each letter is a word. Transcribers' marks such as `[laughs]`
 * are no words. The forms also hold what hyphens join, without the hyphen (`email` for e-mail); no word of the text has
 * its position.
 */
export function tokenize(text: string): Words {
  if (text.length < long) return findWords(text)
  if (last?.text !== text) last = { text, words: findWords(text) }
  return last.words
}

/** Words of a text this long are kept until the next one: several readers of a transcript want them in a row. */
const long = 2000
let last: TokenizedText | undefined

function findWords(text: string): Words {
  const markers = findUnspoken(text)
  const numbers: number[] = []
  let [ids, starts] = [new Uint32Array(text.length / 5 + 8), new Uint32Array(text.length / 5 + 8)]
  let count = 0
  let marker = 0
  let before = -2
  for (let at = 0; at < text.length; ) {
    if (!beginsAt(text, at)) {
      at++
      continue
    }
    const end = endOfWord(text, at)
    while (marker < markers.length && markers[marker]!.end <= at) marker++
    if (marker === markers.length || markers[marker]!.start > at) {
      if (before + 1 === at && isHyphen(text.charCodeAt(before))) {
        const joined = text.slice(starts[count - 1]!, before) + text.slice(at, end)
        idOf(numberOfWord(joined, 0, joined.length), numbers)
      }
      before = end
      if (count === ids.length) {
        ids = extendColumn(ids, new Uint32Array(count * 2))
        starts = extendColumn(starts, new Uint32Array(count * 2))
      }
      ids[count] = idOf(numberOfWord(text, at, end), numbers)
      starts[count++] = at
    }
    at = end
  }
  for (const number of numbers) idByNumber[number] = -1
  return { forms: numbers.map(wordOf), ids: ids.subarray(0, count), starts: starts.subarray(0, count), offset: 0 }
}

/** Position of a word of the vocabulary among the forms of the text at hand, to which it is added when it is new. */
function idOf(number: number, numbers: number[]): number {
  if (number >= idByNumber.length) idByNumber = extendColumn(idByNumber, new Int32Array(number * 2).fill(-1))
  const known = idByNumber[number]!
  if (known !== -1) return known
  const id = numbers.push(number) - 1
  idByNumber[number] = id
  return id
}

const isHyphen = (code: number): boolean => code === 0x2d || code === 0x2010 || code === 0x2011

/** Position among the forms of the text at hand, by number in the vocabulary; -1 outside of `findWords`. */
let idByNumber = new Int32Array(1 << 14).fill(-1)

/** A text with its words. */
export const tokenizedText = (text: string): TokenizedText => ({ text, words: tokenize(text) })

/**
 * The words of a text as a list; see `wordsIn`.
 *
 * @example
 * wordsOf('An A/B-test [laughs]').map((word) => word.text) // => ['An', 'A', 'B', 'test']
 */
export function wordsOf(text: string): Word[] {
  const words = tokenize(text)
  return Array.from(words.ids, (id, position) => {
    const start = words.starts[position]!
    return { text: words.forms[id]!, start, end: start + words.forms[id]!.length }
  })
}

/** The number of words by which a text has more than its end, or than what was made of it. */
export function countWordsBeside(text: string, part: string): number {
  const start = text.length - part.length
  const isEnd = text.endsWith(part) && (start === 0 || kindAt(text, start - 1) === kind.other)
  return isEnd ? countWords(text.slice(0, start)) : countWords(text) - countWords(part)
}

/** The number of words of any kind in a text, marks included: the unit of import reports. */
export function countWords(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; ) {
    if (beginsAt(text, at)) {
      count++
      at = endOfWord(text, at)
    } else at++
  }
  return count
}
