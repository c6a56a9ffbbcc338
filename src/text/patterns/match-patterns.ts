import { once } from '../../collections.ts'
import type { Pattern } from '../../model/pattern.ts'
import type { Span } from '../../model/span.ts'
import { endOf, startOf, type TokenizedText } from '../../model/words.ts'
import { normalText } from '../normal-text.ts'
import { sentenceRulesOf } from '../sentence-rules.ts'
import { wordRulesOf } from '../word-rules.ts'
import { makeFinder, mayMatchAll } from './find-nodes.ts'
import { createWordIndex } from './index-words.ts'
import {
  createSentenceStarts,
  firstsOf,
  type Match,
  type SearchBatch,
  searchBatchesOf,
  sharesWords,
  textOf,
} from './scene.ts'
import { createTermMatches } from './term-matches.ts'

/** A match of a keyword. */
export interface Hit {
  /** Position of the keyword in the list that the matcher was made of. */
  readonly keyword: number
  /** From the first to the last character of the match, in the text that was searched. */
  readonly span: Span
}

/** Finds all keywords in texts whose words are given. */
export interface Matcher {
  /** The hits in each text, in the order of the keywords, then of the text. */
  readonly find: (texts: readonly TokenizedText[]) => Hit[][]
  /** Positions of the keywords that a text of these words may match; the others it cannot. */
  readonly possible: (forms: readonly string[]) => number[]
}

/**
 * Makes a matcher for many keywords at once. Each distinct word is looked up once; a keyword is tried only where its
 * words occur, once for many texts. Matches of one keyword do not overlap (the leftmost and shortest is kept). Words of
 * a phrase, and words near each other, are in one sentence.
 *
 * @param language of the texts, as a BCP 47 tag: decides which words are inflections
 */
export function createMatcher(patterns: readonly Pattern[], language: string): Matcher {
  const index = createWordIndex(wordRulesOf(language))
  const rules = sentenceRulesOf(language)
  const ready = patterns.map(({ node, except }) => ({
    ...makeFinder(node, index),
    except: except.map((exception) => makeFinder(exception, index)),
  }))
  const isEverywhere = ready.some(({ needs }) => needs.length === 0)
  const terms = createTermMatches(index)

  function search(texts: readonly TokenizedText[]): Hit[][] {
    const hits = texts.map((): Hit[] => [])
    const firsts = firstsOf(texts)
    terms.search(texts, firsts)
    if (terms.isNone() && !isEverywhere) return hits
    const scene: SearchBatch = {
      texts,
      firsts,
      occurs: terms.occurs,
      matchesOf: terms.matchesOf,
      beginsSentence: createSentenceStarts({ texts, firsts }, rules),
      normalTexts: once(() => texts.map(({ text }) => normalText(text))),
    }
    for (let keyword = 0; keyword < ready.length; keyword++) {
      const { needs, find, except } = ready[keyword]!
      if (!mayMatchAll(needs, terms.occurs)) continue
      const matches = find(scene)
      if (matches.length === 0) continue
      const exceptions = except.flatMap((exception) => exception.find(scene))
      for (const { text, span } of withoutOverlaps(matches, exceptions, scene)) hits[text]!.push({ keyword, span })
    }
    return hits
  }

  function possible(forms: readonly string[]): number[] {
    const said = new Uint8Array(index.count())
    for (const word of index.numbersOf(forms)) if (word !== -1) for (const atom of index.atomsOf(word)) said[atom] = 1
    const found: number[] = []
    for (let keyword = 0; keyword < ready.length; keyword++)
      if (mayMatchAll(ready[keyword]!.needs, said)) found.push(keyword)
    return found
  }

  return { find: (texts) => [...searchBatchesOf(texts)].flatMap(search), possible }
}

/** Characters of a text of the scene. */
interface Place {
  readonly text: number
  readonly span: Span
}

/** The places of matches that share no words with an exception, nor characters with a match that is kept before. */
function withoutOverlaps(matches: readonly Match[], exceptions: readonly Match[], scene: SearchBatch): Place[] {
  const left =
    exceptions.length === 0 ? matches : matches.filter((one) => !exceptions.some((other) => sharesWords(one, other)))
  const places = left.map((match) => placeOf(match, scene))
  if (places.length < 2) return places
  const kept: Place[] = []
  for (const place of places.sort(byStart)) {
    const last = kept.at(-1)
    if (last?.text !== place.text || place.span.start >= last.span.end) kept.push(place)
  }
  return kept
}

const byStart = (a: Place, b: Place): number =>
  a.text - b.text || a.span.start - b.span.start || a.span.end - b.span.end

function placeOf({ from, to, start, end }: Match, { texts, firsts }: SearchBatch): Place {
  const text = textOf(from, firsts)
  const { words } = texts[text]!
  const first = firsts[text]!
  return {
    text,
    span: {
      start: start === -1 ? startOf(words, from - first) : start,
      end: end === -1 ? endOf(words, to - 1 - first) : end,
    },
  }
}
