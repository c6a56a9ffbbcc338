import { kind, kindAt, unitsAt } from './characters.ts'
import { normalForm } from './normal-form.ts'

const ascii = /^[\0-\x7f]*$/

/** A text in normal form, with where each of its characters comes from. */
export interface NormalText {
  readonly text: string
  /** The span in the original text of the normal text from `start` (in) to `end` (out). */
  readonly placeOf: (start: number, end: number) => { readonly start: number; readonly end: number }
}

/**
 * A text in which equal words are written alike, for searching by characters: letters as in `normalForm`, any blank a
 * space, any hyphen `-`. Signs stay as they are.
 */
export function normalText(text: string): NormalText {
  if (ascii.test(text)) return { text, placeOf: (start, end) => ({ start, end }) }
  const pieces: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  for (let at = 0; at < text.length; ) {
    const end = endOfCharacter(text, at)
    const normal = normalCharacter(text.slice(at, end), kindAt(text, at))
    pieces.push(normal)
    for (let unit = 0; unit < normal.length; unit++) {
      starts.push(at)
      ends.push(end)
    }
    at = end
  }
  return { text: pieces.join(''), placeOf: (start, end) => ({ start: starts[start]!, end: ends[end - 1]! }) }
}

/** The end of the character that begins at a place, with the marks and invisible characters that belong to it. */
function endOfCharacter(text: string, at: number): number {
  let end = at + unitsAt(text, at)
  if (!isLetter(kindAt(text, at))) return end
  for (let next = end; ; ) {
    const found = kindAt(text, next)
    if (found === kind.mark) end = next += unitsAt(text, next)
    else if (found === kind.invisible) next++
    else return isHangulPart(text, at) ? endOfSyllable(text, end) : end
  }
}

const isLetter = (found: number): boolean => found === kind.letter || found === kind.alone

const isHangulPart = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xff00) === 0x1100

/** Conjoining letters of Hangul make one syllable. */
function endOfSyllable(text: string, from: number): number {
  let end = from
  while (end < text.length && text.charCodeAt(end) >= 0x1160 && text.charCodeAt(end) <= 0x11ff) end++
  return end
}

function normalCharacter(character: string, found: number): string {
  if (ascii.test(character)) return character
  switch (found) {
    case kind.apostrophe:
      return "'"
    case kind.invisible:
      return ''
    case kind.letter:
    case kind.alone:
    case kind.mark:
      return normalForm(character)
    default:
      return /^[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]$/.test(character)
        ? ' '
        : /^[\u2010\u2011]$/.test(character)
          ? '-'
          : character
  }
}
