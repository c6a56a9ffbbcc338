import type { Pattern } from '../../model/pattern.ts'
import type { Span } from '../../model/span.ts'
import { endOf, type Said, startOf, type Words } from '../../model/words.ts'
import type { Stem } from '../stems.ts'
import { type Finder, type Match, makeFinder, meets, numberSentences, sharesWords } from './find-nodes.ts'
import { createWordIndex } from './index-words.ts'

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
  const uses = new Uint32Array(index.count())
  let texts = 0
  let keywordsByAtom = listByRarest(ready, uses)
  // Kept from text to text, and emptied: most texts touch few of the atoms.
  const positionsByAtom: number[][] = keywordsByAtom.map(() => [])
  const standing = new Uint8Array(index.count())

  function match({ text, words }: Said): Hit[] {
    const atomsOf = index.atomsOfForms(words.forms)
    const { ids } = words
    const met: number[] = []
    for (let position = 0; position < ids.length; position++) {
      const atoms = atomsOf[ids[position]!]!
      for (let at = 0; at < atoms.length; at++) {
        const atom = atoms[at]!
        if (standing[atom] === 0) {
          standing[atom] = 1
          met.push(atom)
        }
        positionsByAtom[atom]!.push(position)
      }
    }
    if (met.length === 0 && everywhere.length === 0) return []
    for (const atom of met) uses[atom]!++
    if (relisted.has(++texts)) keywordsByAtom = listByRarest(ready, uses)
    const tried = [...everywhere]
    for (const atom of met)
      for (const keyword of keywordsByAtom[atom]!) if (meets(ready[keyword]!.needs, standing)) tried.push(keyword)
    const scene = { text, words, positionsByAtom, standing, sentences: once(() => numberSentences(text, words)) }
    const hits: Hit[] = []
    let last = -1
    for (const keyword of tried.sort((a, b) => a - b)) {
      if (keyword === last) continue
      last = keyword
      const { find, except } = ready[keyword]!
      const matches = find(scene)
      if (matches.length === 0) continue
      const exceptions = except.flatMap((exception) => exception.find(scene))
      for (const span of withoutOverlaps(matches, exceptions, words)) hits.push({ keyword, span })
    }
    for (const atom of met) {
      positionsByAtom[atom]!.length = 0
      standing[atom] = 0
    }
    return hits
  }

  function possible(forms: readonly string[]): number[] {
    const said = new Uint8Array(index.count())
    for (const atoms of index.atomsOfForms(forms)) for (const atom of atoms) said[atom] = 1
    return ready.flatMap(({ needs }, keyword) => (meets(needs, said) ? [keyword] : []))
  }

  return Object.assign(match, { possible })
}

/** After so many texts it is known which words are rare. */
const relisted: ReadonlySet<number> = new Set([100, 2000])

/**
 * For each atom the keywords that are tried where it stands: those of which it is in the list that stands most rarely,
 * since a match needs an atom of each list. Which list is taken changes nothing but how much is tried in vain.
 *
 * @param uses in how many texts each atom has stood so far
 */
function listByRarest(ready: readonly Finder[], uses: Uint32Array): number[][] {
  const keywordsByAtom: number[][] = Array.from(uses, () => [])
  const useOf = (atoms: readonly number[]): number => atoms.reduce((total, atom) => total + 1 + uses[atom]!, 0)
  ready.forEach(({ needs }, keyword) => {
    const rarest = needs.length === 0 ? [] : needs.reduce((a, b) => (useOf(b) < useOf(a) ? b : a))
    for (const atom of new Set(rarest)) keywordsByAtom[atom]!.push(keyword)
  })
  return keywordsByAtom
}

/** The places of matches that share no words with an exception, nor characters with a match that is kept before. */
function withoutOverlaps(matches: readonly Match[], exceptions: readonly Match[], words: Words): Span[] {
  const left =
    exceptions.length === 0 ? matches : matches.filter((one) => !exceptions.some((other) => sharesWords(one, other)))
  const spans = left.map(({ from, to, span }) => span ?? { start: startOf(words, from), end: endOf(words, to - 1) })
  if (spans.length < 2) return spans
  const kept: Span[] = []
  for (const span of spans.sort((a, b) => a.start - b.start || a.end - b.end))
    if (kept.length === 0 || span.start >= kept.at(-1)!.end) kept.push(span)
  return kept
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => (made ??= make())
}
