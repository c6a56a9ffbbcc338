/** A generator of random numbers in [0, 1). */
export type Random = () => number

/**
 * Creates a generator of random numbers that gives the same numbers for the same seed (Mulberry32, T. Ettinger 2017; period
 * 2^32).
 *
 * @example
 * createRandom(1)() === createRandom(1)() // => true
 */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** The 32-bit FNV-1a hash of a text, from 0 to 2^32 - 1. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let position = 0; position < text.length; position++) {
    hash = Math.imul(hash ^ text.charCodeAt(position), 0x01000193)
  }
  return hash >>> 0
}
