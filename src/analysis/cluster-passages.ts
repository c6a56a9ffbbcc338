import { countBy, getOrInsert } from '../collections.ts'
import type { NamedPassage } from '../findings/clusters/name-clusters.ts'
import { projectOnComponents } from '../math/principal-components.ts'
import { createRandom, hashText } from '../math/random.ts'
import { normalize } from '../math/vectors.ts'
import { emptyWordsOf } from '../text/empty-words.ts'
import { formOf } from '../text/forms.ts'
import { nameKeysOf } from '../text/name-words.ts'
import { stemmerOf } from '../text/stems.ts'
import { wordsOf } from '../text/words.ts'

/** A passage that may be grouped. */
export interface Passage extends NamedPassage {
  readonly id: string
  readonly transcriptId: string
  /** Its words that may name a topic, with repeats. */
  readonly content: readonly string[]
  readonly vector: ArrayLike<number>
}

/** A passage before its words are looked at. */
export interface PassageText extends Pick<Passage, 'id' | 'transcriptId' | 'participantId' | 'vector'> {
  readonly text: string
}

/** Number of words that are compared with those of other interviews; a longer match is no chance. */
const run = 6
/** Share of such runs that are in an earlier interview, from which a passage is a repeat. */
const repeated = 0.3

/**
 * Finds the words of passages that may name a topic: inflections as their most frequent form, without the words of
 * `emptyWordsOf` and without the names of speakers.
 */
export function readPassages(texts: readonly PassageText[], language: string, names: readonly string[]): Passage[] {
  const stem = stemmerOf(language)
  const isEmpty = emptyWordsOf(language)
  const isName = nameKeysOf(names)
  const spoken = texts.map(({ text }) => wordsOf(text).map((word) => formOf(word.text)))
  const counts = countBy(spoken.flat(), (form) => form)
  const formByStem = new Map<string, string>()
  const stemByForm = new Map<string, string>()
  for (const form of [...counts.keys()].sort()) {
    const key = stem(form)
    stemByForm.set(form, key)
    const shown = formByStem.get(key)
    if (shown === undefined || counts.get(form)! > counts.get(shown)!) formByStem.set(key, form)
  }
  const usable = new Map<string, string | null>()
  const shownOf = (form: string): string | null =>
    getOrInsert(usable, form, () => {
      const shown = formByStem.get(stemByForm.get(form)!)!
      return [form, shown].some((each) => isEmpty(each) || isName(each)) ? null : shown
    })
  return texts.map(({ text: _, ...passage }, position) => {
    const forms = spoken[position]!
    const shown = forms.map(shownOf)
    const content = shown.filter((word) => word !== null)
    const pairs = forms.flatMap((form, at) =>
      at > 0 && shown[at] !== null && shown[at - 1] !== null && form !== forms[at - 1]
        ? [`${forms[at - 1]} ${form}`]
        : [],
    )
    return { ...passage, content, words: new Set(content), pairs: new Set(pairs) }
  })
}

/**
 * The passages without those that repeat the wording of an earlier interview: the same interview in another file, or
 * what a host says each time.
 */
export function withoutRepeats(texts: readonly PassageText[]): PassageText[] {
  const firstIn = new Map<number, string>()
  return texts.filter(({ text, transcriptId }) => {
    const words = wordsOf(text).map((word) => formOf(word.text))
    const keys = words.slice(run - 1).map((_, at) => hashText(words.slice(at, at + run).join(' ')))
    const known = keys.filter((key) => (firstIn.get(key) ?? transcriptId) !== transcriptId).length
    for (const key of keys) if (!firstIn.has(key)) firstIn.set(key, transcriptId)
    return known < repeated * keys.length || keys.length === 0
  })
}

/** Number of directions that rare words are projected on, and of principal components that are kept. */
const [directions, components] = [256, 16]
/** A word in fewer passages joins nothing, one in a larger share of them distinguishes nothing. */
const [minPassages, maxShare] = [3, 0.2]

/**
 * The numbers by which passages are grouped, length 1: the principal components of their vectors and of their words,
 * weighted by rarity (projected at random, Achlioptas 2003). Components are divided by the root of their deviation, so
 * that a topic of few passages is not lost behind the few directions in which all passages differ.
 */
export function featuresOf(passages: readonly Passage[]): number[][] {
  const spread = countBy(
    passages.flatMap(({ words }) => [...words]),
    (word) => word,
  )
  const signsOf = createSigns()
  const features = passages.map(({ vector, content }) => {
    const lexical = new Float64Array(directions)
    for (const [word, count] of countBy(content, (each) => each)) {
      const among = spread.get(word)!
      if (among < minPassages || among > maxShare * passages.length) continue
      const weight = (1 + Math.log(count)) * Math.log(passages.length / among)
      const signs = signsOf(word)
      for (let at = 0; at < directions; at++) lexical[at]! += weight * signs[at]!
    }
    normalize(lexical)
    return Float64Array.from({ length: vector.length + directions }, (_, at) =>
      at < vector.length ? vector[at]! : lexical[at - vector.length]!,
    )
  })
  const projected = projectOnComponents(features, components)
  const scales = Array.from({ length: projected[0]?.length ?? 0 }, (_, axis) => {
    const variance = projected.reduce((total, row) => total + row[axis]! ** 2, 0) / projected.length
    return variance > 0 ? variance ** -0.25 : 0
  })
  return projected.map((row) => normalize(row.map((value, axis) => value * scales[axis]!)))
}

/** Creates a function that gives each word a fixed random direction of ones and minus ones. */
function createSigns(): (word: string) => Float64Array {
  const known = new Map<string, Float64Array>()
  return (word) =>
    getOrInsert(known, word, () => {
      const random = createRandom(hashText(word))
      return Float64Array.from({ length: directions }, () => (random() < 0.5 ? -1 : 1))
    })
}
