/** The edit distance of two words: single letters changed, added, dropped or swapped (Damerau 1964). */
export function editDistance(a: string, b: string): number {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      let least = Math.min(above[column]! + 1, current[column - 1]! + 1, above[column - 1]! + (same ? 0 : 1))
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (swapped) least = Math.min(least, before[column - 2]! + 1)
      current.push(least)
    }
    before = above
    above = current
  }
  return above[b.length]!
}

const digitsOf = (name: string): string => name.replace(/\D/g, '')

/**
 * The known name that a written one was probably meant to be; undefined when none is close. Names that differ in their
 * numbers, such as P1 and P2, are different ones.
 *
 * @example
 * nearMiss('keyword', ['keywords', 'label']) // => 'keywords'
 * nearMiss('colour', ['label']) // => undefined
 */
export function nearMiss(written: string, known: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.floor(written.length / 3))
  let nearest: string | undefined
  let least = limit + 1
  for (const name of known) {
    if (digitsOf(name) !== digitsOf(written)) continue
    const distance = editDistance(written.toLowerCase(), name.toLowerCase())
    if (distance < least) [nearest, least] = [name, distance]
  }
  return nearest
}
