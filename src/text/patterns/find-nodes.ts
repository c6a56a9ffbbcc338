import type { PatternNode } from '../../model/pattern.ts'
import type { Span } from '../../model/span.ts'
import { countOf, endOf, type Said, startOf, type Words } from '../../model/words.ts'
import type { createWordIndex } from './index-words.ts'
import { compileRegex } from './regex.ts'

/** A match while it is being put together: the words `from` (in) to `to` (out). */
export interface Match {
  readonly from: number
  readonly to: number
  /** The characters, where they are not those of the words. */
  readonly span: Span | null
}

/** The text being searched: its words, and which words each atom of the patterns stands on. */
export interface Scene extends Said {
  readonly positionsByAtom: readonly (readonly number[])[]
  /** 1 for each atom that stands in it. */
  readonly standing: Uint8Array
  /** Number of the sentence that each word stands in; worked out when first asked for. */
  readonly sentences: () => Uint32Array
}

/** A pattern node made ready: finds its matches in a scene, in order. */
export interface Finder {
  readonly find: (scene: Scene) => Match[]
  /** A match is possible only where of each of these lists one atom stands; without lists it is tried everywhere. */
  readonly needs: readonly (readonly number[])[]
}

/** Whether of each list one atom stands; 1 marks those that do. */
export function meets(needs: readonly (readonly number[])[], standing: Uint8Array): boolean {
  for (let list = 0; list < needs.length; list++) {
    const atoms = needs[list]!
    let at = 0
    while (at < atoms.length && standing[atoms[at]!] === 0) at++
    if (at === atoms.length) return false
  }
  return true
}

export const sharesWords = (a: Match, b: Match): boolean => a.from < b.to && b.from < a.to

type AtomOf = ReturnType<typeof createWordIndex>['atomOf']

/** Makes a node of a pattern ready. */
export function makeFinder(node: PatternNode, atomOf: AtomOf): Finder {
  switch (node.kind) {
    case 'word': {
      const atom = atomOf(node.word)
      return {
        needs: [[atom]],
        find: ({ positionsByAtom }) => positionsByAtom[atom]!.map((at) => matchOf(at, at + 1)),
      }
    }
    case 'sequence': {
      const parts = node.parts.map((part) => makeFinder(part, atomOf))
      return { needs: parts.flatMap(({ needs }) => needs), find: (scene) => findSequence(parts, scene) }
    }
    case 'either': {
      const options = node.options.map((option) => makeFinder(option, atomOf))
      const first = options.map(({ needs }) => needs[0])
      return {
        needs: first.includes(undefined) ? [] : [first.flatMap((atoms) => atoms!)],
        find(scene) {
          const found: Match[] = []
          for (const option of options) if (meets(option.needs, scene.standing)) found.push(...option.find(scene))
          return found
        },
      }
    }
    case 'near': {
      const parts = node.parts.map((part) => makeFinder(part, atomOf))
      return { needs: parts.flatMap(({ needs }) => needs), find: (scene) => findNear(parts, node.within, scene) }
    }
    case 'regex': {
      const { find, wrong } = compileRegex(node.expression, node.ignoreCase)
      if (wrong !== undefined) throw new Error(`a regular expression that was checked cannot be read: ${wrong}`)
      return { needs: [], find: (scene) => find(scene.text).flatMap((span) => toMatch(scene, span)) }
    }
    default:
      return node satisfies never
  }
}

const matchOf = (from: number, to: number): Match => ({ from, to, span: null })

const inOneSentence = ({ sentences }: Scene, a: number, b: number): boolean => sentences()[a] === sentences()[b]

/** Counts up at each full stop, question or exclamation mark between words, and at line ends. */
export function numberSentences(text: string, words: Words): Uint32Array {
  const numbers = new Uint32Array(countOf(words))
  for (let position = 1; position < numbers.length; position++) {
    const [start, end] = [endOf(words, position - 1), startOf(words, position)]
    const isBlank = end - start === 1 && text.charCodeAt(start) === 32
    const ends = !isBlank && /[.?!…]\W*\s|\n/.test(text.slice(start, end))
    numbers[position] = numbers[position - 1]! + (ends ? 1 : 0)
  }
  return numbers
}

/** Matches of the parts in a row. What joins several matches takes their words. */
function findSequence(parts: readonly Finder[], scene: Scene): Match[] {
  let matches = parts[0]!.find(scene)
  for (const part of parts.slice(1)) {
    if (matches.length === 0) return matches
    const following = part.find(scene)
    const joined: Match[] = []
    for (const match of matches)
      for (const next of following)
        if (next.from === match.to && inOneSentence(scene, match.from, next.from))
          joined.push(matchOf(match.from, next.to))
    matches = joined
  }
  return matches
}

/** For each match as the leftmost one, the first matches of the other parts that end within the window. */
function findNear(parts: readonly Finder[], within: number, scene: Scene): Match[] {
  const found: Match[][] = []
  for (const part of parts) {
    const matches = part.find(scene)
    if (matches.length === 0) return []
    found.push(matches)
  }
  const near: Match[] = []
  for (const [leftmost, candidates] of found.entries()) {
    for (const first of candidates) {
      const to = reachFrom(first, leftmost, found, within, scene)
      if (to !== null) near.push(matchOf(first.from, to))
    }
  }
  return near
}

/** Where the words end that a match and the nearest of the other parts behind it take; null where one is missing. */
function reachFrom(
  first: Match,
  leftmost: number,
  found: readonly (readonly Match[])[],
  within: number,
  scene: Scene,
): number | null {
  const chosen = [first]
  let to = first.to
  for (let part = 0; part < found.length; part++) {
    if (part === leftmost) continue
    const next = found[part]!.find(
      (other) =>
        other.from >= first.from &&
        other.to - 1 - first.from <= within &&
        inOneSentence(scene, first.from, other.from) &&
        !chosen.some((match) => sharesWords(match, other)),
    )
    if (next === undefined) return null
    chosen.push(next)
    to = Math.max(to, next.to)
  }
  return to
}

/** The match of a regular expression, if it touches a word; what touches only blanks, marks or punctuation is none. */
function toMatch({ words }: Scene, span: Span): Match[] {
  const count = countOf(words)
  let from = 0
  while (from < count && endOf(words, from) <= span.start) from++
  if (from === count || startOf(words, from) >= span.end) return []
  let to = from + 1
  while (to < count && startOf(words, to) < span.end) to++
  return [{ from, to, span }]
}
