import { sum } from '../../collections.ts'
import type { PatternNode, PatternWord } from '../../model/pattern.ts'
import type { Span } from '../../model/span.ts'
import { wordCountOf } from '../../model/words.ts'
import { findUnspoken } from '../markers.ts'
import { findNear } from './find-near.ts'
import { findWritten } from './find-written.ts'
import type { WordIndex } from './index-words.ts'
import { compileRegex } from './regex.ts'
import { byPlace, firstAt, inOneSentence, type Match, matchOf, positionsTouched, type SearchBatch } from './scene.ts'

/** A pattern node made ready. */
export interface Finder {
  /** Its matches in a scene, in the order in which they begin. */
  readonly find: (scene: SearchBatch) => readonly Match[]
  /** Required terms: a match needs one term of each list; without lists it is tried everywhere. */
  readonly needs: readonly (readonly number[])[]
  /** Most words of a match. */
  readonly longest: number
}

/** True if every list has at least one term that is present (1). */
export function mayMatchAll(needs: readonly (readonly number[])[], occurs: Uint8Array): boolean {
  for (let list = 0; list < needs.length; list++) {
    const atoms = needs[list]!
    let at = 0
    while (at < atoms.length && occurs[atoms[at]!] === 0) at++
    if (at === atoms.length) return false
  }
  return true
}

/** Makes a node of a pattern ready. */
export function makeFinder(node: PatternNode, index: WordIndex): Finder {
  switch (node.kind) {
    case 'word':
      return findWord(node.word, index)
    case 'sequence':
      return sequenceOf(makeParts(node.parts, index))
    case 'either': {
      const words = node.options.flatMap((option) =>
        option.kind === 'word' && index.openSpelling(option.word) === null ? option.word : [],
      )
      const others = node.options.filter((option) => option.kind !== 'word' || !words.includes(option.word))
      const options = others.map((option) => makeFinder(option, index))
      return eitherOf(words.length === 0 ? options : [finderOf(index.atomOfAny(words)), ...options])
    }
    case 'near': {
      const parts = node.parts.map((part) => makeFinder(part, index))
      return {
        needs: parts.flatMap(({ needs }) => needs),
        longest: Number.POSITIVE_INFINITY,
        find: (scene) => findNear(parts, node.within, scene),
      }
    }
    case 'written': {
      const parts = node.words.map((word) => finderOf(index.atomOf(word)))
      return {
        needs: parts.flatMap(({ needs }) => needs),
        longest: parts.length,
        find: (scene) => findWritten(node, findSequence(parts, scene), scene),
      }
    }
    case 'regex': {
      const { find, wrong } = compileRegex(node.expression, node.ignoreCase)
      if (wrong !== undefined) throw new Error(`a regular expression that was checked cannot be read: ${wrong}`)
      return { needs: [], longest: Number.POSITIVE_INFINITY, find: (scene) => findCharacters(find, scene) }
    }
    default:
      return node satisfies never
  }
}

/** A word, also where it is written with a blank: "e mail" for email. */
function findWord(word: PatternWord, index: WordIndex): Finder {
  const finder = finderOf(index.atomOf(word))
  const open = index.openSpelling(word)
  return open === null ? finder : eitherOf([finder, sequenceOf(open.map((part) => finderOf(index.atomOf(part))))])
}

/** The parts of a sequence. A letter alone and the word behind it are also found as one word: email for "e mail". */
function makeParts(nodes: readonly PatternNode[], index: WordIndex): Finder[] {
  const parts: Finder[] = []
  for (let at = 0; at < nodes.length; at++) {
    const [node, next] = [nodes[at]!, nodes[at + 1]]
    if (node.kind !== 'word' || next?.kind !== 'word' || !index.isLoneLetter(node.word)) {
      parts.push(makeFinder(node, index))
      continue
    }
    const joined = { kind: next.word.kind, value: node.word.value + next.word.value }
    const apart = sequenceOf([node, next].map(({ word }) => finderOf(index.atomOf(word))))
    parts.push(eitherOf([apart, finderOf(index.atomOf(joined))]))
    at++
  }
  return parts
}

function sequenceOf(parts: readonly Finder[]): Finder {
  const [only] = parts
  if (only !== undefined && parts.length === 1) return only
  return {
    needs: parts.flatMap(({ needs }) => needs),
    longest: sum(parts, ({ longest }) => longest),
    find: (scene) => findSequence(parts, scene),
  }
}

function eitherOf(options: readonly Finder[]): Finder {
  const [only] = options
  if (only !== undefined && options.length === 1) return only
  const first = options.map(({ needs }) => needs[0])
  return {
    needs: first.includes(undefined) ? [] : [first.flatMap((atoms) => atoms!)],
    longest: Math.max(...options.map(({ longest }) => longest)),
    find: (scene) => findEither(options, scene),
  }
}

/** Finds a term; two words that a hyphen joins match as well. */
const finderOf = (atom: number): Finder => ({ needs: [[atom]], longest: 2, find: ({ matchesOf }) => matchesOf(atom) })

function findEither(options: readonly Finder[], scene: SearchBatch): readonly Match[] {
  const found: Match[] = []
  for (const { needs, find } of options)
    if (mayMatchAll(needs, scene.occurs)) for (const match of find(scene)) found.push(match)
  return found.sort(byPlace)
}

/** Matches of the parts in a row. What joins several matches takes their words. */
function findSequence(parts: readonly Finder[], scene: SearchBatch): readonly Match[] {
  let [matches, longest] = [parts[0]!.find(scene), parts[0]!.longest]
  for (let part = 1; part < parts.length && matches.length > 0; part++) {
    matches = joinMatches(matches, parts[part]!.find(scene), longest, scene)
    longest += parts[part]!.longest
  }
  return matches
}

/**
 * Matches with those that follow on them in their sentence. Of both lists, what is too far from any match of the other is
 * stepped over together: most are of frequent words.
 */
function joinMatches(
  matches: readonly Match[],
  following: readonly Match[],
  longest: number,
  scene: SearchBatch,
): readonly Match[] {
  const joined: Match[] = []
  for (let at = 0, next = 0; at < matches.length; at++) {
    const { from, to, start } = matches[at]!
    next = firstAt(following, from + 1, next)
    if (next === following.length) break
    const reach = following[next]!.from - longest
    if (reach > from) at = firstAt(matches, reach, at) - 1
    else
      for (let place = next; place < following.length && following[place]!.from <= to; place++)
        if (following[place]!.from === to && inOneSentence(scene, from, to))
          joined.push(matchOf(from, following[place]!.to, start, following[place]!.end))
  }
  return joined
}

/**
 * Matches of a regular expression. One that touches no word, such as a sign, has the position of the word before it; blanks and
 * transcribers' marks are none.
 */
function findCharacters(find: (text: string) => Span[], scene: SearchBatch): readonly Match[] {
  return scene.texts.flatMap((said, number) => {
    const { text, placeOf } = scene.normalTexts()[number]!
    return find(text).flatMap((found): Match[] => {
      const span = placeOf(found.start, found.end)
      const { from, to } = positionsTouched(said.words, span)
      const first = scene.firsts[number]!
      if (from < to) return [matchOf(first + from, first + to, span.start, span.end)]
      if (wordCountOf(said.words) === 0 || isSilent(said.text, span)) return []
      const beside = first + Math.max(0, from - 1)
      return [matchOf(beside, beside + 1, span.start, span.end)]
    })
  })
}

/** True if characters are blanks, or of a transcriber's mark. */
const isSilent = (text: string, { start, end }: Span): boolean =>
  text.slice(start, end).trim() === '' || findUnspoken(text).some((mark) => mark.start < end && start < mark.end)
