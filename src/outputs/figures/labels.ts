import { getOrInsert } from '../../collections.ts'
import { words } from './svg.ts'

// Labels of figures: how wide they are, and how they are divided into lines so that none is cut.

/** Height of a line, as a share of the size of its letters. */
const lineHeight = 1.2

/** Mean width of kinds of letters in DejaVu Sans, as shares of their size. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[ijlI.,:;'|!()[\] ]/u, 0.34],
  [/[frt"\-/]/u, 0.4],
  [/[mwMW%@—…]/u, 0.97],
  [/[A-Z&]/u, 0.7],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u, 1],
]
const widthByLetter = new Map<string, number>()
const widthOfLetter = (letter: string): number =>
  getOrInsert(widthByLetter, letter, () => widths.find(([kind]) => kind.test(letter))?.[1] ?? 0.61)

/** About how wide a text is, in pixels, at a size. */
export const widthOf = (text: string, size = 13): number =>
  Array.from(text).reduce((width, letter) => width + widthOfLetter(letter), 0) * size

/** A text cut to a width. */
export function fit(text: string, width: number, size = 13): string {
  if (widthOf(text, size) <= width) return text
  const letters = Array.from(text)
  while (letters.length > 1 && widthOf(`${letters.join('')}…`, size) > width) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

/** A word that is wider than a line in parts, which end with the signs that names of files have between their parts. */
function partsOf(word: string, width: number, size: number): string[] {
  if (widthOf(word, size) <= width) return [word]
  const parts: string[] = []
  for (const piece of word.split(/(?<=[/_\-.])/u)) {
    const longer = `${parts.at(-1) ?? ''}${piece}`
    if (parts.length > 0 && widthOf(longer, size) <= width) parts[parts.length - 1] = longer
    else parts.push(piece)
  }
  return parts
}

/** Words, and parts of words, each with what separates it from the one before. */
interface Piece {
  readonly text: string
  readonly before: '' | ' '
}

const join = (pieces: readonly Piece[]): string =>
  pieces.map(({ text, before }, index) => (index === 0 ? text : before + text)).join('')

/** A label in lines of a width, broken between words or parts of names; what needs more lines than there are is cut. */
export function wrap(text: string, width: number, size = 13, most = 3): string[] {
  const pieces = text
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((word) => partsOf(word, width, size).map((part, at): Piece => ({ text: part, before: at > 0 ? '' : ' ' })))
  const lines: Piece[][] = []
  for (const piece of pieces) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(join([...last, piece]), size) <= width) last.push(piece)
    else lines.push([piece])
  }
  const kept = lines.length > most ? [...lines.slice(0, most - 1), lines.slice(most - 1).flat()] : lines
  return kept.map((line) => fit(join(line), width, size))
}

/** Height of so many lines. */
export const heightOf = (lines: readonly string[], size = 13): number => lines.length * size * lineHeight

/** Lines with their middle at a height. */
export const drawLines = (
  x: number,
  middle: number,
  lines: readonly string[],
  style: Parameters<typeof words>[3] = {},
): string[] => {
  const size = style.size ?? 13
  const first = middle - heightOf(lines, size) / 2 + size * 0.95
  return lines.map((line, index) => words(x, first + index * size * lineHeight, line, style))
}
