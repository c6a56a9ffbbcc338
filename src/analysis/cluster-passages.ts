import { countBy, getOrInsert } from '../collections.ts'
import type { NamedPassage } from '../findings/clusters/name-clusters.ts'
import { projectOnComponents } from '../math/principal-components.ts'
import { createRandom, hashText } from '../math/random.ts'
import { normalize } from '../math/vectors.ts'
import { emptyWordsOf } from '../text/empty-words.ts'
import { formOf } from '../text/forms.ts'
import { nameKeysOf } from '../text/name-words.ts'
import { stemmerOf } from '../text/stems.ts'
import { tokenize } from '../text/words.ts'

/** A passage that may be grouped. */
export interface Passage extends NamedPassage {
  readonly id: string
  readonly transcriptId: string
  /** Its words that may name a topic, with repeats. */
  readonly content: readonly string[]
  readonly vector: ArrayLike<number>
}

/** A passage before it is known which of its words may name a topic. */
export interface SpokenPassage extends Pick<Passage, 'id' | 'transcriptId' | 'participantId' | 'vector'> {
  /** Comparison forms of its words, in order. */
  readonly forms: readonly string[]
}

/** Creates a function that gives the comparison forms of a text's words; that of each word is found once. */
export function createFormReader(): (text: string) => string[] {
  const known = new Map<string, string>()
  return (text) => {
    const { forms, ids } = tokenize(text)
    const own = forms.map((word) => getOrInsert(known, word, formOf))
    return Array.from(ids, (id) => own[id]!)
  }
}

/** Number of words that are compared with those of other interviews; a longer match is no chance. */
const run = 6
/** Share of such runs that are in an earlier interview, from which a passage is a repeat. */
const repeated = 0.3

/**
 * Finds the words of passages that may name a topic: inflections as their most frequent form, without the words of
 * `emptyWordsOf` and without the names of speakers.
 */
export function readPassages(spoken: readonly SpokenPassage[], language: string, names: readonly string[]): Passage[] {
  const stem = stemmerOf(language)
  const isEmpty = emptyWordsOf(language)
  const isName = nameKeysOf(names)
  const counts = new Map<string, number>()
  for (const { forms } of spoken) for (const form of forms) counts.set(form, (counts.get(form) ?? 0) + 1)
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
  return spoken.map(({ forms, ...passage }) => {
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
export function withoutRepeats(passages: readonly SpokenPassage[]): SpokenPassage[] {
  const firstIn = new Map<number, string>()
  const hashByForm = new Map<string, number>()
  return passages.filter(({ forms, transcriptId }) => {
    const hashes = forms.map((form) => getOrInsert(hashByForm, form, hashText))
    const runs = hashes.slice(run - 1).map((_, at) => hashRun(hashes, at))
    const known = runs.filter((key) => (firstIn.get(key) ?? transcriptId) !== transcriptId).length
    for (const key of runs) if (!firstIn.has(key)) firstIn.set(key, transcriptId)
    return known < repeated * runs.length || runs.length === 0
  })
}

/** A hash of the words of a run, by their hashes. */
function hashRun(hashes: readonly number[], from: number): number {
  let hash = 0
  for (let at = from; at < from + run; at++) hash = Math.imul(hash ^ hashes[at]!, 0x01000193) ^ (hash >>> 15)
  return hash >>> 0
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
  const spread = new Map<string, number>()
  for (const { words } of passages) for (const word of words) spread.set(word, (spread.get(word) ?? 0) + 1)
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
    const row = new Float64Array(vector.length + directions)
    row.set(vector)
    row.set(normalize(lexical), vector.length)
    return row
  })
  const projected = projectOnComponents(features, components)
  const scales = Array.from({ length: projected[0]?.length ?? 0 }, (_, axis) => {
    const variance = projected.reduce((total, row) => total + row[axis]! ** 2, 0) / projected.length
    return variance > 0 ? variance ** -0.25 : 0
  })
  return projected.map((row) => normalize(row.map((value, axis) => value * scales[axis]!)))
}

/** Creates a function that gives each word a fixed random direction of ones and minus ones. */
function createSigns(): (word: string) => Int8Array {
  const known = new Map<string, Int8Array>()
  return (word) =>
    getOrInsert(known, word, () => {
      const random = createRandom(hashText(word))
      const signs = new Int8Array(directions)
      for (let at = 0; at < directions; at++) signs[at] = random() < 0.5 ? -1 : 1
      return signs
    })
}
