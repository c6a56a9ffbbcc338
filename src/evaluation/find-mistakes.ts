import { byRank, countBy, groupBy } from '../collections.ts'
import type { CodedPassage } from '../model/coded-passage.ts'
import type { Coding } from '../model/coding.ts'
import type { Evaluation } from './evaluation.ts'
import { createLabeller } from './score-codings.ts'

/** A passage to which the tool gave what no coder did, or not what all of them did. */
export interface Mistake {
  readonly passage: CodedPassage
  readonly label: string
  /** The codings that are wrong; empty for a miss. */
  readonly codings: readonly Coding[]
}

/** A code that coders gave and another that the tool gave instead, in how many passages. */
export interface Confusion {
  readonly given: string
  readonly found: string
  readonly passages: number
}

/** The worst mistakes at the level of themes, and the codes that are taken for each other. */
export interface Mistakes {
  /** The surest first. */
  readonly falseHits: readonly Mistake[]
  readonly misses: readonly Mistake[]
  readonly confusions: readonly Confusion[]
}

/** Finds them among what one setting coded. */
export function findMistakes({ passages, codebook }: Evaluation, codings: readonly Coding[]): Mistakes {
  const [themesOf, codesOf] = [createLabeller(codebook, 'theme'), createLabeller(codebook, 'code')]
  const byPassage = groupBy(codings, ({ segmentId }) => segmentId)
  const compared = passages.map((passage) => {
    const own = byPassage.get(passage.id) ?? []
    const sets = [...passage.codesByCoder.values()]
    const found = own.map(({ codeId }) => codeId)
    return { passage, own, sets, found }
  })
  const falseHits = compared.flatMap(({ passage, own, sets, found }) =>
    [...themesOf(found)]
      .filter((theme) => sets.every((codes) => !themesOf(codes).has(theme)))
      .map((label) => ({ passage, label, codings: own.filter(({ codeId }) => themesOf([codeId]).has(label)) })),
  )
  const misses = compared.flatMap(({ passage, sets, found }) =>
    [...themesOf(sets[0] ?? [])]
      .filter((theme) => sets.every((codes) => themesOf(codes).has(theme)) && !themesOf(found).has(theme))
      .map((label): Mistake => ({ passage, label, codings: [] })),
  )
  const pairs = compared.flatMap(({ sets, found }) => {
    const [given, got] = [codesOf(sets.flatMap((codes) => [...codes])), codesOf(found)]
    return [...given]
      .filter((code) => !got.has(code))
      .flatMap((code) => [...got].filter((other) => !given.has(other)).map((other) => `${code} ${other}`))
  })
  const confusions = [...countBy(pairs, (pair) => pair)].map(([pair, count]): Confusion => {
    const [given, found] = pair.split(' ')
    return { given: given!, found: found!, passages: count }
  })
  const surest = ({ codings: wrong }: Mistake): number => Math.max(...wrong.map(({ confidence }) => confidence))
  return {
    falseHits: falseHits.sort(byRank(surest, ({ passage }) => passage.id)),
    misses,
    confusions: confusions.sort(
      byRank(
        ({ passages: count }) => count,
        ({ given }) => given,
        ({ found }) => found,
      ),
    ),
  }
}
