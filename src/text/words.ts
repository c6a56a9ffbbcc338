import { lengthen } from '../collections.ts'
import type { Said, Words } from '../model/words.ts'
import { findMarkers } from './markers.ts'
import { numberOfWord, wordOf } from './vocabulary.ts'

/** A word as it was said, with the place where it stands. */
export interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
}

const otherLetter = /[\p{L}\p{N}\p{M}]/u

/** ASCII letters and digits; other characters are looked at one by one. */
const isAsciiWord = Uint8Array.from({ length: 128 }, (_, code) =>
  /[0-9A-Za-z]/.test(String.fromCharCode(code)) ? 1 : 0,
)

/** How many UTF-16 units of a word stand at a place: 0 for none, 2 for a letter beyond the basic plane. */
function letterAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code < 128) return isAsciiWord[code]!
  if (at >= text.length) return 0
  const character = String.fromCodePoint(text.codePointAt(at)!)
  return otherLetter.test(character) ? character.length : 0
}

/** Where the word ends that begins at a place. */
function endOfWord(text: string, start: number): number {
  let end = start
  for (;;) {
    while (isAsciiWord[text.charCodeAt(end)] === 1) end++
    const code = text.charCodeAt(end)
    if (code === 0x27 || code === 0x2019) {
      if (letterAt(text, end + 1) === 0) return end
      end++
    } else {
      const units = code < 128 ? 0 : letterAt(text, end)
      if (units === 0) return end
      end += units
    }
  }
}

/**
 * The words of a text in order: runs of letters and digits, apostrophes inside them included; hyphens and slashes part
 * words. Transcribers' marks such as `[laughs]` are no words.
 */
export function wordsIn(text: string): Words {
  if (text.length < long) return findWords(text)
  if (last?.text !== text) last = { text, words: findWords(text) }
  return last.words
}

/** Words of a text this long are kept until the next one: several readers of a transcript want them in a row. */
const long = 2000
let last: Said | undefined

function findWords(text: string): Words {
  const markers = findMarkers(text)
  const numbers: number[] = []
  let [ids, starts] = [new Uint32Array(text.length / 5 + 8), new Uint32Array(text.length / 5 + 8)]
  let count = 0
  let marker = 0
  for (let at = 0; at < text.length; ) {
    const units = letterAt(text, at)
    if (units === 0) {
      at++
      continue
    }
    const end = endOfWord(text, at)
    while (marker < markers.length && markers[marker]!.end <= at) marker++
    if (marker === markers.length || markers[marker]!.start > at) {
      const number = numberOfWord(text, at, end)
      if (number >= idByNumber.length) idByNumber = lengthen(idByNumber, new Int32Array(number * 2).fill(-1))
      if (idByNumber[number] === -1) idByNumber[number] = numbers.push(number) - 1
      if (count === ids.length) {
        ids = lengthen(ids, new Uint32Array(count * 2))
        starts = lengthen(starts, new Uint32Array(count * 2))
      }
      ids[count] = idByNumber[number]!
      starts[count++] = at
    }
    at = end
  }
  for (const number of numbers) idByNumber[number] = -1
  return { forms: numbers.map(wordOf), ids: ids.subarray(0, count), starts: starts.subarray(0, count), offset: 0 }
}

/** Position among the forms of the text at hand, by number in the vocabulary; -1 outside of `findWords`. */
let idByNumber = new Int32Array(1 << 14).fill(-1)

/** A text with its words. */
export const saidOf = (text: string): Said => ({ text, words: wordsIn(text) })

/**
 * The words of a text as a list; see `wordsIn`.
 *
 * @example
 * wordsOf('An A/B-test [laughs]').map((word) => word.text) // => ['An', 'A', 'B', 'test']
 */
export function wordsOf(text: string): Word[] {
  const words = wordsIn(text)
  return Array.from(words.ids, (id, position) => {
    const start = words.starts[position]!
    return { text: words.forms[id]!, start, end: start + words.forms[id]!.length }
  })
}

/** How many words of any kind a text holds, marks included: the unit of the accounts of what was read. */
export function countWords(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; ) {
    if (letterAt(text, at) === 0) at++
    else {
      count++
      at = endOfWord(text, at)
    }
  }
  return count
}
