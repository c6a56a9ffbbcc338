import { copyOf } from '../model/span.ts'

/**
 * The words that were met, each once, in the order in which they first appeared. A word that is looked up by its place in
 * a text needs no string of its own, and everything that is kept about words finds the same string each time, whose hash
 * is known.
 */
const words: string[] = []
/** Numbers of words, plus one, at their hashes, and the hashes behind them; 0 where there is none. Never more than half full. */
let slots = new Int32Array(1 << 16)

/** The word of a number that `numberOfWord` gave. */
export const wordOf = (number: number): string => words[number]!

/** The number of the word in a text from `start` (in) to `end` (out). */
export function numberOfWord(text: string, start: number, end: number): number {
  let hash = end - start
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  let slot = firstSlot(hash)
  for (; slots[slot] !== 0; slot = nextSlot(slot)) {
    const number = slots[slot]! - 1
    if (slots[slot + 1] === hash && isAt(words[number]!, text, start, end)) return number
  }
  words.push(copyOf(text.slice(start, end)))
  slots[slot] = words.length
  slots[slot + 1] = hash
  if (words.length * 4 > slots.length) grow()
  return words.length - 1
}

const firstSlot = (hash: number): number => ((hash ^ (hash >>> 15)) << 1) & (slots.length - 1)
const nextSlot = (slot: number): number => (slot + 2) & (slots.length - 1)

function isAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false
  return true
}

function grow(): void {
  const held = slots
  slots = new Int32Array(held.length * 2)
  for (let at = 0; at < held.length; at += 2) {
    if (held[at] === 0) continue
    let slot = firstSlot(held[at + 1]!)
    while (slots[slot] !== 0) slot = nextSlot(slot)
    slots[slot] = held[at]!
    slots[slot + 1] = held[at + 1]!
  }
}
