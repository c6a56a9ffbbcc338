/** The kinds of characters, for finding words. */
export const kind = {
  /** Not looked at so far. */
  unknown: 0,
  /** A blank, a sign, punctuation: parts words. */
  other: 1,
  letter: 2,
  /** Belongs to the letter before it. */
  mark: 3,
  /** An apostrophe: part of a word between two letters. */
  apostrophe: 4,
  /** A soft hyphen, a joiner, a mark of direction: not seen, and part of a word between two letters. */
  invisible: 5,
  /** A letter of a script that writes no blanks between words: a word by itself. */
  alone: 6,
  /** Half of a character beyond the basic plane. */
  surrogate: 7,
} as const

const letter = /^[\p{L}\p{N}]$/u
/** Half-width marks of kana sound are letters to Unicode. */
const mark = /^[\p{M}\uFF9E\uFF9F]$/u
const apostrophe = /^['`\u00B4\u2018\u2019\u201B\u02BC\u2032\uFF07]$/
const invisible =
  /^(?:[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]|\u034F|[\uFE00-\uFE0F])$/
const alone =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30FC\uFF70]$/u

function findKind(character: string): number {
  if (apostrophe.test(character)) return kind.apostrophe
  if (invisible.test(character)) return kind.invisible
  if (mark.test(character)) return kind.mark
  if (!letter.test(character)) return kind.other
  return alone.test(character) && !/\p{Nd}/u.test(character) ? kind.alone : kind.letter
}

/** Kinds of UTF-16 units, computed on first use. */
export const kinds = new Uint8Array(1 << 16)
for (let code = 0; code < 128; code++) kinds[code] = findKind(String.fromCharCode(code))
for (let code = 0xd800; code < 0xe000; code++) kinds[code] = kind.surrogate
const kindsBeyond = new Map<number, number>()

/** The kind of the character at a place of a text; `other` behind its end. */
export function kindAt(text: string, at: number): number {
  if (at >= text.length) return kind.other
  const code = text.charCodeAt(at)
  const known = kinds[code]!
  if (known === kind.surrogate) return kindBeyond(text.codePointAt(at)!)
  if (known !== kind.unknown) return known
  const found = findKind(String.fromCharCode(code))
  kinds[code] = found
  return found
}

function kindBeyond(point: number): number {
  const known = kindsBeyond.get(point)
  if (known !== undefined) return known
  const found = findKind(String.fromCodePoint(point))
  kindsBeyond.set(point, found)
  return found
}

/** The number of UTF-16 units of the character at a place. */
export const unitsAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at)
  return code >= 0xd800 && code < 0xdc00 && at + 1 < text.length && text.codePointAt(at)! > 0xffff ? 2 : 1
}

/** True if a word is of a script that writes no blanks between words. */
export const isAlone = (word: string): boolean => kindAt(word, 0) === kind.alone
