import { firstReached } from '../../collections.ts'
import type { PatternNode } from '../../model/pattern.ts'
import type { Span } from '../../model/span.ts'
import type { createWordIndex } from './index-words.ts'
import { compileRegex } from './regex.ts'
import { type Match, positionsTouched, type Scene } from './scene.ts'

/** A pattern node made ready. */
export interface Finder {
  /** Its matches in a scene, in the order in which they begin. */
  readonly find: (scene: Scene) => readonly Match[]
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

type WordIndex = ReturnType<typeof createWordIndex>

/** Makes a node of a pattern ready. */
export function makeFinder(node: PatternNode, index: WordIndex): Finder {
  switch (node.kind) {
    case 'word':
      return finderOf(index.atomOf(node.word))
    case 'sequence': {
      const parts = node.parts.map((part) => makeFinder(part, index))
      return { needs: parts.flatMap(({ needs }) => needs), find: (scene) => findSequence(parts, scene) }
    }
    case 'either': {
      const words = node.options.flatMap((option) => (option.kind === 'word' ? option.word : []))
      const others = node.options.filter(({ kind }) => kind !== 'word').map((option) => makeFinder(option, index))
      const options = words.length === 0 ? others : [finderOf(index.atomOfAny(words)), ...others]
      const [only] = options
      if (only !== undefined && options.length === 1) return only
      const first = options.map(({ needs }) => needs[0])
      return {
        needs: first.includes(undefined) ? [] : [first.flatMap((atoms) => atoms!)],
        find: (scene) => findEither(options, scene),
      }
    }
    case 'near': {
      const parts = node.parts.map((part) => makeFinder(part, index))
      return { needs: parts.flatMap(({ needs }) => needs), find: (scene) => findNear(parts, node.within, scene) }
    }
    case 'regex': {
      const { find, wrong } = compileRegex(node.expression, node.ignoreCase)
      if (wrong !== undefined) throw new Error(`a regular expression that was checked cannot be read: ${wrong}`)
      return { needs: [], find: (scene) => findCharacters(find, scene) }
    }
    default:
      return node satisfies never
  }
}

const finderOf = (atom: number): Finder => ({
  needs: [[atom]],
  find: ({ matchesByAtom }) => matchesByAtom[atom]!,
})

const matchOf = (from: number, to: number): Match => ({ from, to, span: null })

const inOneSentence = ({ sentences }: Scene, a: number, b: number): boolean => sentences()[a] === sentences()[b]

const byPlace = (a: Match, b: Match): number => a.from - b.from || a.to - b.to

/** Place in a list of the first match that begins at a word or behind it. */
const firstAt = (matches: readonly Match[], from: number): number =>
  firstReached(matches.length, (at) => matches[at]!.from >= from)

function findEither(options: readonly Finder[], scene: Scene): readonly Match[] {
  const found = options.flatMap(({ needs, find }) => (meets(needs, scene.standing) ? find(scene) : []))
  return found.sort(byPlace)
}

/** Matches of the parts in a row. What joins several matches takes their words. */
function findSequence(parts: readonly Finder[], scene: Scene): readonly Match[] {
  let matches = parts[0]!.find(scene)
  for (let part = 1; part < parts.length && matches.length > 0; part++) {
    const following = parts[part]!.find(scene)
    if (following.length === 0) return following
    const joined: Match[] = []
    for (const { from, to } of matches)
      for (let at = firstAt(following, to); following[at]?.from === to; at++)
        if (inOneSentence(scene, from, to)) joined.push(matchOf(from, following[at]!.to))
    matches = joined
  }
  return matches
}

/** For each match as the leftmost one, the first matches of the other parts that end within the window. */
function findNear(parts: readonly Finder[], within: number, scene: Scene): readonly Match[] {
  const found: (readonly Match[])[] = []
  for (const part of parts) {
    const matches = part.find(scene)
    if (matches.length === 0) return matches
    found.push(matches)
  }
  const near: Match[] = []
  const chosen: Match[] = [] // one list for all, since most of the many tries come to nothing
  for (const [leftmost, firsts] of found.entries()) {
    for (const first of withinReach(firsts, found, within)) {
      chosen.length = 1
      chosen[0] = first
      if (!chooseNearest(chosen, leftmost, found, within, scene)) continue
      const to = chosen.reduce((end, match) => Math.max(end, match.to), 0)
      near.push(matchOf(first.from, to))
    }
  }
  return near.sort(byPlace)
}

/** Those of some matches from which on all parts begin within the window; the others are stepped over together. */
function* withinReach(
  firsts: readonly Match[],
  found: readonly (readonly Match[])[],
  within: number,
): Generator<Match> {
  for (let at = 0; at < firsts.length; ) {
    const first = firsts[at]!
    const reach = beginOfAll(found, first.from) - within
    if (reach > first.from) at = firstAt(firsts, reach)
    else {
      yield first
      at++
    }
  }
}

/** Where, from a word on, each part has begun at least once; infinite when one does not begin any more. */
function beginOfAll(found: readonly (readonly Match[])[], from: number): number {
  let begin = from
  for (const matches of found)
    begin = Math.max(begin, matches[firstAt(matches, from)]?.from ?? Number.POSITIVE_INFINITY)
  return begin
}

/** Adds to a match the nearest of the other parts behind it; false where one is missing. */
function chooseNearest(
  chosen: Match[],
  leftmost: number,
  found: readonly (readonly Match[])[],
  within: number,
  scene: Scene,
): boolean {
  for (let part = 0; part < found.length; part++) {
    if (part === leftmost) continue
    const next = nextWithin(found[part]!, chosen, within, scene)
    if (next === null) return false
    chosen.push(next)
  }
  return true
}

/** The first match from where the first of those chosen begins that shares its sentence, but no words with any. */
function nextWithin(matches: readonly Match[], chosen: readonly Match[], within: number, scene: Scene): Match | null {
  const { from } = chosen[0]!
  for (let at = firstAt(matches, from); at < matches.length; at++) {
    const other = matches[at]!
    if (other.from - from > within) return null
    const isNear = other.to - 1 - from <= within && inOneSentence(scene, from, other.from)
    if (isNear && !chosen.some((match) => sharesWords(match, other))) return other
  }
  return null
}

/** Matches of a regular expression that touch a word; what touches only blanks, marks or punctuation is none. */
function findCharacters(find: (text: string) => Span[], scene: Scene): readonly Match[] {
  return scene.texts.flatMap((said, number) =>
    find(said.text).flatMap((span): Match[] => {
      const { from, to } = positionsTouched(said.words, span)
      const first = scene.firsts[number]!
      return from === to ? [] : [{ from: first + from, to: first + to, span }]
    }),
  )
}
