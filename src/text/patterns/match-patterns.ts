import type { Pattern, PatternNode } from '../../model/pattern.ts'
import type { Span } from '../../model/span.ts'
import type { Stem } from '../stems.ts'
import type { Word } from '../words.ts'
import { createWordIndex } from './index-words.ts'
import { compileRegex } from './regex.ts'

/** Where a keyword matched. */
export interface Hit {
  /** Position of the keyword in the list that the matcher was made of. */
  readonly keyword: number
  /** From the first to the last character of the match, in the text that was searched. */
  readonly span: Span
}

/** Finds all keywords in a text whose words are given. */
export type Matcher = (text: string, words: readonly Word[]) => Hit[]

/** A match while it is being put together: the words `from` (in) to `to` (out), and the characters. */
interface Match extends Span {
  readonly from: number
  readonly to: number
}

/** The text being searched: its words, and which words each atom of the patterns stands on. */
interface Scene {
  readonly text: string
  readonly words: readonly Word[]
  readonly positionsByAtom: ReadonlyMap<number, readonly number[]>
  /** Number of the sentence that each word stands in; worked out when first asked for. */
  readonly sentences: () => Uint32Array
}

/** A pattern node made ready: finds its matches in a scene, in order. */
interface Finder {
  readonly find: (scene: Scene) => Match[]
  /** A match is possible only where of each of these lists one atom stands; without lists it is tried everywhere. */
  readonly needs: readonly (readonly number[])[]
}

/**
 * Makes a matcher for many keywords at once. Each distinct word is looked up once; a keyword is tried only where one
 * of its words stands. Matches of one keyword do not overlap (the leftmost and shortest is kept); hits come in the
 * order of the keywords, then of the text. Words of a phrase, and words near each other, stand in one sentence.
 */
export function createMatcher(patterns: readonly Pattern[], stem: Stem): Matcher {
  const index = createWordIndex(stem)
  const ready = patterns.map(({ node, except }) => ({
    ...makeFinder(node, index.atomOf),
    except: except.map((exception) => makeFinder(exception, index.atomOf)),
  }))
  const everywhere = ready.flatMap(({ needs }, keyword) => (needs.length === 0 ? [keyword] : []))
  const keywordsByAtom = new Map<number, number[]>()
  ready.forEach(({ needs }, keyword) => {
    const fewest = [...needs].sort((a, b) => a.length - b.length)[0]
    for (const atom of new Set(fewest)) keywordsByAtom.set(atom, [...(keywordsByAtom.get(atom) ?? []), keyword])
  })

  return (text, words) => {
    const positionsByAtom = index.positionsOf(words)
    const keywords = new Set(everywhere)
    for (const atom of positionsByAtom.keys())
      for (const keyword of keywordsByAtom.get(atom) ?? []) keywords.add(keyword)
    const scene = { text, words, positionsByAtom, sentences: once(() => numberSentences(text, words)) }
    return [...keywords]
      .sort((a, b) => a - b)
      .flatMap((keyword) => {
        const { find, needs, except } = ready[keyword]!
        if (!needs.every((atoms) => atoms.some((atom) => positionsByAtom.has(atom)))) return []
        const matches = find(scene)
        const exceptions = matches.length === 0 ? [] : except.flatMap((exception) => exception.find(scene))
        return withoutOverlaps(matches.filter((match) => !exceptions.some((other) => sharesWords(match, other)))).map(
          ({ start, end }) => ({ keyword, span: { start, end } }),
        )
      })
  }
}

const sharesWords = (a: Match, b: Match): boolean => a.from < b.to && b.from < a.to

function withoutOverlaps(matches: readonly Match[]): Match[] {
  const kept: Match[] = []
  const ordered = [...matches].sort((a, b) => a.start - b.start || a.end - b.end)
  for (const match of ordered) if (kept.length === 0 || match.start >= kept.at(-1)!.end) kept.push(match)
  return kept
}

type AtomOf = ReturnType<typeof createWordIndex>['atomOf']

function makeFinder(node: PatternNode, atomOf: AtomOf): Finder {
  switch (node.kind) {
    case 'word': {
      const atom = atomOf(node.word)
      return {
        needs: [[atom]],
        find: (scene) => (scene.positionsByAtom.get(atom) ?? []).map((at) => matchOf(scene, at, at + 1)),
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
        find: (scene) => options.flatMap((option) => option.find(scene)),
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

const matchOf = ({ words }: Scene, from: number, to: number): Match => ({
  from,
  to,
  start: words[from]!.start,
  end: words[to - 1]!.end,
})

const inOneSentence = ({ sentences }: Scene, a: number, b: number): boolean => sentences()[a] === sentences()[b]

/** Counts up at each full stop, question or exclamation mark between words, and at line ends. */
function numberSentences(text: string, words: readonly Word[]): Uint32Array {
  const numbers = new Uint32Array(words.length)
  for (let position = 1; position < words.length; position++) {
    const between = text.slice(words[position - 1]!.end, words[position]!.start)
    numbers[position] = numbers[position - 1]! + (/[.?!…]\W*\s|\n/.test(between) ? 1 : 0)
  }
  return numbers
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => (made ??= make())
}

function findSequence(parts: readonly Finder[], scene: Scene): Match[] {
  let matches = parts[0]!.find(scene)
  for (const part of parts.slice(1)) {
    if (matches.length === 0) return []
    const following = part.find(scene)
    matches = matches.flatMap((match) =>
      following
        .filter((next) => next.from === match.to && inOneSentence(scene, match.from, next.from))
        .map((next) => ({ ...match, to: next.to, end: next.end })),
    )
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
  return found.flatMap((candidates, leftmost) =>
    candidates.flatMap((first) => {
      const chosen = [first]
      for (const [part, others] of found.entries()) {
        if (part === leftmost) continue
        const next = others.find(
          (other) =>
            other.from >= first.from &&
            other.to - 1 - first.from <= within &&
            inOneSentence(scene, first.from, other.from) &&
            !chosen.some((match) => sharesWords(match, other)),
        )
        if (!next) return []
        chosen.push(next)
      }
      return matchOf(scene, first.from, Math.max(...chosen.map((match) => match.to)))
    }),
  )
}

/** The match of a regular expression, if it touches a word; what touches only blanks, marks or punctuation is none. */
function toMatch({ words }: Scene, span: Span): Match[] {
  const from = words.findIndex((word) => word.end > span.start)
  if (from === -1 || words[from]!.start >= span.end) return []
  let to = from + 1
  while (to < words.length && words[to]!.start < span.end) to++
  return [{ ...span, from, to }]
}
