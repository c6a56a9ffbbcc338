import { baseLanguage } from './languages/index.ts'

/*
 * Breaks between sentences as Unicode defines them (UAX 29, rules SB3 to SB998; Greek as ICU has it), at the places where
 * `Intl.Segmenter` has them, in a sixth of its time: it makes an object and a text for each part. The numbers of the
 * rules are behind the lines.
 */

/** What a character is for finding breaks. */
const kind = {
  /** Not looked at so far. */
  unknown: 0,
  other: 1,
  lower: 2,
  upper: 3,
  otherLetter: 4,
  numeric: 5,
  close: 6,
  blank: 7,
  /** A comma, colon or dash behind an end: the sentence goes on. */
  joint: 8,
  /** Belongs to the character before it. */
  ignored: 9,
  /** Half of a character beyond the basic plane. */
  surrogate: 10,
  /** A full stop; from here on, what may end a sentence. */
  stop: 11,
  end: 12,
  lineEnd: 13,
} as const

/** Kinds in the order in which they are tried. */
const patterns: readonly (readonly [number, RegExp])[] = [
  [kind.lineEnd, /[\n\r\u0085\u2028\u2029]/],
  [kind.numeric, /[\p{Nd}\u0600-\u0605\u066b\u066c\u06dd\u0890\u0891\u08e2\u19da\u{110bd}\u{110cd}]/u],
  [kind.ignored, /[\p{Grapheme_Extend}\p{Mc}\p{Cf}]/u],
  [kind.blank, /\p{White_Space}/u],
  [kind.stop, /[.\u2024\ufe52\uff0e]/],
  [kind.end, /\p{Sentence_Terminal}/u],
  [
    kind.joint,
    /[,:;\u037e\u055d\u060c\u060d\u07f8\u1802\u1808\u2013\u2014\u3001\ufe10\ufe11\ufe13\ufe14\ufe31\ufe32\ufe50\ufe51\ufe54\ufe55\ufe58\ufe63\uff0c\uff0d\uff1a\uff1b\uff64-]/,
  ],
  [kind.otherLetter, /[\u05f3\u10d0-\u10fa\u10fd-\u10ff\u1c90-\u1cba\u1cbd-\u1cbf]/],
  [kind.lower, /\p{Lowercase}/u],
  [kind.upper, /[\p{Uppercase}\p{Lt}]/u],
  [kind.close, /[\p{Ps}\p{Pe}\p{Pi}\p{Pf}"'\u275b-\u2760\u2e00\u2e01\u2e06-\u2e08\u2e0b\u{1f676}-\u{1f678}]/u],
  [kind.otherLetter, /\p{Alphabetic}/u],
]

/** Kinds of UTF-16 units, found at first use, and of characters beyond them. */
export interface Kinds {
  readonly units: Uint8Array
  readonly beyond: Map<number, number>
  /** Signs that end sentences of the language only. */
  readonly ends: string
}

function createKinds(ends: string): Kinds {
  const units = new Uint8Array(1 << 16)
  return { units: units.fill(kind.surrogate, 0xd800, 0xe000), beyond: new Map(), ends }
}

const usual = createKinds('')
const greek = createKinds(';\u037e')

/** The kinds of characters in a language, by its BCP 47 tag. */
export const kindsOf = (tag: string): Kinds => (baseLanguage(tag) === 'el' ? greek : usual)

function kindAt(text: string, at: number, kinds: Kinds): number {
  if (at >= text.length) return kind.other
  const known = kinds.units[text.charCodeAt(at)]!
  return known === kind.unknown || known === kind.surrogate ? findKind(text.codePointAt(at)!, kinds) : known
}

function findKind(point: number, { units, beyond, ends }: Kinds): number {
  const known = beyond.get(point)
  if (known !== undefined) return known
  const character = String.fromCodePoint(point)
  const found = ends.includes(character)
    ? kind.end
    : (patterns.find(([, pattern]) => pattern.test(character))?.[0] ?? kind.other)
  if (units[point] === kind.unknown) units[point] = found
  else beyond.set(point, found)
  return found
}

/** The place behind a character and what belongs to it. */
function after(text: string, at: number, kinds: Kinds): number {
  let next = at + unitsAt(text, at)
  while (kindAt(text, next, kinds) === kind.ignored) next += unitsAt(text, next) // SB5
  return next
}

const unitsAt = (text: string, at: number): number => (text.codePointAt(at)! > 0xffff ? 2 : 1)

/** The place behind characters of a kind in a row. */
function behind(text: string, from: number, wanted: number, kinds: Kinds): number {
  let at = from
  while (kindAt(text, at, kinds) === wanted) at = after(text, at, kinds)
  return at
}

/** The place of the next break behind a place in a text, which is a break or the beginning; its end where there is none. */
export function nextBreak(text: string, from: number, kinds: Kinds): number {
  const { units } = kinds
  for (let at = from; at < text.length; ) {
    const unit = units[text.charCodeAt(at)]!
    if (unit !== kind.unknown && unit !== kind.surrogate && unit < kind.stop) {
      at++
      continue
    }
    const found = kindAt(text, at, kinds)
    if (found === kind.lineEnd) return endOfLine(text, at)
    if (found < kind.stop) at += unitsAt(text, at)
    else {
      const next = goOn(text, at, kinds)
      if (next < 0) return -next
      at = next
    }
  }
  return text.length
}

const endOfLine = (text: string, at: number): number => (text.startsWith('\r\n', at) ? at + 2 : at + 1) // SB3, SB4

/** The place up to which a sentence goes on behind a sign that may end it; negative where a break is there. */
function goOn(text: string, at: number, kinds: Kinds): number {
  const isStop = kindAt(text, at, kinds) === kind.stop
  const first = after(text, at, kinds)
  if (isStop) {
    const next = kindAt(text, first, kinds)
    if (next === kind.numeric || (next === kind.upper && isCased(before(text, at, kinds)))) return first // SB6, SB7
  }
  const end = behind(text, behind(text, first, kind.close, kinds), kind.blank, kinds) // SB9, SB10
  const next = kindAt(text, end, kinds)
  if (isStop && isLowerNext(text, end, kinds)) return end // SB8
  if (end < text.length && (next === kind.joint || next === kind.stop || next === kind.end)) return end // SB8a
  return next === kind.lineEnd ? -endOfLine(text, end) : -end // SB11
}

const isCased = (found: number): boolean => found === kind.lower || found === kind.upper

/** The kind of the character before a place. */
function before(text: string, at: number, kinds: Kinds): number {
  for (let place = at - 1; place >= 0; place--) {
    if (place > 0 && text.codePointAt(place - 1)! > 0xffff) place--
    const found = kindAt(text, place, kinds)
    if (found !== kind.ignored) return found
  }
  return kind.other
}

/** True if the next letter is a small one, before any sign that may end a sentence. */
function isLowerNext(text: string, from: number, kinds: Kinds): boolean {
  for (let at = from; at < text.length; at = after(text, at, kinds)) {
    const found = kindAt(text, at, kinds)
    if (found === kind.lower) return true
    if (found === kind.upper || found === kind.otherLetter || found >= kind.stop) return false
  }
  return false
}
