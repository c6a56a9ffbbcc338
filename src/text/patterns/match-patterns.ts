import type { Pattern, PatternNode } from '../../model/pattern.ts'
import type { Span } from '../../model/span.ts'
import { countOf, endOf, type Said, startOf, type Words } from '../../model/words.ts'
import type { Stem } from '../stems.ts'
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
export type Matcher = ((said: Said) => Hit[]) & {
  /** Positions of the keywords that a text of these words may match; the others it cannot. */
  readonly possible: (forms: readonly string[]) => number[]
}

/** A match while it is being put together: the words `from` (in) to `to` (out), and the characters. */
interface Match extends Span {
  readonly from: number
  readonly to: number
}

/** The text being searched: its words, and which words each atom of the patterns stands on. */
interface Scene extends Said {
  readonly positionsByAtom: readonly (readonly number[])[]
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
  const keywordsByAtom: number[][] = Array.from({ length: index.count() }, () => [])
  ready.forEach(({ needs }, keyword) => {
    const fewest = [...needs].sort((a, b) => a.length - b.length)[0]
    for (const atom of new Set(fewest)) keywordsByAtom[atom]!.push(keyword)
  })
  const isPossible = (keyword: number, stands: (atom: number) => boolean): boolean =>
    ready[keyword]!.needs.every((atoms) => atoms.some(stands))
  // Kept from text to text, and emptied: most texts touch few of the atoms.
  const positionsByAtom: number[][] = keywordsByAtom.map(() => [])

  function match({ text, words }: Said): Hit[] {
    const atomsOf = index.atomsOfForms(words.forms)
    const standing: number[] = []
    for (let position = 0; position < words.ids.length; position++) {
      for (const atom of atomsOf[words.ids[position]!]!) {
        const positions = positionsByAtom[atom]!
        if (positions.length === 0) standing.push(atom)
        positions.push(position)
      }
    }
    if (standing.length === 0 && everywhere.length === 0) return []
    const stands = (atom: number): boolean => positionsByAtom[atom]!.length > 0
    const tried = [...everywhere]
    for (const atom of standing)
      for (const keyword of keywordsByAtom[atom]!) if (isPossible(keyword, stands)) tried.push(keyword)
    const scene = { text, words, positionsByAtom, sentences: once(() => numberSentences(text, words)) }
    const hits: Hit[] = []
    for (const keyword of [...new Set(tried)].sort((a, b) => a - b)) {
      const { find, except } = ready[keyword]!
      const matches = find(scene)
      if (matches.length === 0) continue
      const exceptions = except.flatMap((exception) => exception.find(scene))
      for (const { start, end } of withoutOverlaps(matches, exceptions)) hits.push({ keyword, span: { start, end } })
    }
    for (const atom of standing) positionsByAtom[atom]!.length = 0
    return hits
  }

  function possible(forms: readonly string[]): number[] {
    const standing = new Set(index.atomsOfForms(forms).flat())
    return ready.flatMap((_, keyword) => (isPossible(keyword, (atom) => standing.has(atom)) ? [keyword] : []))
  }

  return Object.assign(match, { possible })
}

const sharesWords = (a: Match, b: Match): boolean => a.from < b.to && b.from < a.to

/** Matches that share no words with an exception, nor characters with one that is kept before. */
function withoutOverlaps(matches: readonly Match[], exceptions: readonly Match[]): Match[] {
  const left =
    exceptions.length === 0 ? matches : matches.filter((one) => !exceptions.some((other) => sharesWords(one, other)))
  if (left.length < 2) return [...left]
  const kept: Match[] = []
  const ordered = [...left].sort((a, b) => a.start - b.start || a.end - b.end)
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
        find: (scene) => scene.positionsByAtom[atom]!.map((at) => matchOf(scene, at, at + 1)),
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
  start: startOf(words, from),
  end: endOf(words, to - 1),
})

const inOneSentence = ({ sentences }: Scene, a: number, b: number): boolean => sentences()[a] === sentences()[b]

/** Counts up at each full stop, question or exclamation mark between words, and at line ends. */
function numberSentences(text: string, words: Words): Uint32Array {
  const numbers = new Uint32Array(countOf(words))
  for (let position = 1; position < numbers.length; position++) {
    const [start, end] = [endOf(words, position - 1), startOf(words, position)]
    const isBlank = end - start === 1 && text.charCodeAt(start) === 32
    const ends = !isBlank && /[.?!…]\W*\s|\n/.test(text.slice(start, end))
    numbers[position] = numbers[position - 1]! + (ends ? 1 : 0)
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
  const count = countOf(words)
  let from = 0
  while (from < count && endOf(words, from) <= span.start) from++
  if (from === count || startOf(words, from) >= span.end) return []
  let to = from + 1
  while (to < count && startOf(words, to) < span.end) to++
  return [{ ...span, from, to }]
}
