/** Gives numbers in [0, 1), the same for the same seed. */
export type Random = () => number

/**
 * A seeded generator of random numbers (Mulberry32, T. Ettinger 2017): small, fast, period 2^32.
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

/** A sample of `size` positions out of `count`, without repeats, in ascending order (reservoir, algorithm R). */
export function samplePositions(count: number, size: number, random: Random): number[] {
  const chosen = Array.from({ length: Math.min(count, size) }, (_, position) => position)
  for (let position = size; position < count; position++) {
    const place = Math.floor(random() * (position + 1))
    if (place < size) chosen[place] = position
  }
  return chosen.sort((a, b) => a - b)
}

/** A number in [0, 2^32) from a text (FNV-1a, 32 bit). */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let position = 0; position < text.length; position++) {
    hash = Math.imul(hash ^ text.charCodeAt(position), 0x01000193)
  }
  return hash >>> 0
}
