import type { Span } from '../../src/model/span.ts'

/** A text after an edit, and where each piece of the old one went. */
export interface Edited {
  readonly text: string
  /** Pieces of the old text in order: words that are left, or changed into others, with their places. */
  readonly pieces: readonly { readonly from: Span; readonly to: Span }[]
}

type Change = (words: readonly string[]) => readonly string[] | null

/** What an edit does to the lines of a text, by chance from 0 to 1. */
export type Edit = (lines: readonly string[], random: () => number) => Edited

/** Writes lines anew: null drops a line, a word that becomes '' is dropped. */
function rewrite(
  lines: readonly string[],
  order: readonly number[],
  change: Change,
  lead: (line: number) => string,
): Edited {
  const starts: number[] = []
  let at = 0
  for (const line of lines) {
    starts.push(at)
    at += line.length + 1
  }
  const pieces: { from: Span; to: Span }[] = []
  const written: string[] = []
  let place = 0
  for (const line of order) {
    const found = [...lines[line]!.matchAll(/\S+/g)]
    const words = change(found.map(([word]) => word))
    if (words === null) continue
    let text = lead(line)
    for (const [index, word] of words.entries()) {
      if (word === '') continue
      if (text !== '' && !text.endsWith(' ')) text += ' '
      const from = starts[line]! + found[index]!.index
      const to = place + text.length
      pieces.push({
        from: { start: from, end: from + found[index]![0].length },
        to: { start: to, end: to + word.length },
      })
      text += word
    }
    written.push(text)
    place += text.length + 1
  }
  return { text: written.join('\n'), pieces }
}

const inOrder = (lines: readonly string[]): number[] => [...lines.keys()]
const none = (): string => ''

/** Three words of a hundred are corrected. */
export const proofread: Edit = (lines, random) =>
  rewrite(lines, inOrder(lines), (words) => words.map((word) => (random() < 0.03 ? typo(word) : word)), none)

const typo = (word: string): string => (word.length > 3 ? `${word.slice(0, 2)}${word.slice(3)}` : `${word}s`)

/** Words with a capital inside a sentence become marks. */
export const pseudonymize: Edit = (lines, _) => {
  const numbers = new Map<string, number>()
  const mark = (word: string): string => {
    if (!numbers.has(word)) numbers.set(word, numbers.size + 1)
    return `[name ${numbers.get(word)}]`
  }
  return rewrite(
    lines,
    inOrder(lines),
    (words) =>
      words.map((word, at) =>
        at > 0 && /^[A-Z][a-z]{3,}$/.test(word) && !/[.?!]$/.test(words[at - 1]!) ? mark(word) : word,
      ),
    none,
  )
}

const fillers = /^(um|uh|like|so|yeah|well|right|just|really|actually|basically|kind|sort|you|know)[,.]?$/i

/** Fillers are taken out, and a word of ten is changed. */
export const cleanUp: Edit = (lines, random) =>
  rewrite(
    lines,
    inOrder(lines),
    (words) =>
      words.map((word) => (fillers.test(word) && random() < 0.7 ? '' : random() < 0.1 ? `re${typo(word)}` : word)),
    none,
  )

/** A time and a name in front of every turn. */
export const addTimes: Edit = (lines) =>
  rewrite(
    lines,
    inOrder(lines),
    (words) => words,
    (line) => `[00:${String(line).padStart(2, '0')}] Speaker ${line % 2}: `,
  )

/** A third of the turns is cut. */
export const cutTurns: Edit = (lines, random) =>
  rewrite(lines, inOrder(lines), (words) => (random() < 1 / 3 ? null : words), none)

/** The second quarter of the turns goes behind the third. */
export const moveBlock: Edit = (lines) => {
  const [first, half, third] = [1, 2, 3].map((quarter) => Math.floor((lines.length * quarter) / 4)) as [
    number,
    number,
    number,
  ]
  const all = inOrder(lines)
  const order = [...all.slice(0, first), ...all.slice(half, third), ...all.slice(first, half), ...all.slice(third)]
  return rewrite(lines, order, (words) => words, none)
}

/** Where a span of the old text is: from its first word to its last, null where none is left. */
export function truthOf({ pieces }: Edited, { start, end }: Span): Span | null {
  const own = pieces.filter(({ from }) => from.start < end && from.end > start)
  if (own.length === 0) return null
  return {
    start: Math.min(...own.map(({ to }) => to.start)),
    end: Math.max(...own.map(({ to }) => to.end)),
  }
}
