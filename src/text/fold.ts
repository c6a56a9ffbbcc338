const letters: ReadonlyMap<string, string> = new Map(
  Object.entries({ ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h' }),
)

/**
 * A text without capitals, accents, apostrophes and signs that are not seen, so that ways to write a name are one.
 *
 * @example
 * fold('O’NEILL, Jörg') // => 'oneill, jorg'
 */
export const fold = (text: string): string => foldWithPlaces(text).folded

/** A folded text, and for each of its characters where the one it was made of begins and ends. */
export interface Folded {
  readonly folded: string
  readonly starts: Int32Array
  readonly ends: Int32Array
}

export function foldWithPlaces(text: string): Folded {
  const pieces: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let place = 0
  for (const sign of text) {
    const end = place + sign.length
    const piece = foldSign(sign)
    // a mark belongs to the letter before it, so that the letter is replaced with it
    if (piece === '' && ends.length > 0 && /\p{M}/u.test(sign)) ends[ends.length - 1] = end
    pieces.push(piece)
    for (let unit = 0; unit < piece.length; unit++) {
      starts.push(place)
      ends.push(end)
    }
    place = end
  }
  return { folded: pieces.join(''), starts: Int32Array.from(starts), ends: Int32Array.from(ends) }
}

function foldSign(sign: string): string {
  if (sign <= '\u007f') return sign === "'" || sign === '`' ? '' : sign.toLowerCase()
  const plain = sign
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}‘’ʼ´ʻ′]/gu, '')
  return [...plain].map((letter) => letters.get(letter) ?? letter).join('')
}
