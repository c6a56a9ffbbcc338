import { extendColumn } from '../collections.ts'
import { copyOf } from '../model/span.ts'

/**
 * The words that were met, each once, in the order in which they first appeared. A word that is looked up by its place in
 * a text needs no string of its own, and everything that is kept about words finds the same string each time, whose hash
 * is known.
 */
const words: string[] = []
let hashes = new Int32Array(1 << 14)
/** Numbers of words by their hashes; -1 where there is none. Never more than half full. */
let slots = new Int32Array(1 << 15).fill(-1)

/** The word of a number that `numberOfWord` gave. */
export const wordOf = (number: number): string => words[number]!

/** The number of the word in a text from `start` (in) to `end` (out). */
export function numberOfWord(text: string, start: number, end: number): number {
  let hash = end - start
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  let slot = firstSlot(hash)
  for (let number = slots[slot]!; number !== -1; number = slots[slot]!) {
    if (hashes[number] === hash && stands(words[number]!, text, start, end)) return number
    slot = (slot + 1) & (slots.length - 1)
  }
  return add(copyOf(text.slice(start, end)), hash, slot)
}

const firstSlot = (hash: number): number => (hash ^ (hash >>> 15)) & (slots.length - 1)

function stands(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false
  return true
}

function add(word: string, hash: number, slot: number): number {
  if (words.length === hashes.length) {
    grow()
    return add(word, hash, freeSlot(hash))
  }
  const number = words.length
  words.push(word)
  hashes[number] = hash
  slots[slot] = number
  return number
}

function grow(): void {
  const held = hashes
  hashes = extendColumn(held, new Int32Array(held.length * 2))
  slots = new Int32Array(slots.length * 2).fill(-1)
  for (const [number, hash] of held.entries()) slots[freeSlot(hash)] = number
}

function freeSlot(hash: number): number {
  let slot = firstSlot(hash)
  while (slots[slot] !== -1) slot = (slot + 1) & (slots.length - 1)
  return slot
}
