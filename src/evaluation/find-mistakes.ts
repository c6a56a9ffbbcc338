import { countBy, groupBy, orderBy } from '../collections.ts'
import type { CodedPassage } from '../model/coded-passage.ts'
import type { Coding } from '../model/coding.ts'
import type { Evaluation } from './evaluation.ts'
import { answerForLabel, createLabeller, type Label, labelsOf } from './labels.ts'

/** A passage to which the tool gave what all who looked say does not apply, or not what all of them say does. */
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
  /** The most confident first. */
  readonly falseHits: readonly Mistake[]
  readonly misses: readonly Mistake[]
  readonly confusions: readonly Confusion[]
}

/** Finds them among what one setting coded. */
export function findMistakes({ passages, codebook }: Evaluation, codings: readonly Coding[]): Mistakes {
  const [themes, codes] = [labelsOf(codebook, 'theme'), labelsOf(codebook, 'code')]
  const [themesOf, codesOf] = [createLabeller(codebook, 'theme'), createLabeller(codebook, 'code')]
  const byPassage = groupBy(codings, ({ segmentId }) => segmentId)
  const compared = passages.map((passage) => {
    const own = byPassage.get(passage.id) ?? []
    return { passage, own, found: own.map(({ codeId }) => codeId) }
  })
  const falseHits = compared.flatMap(({ passage, own, found }) =>
    themes
      .filter((theme) => themesOf(found).has(theme.id) && agreedAnswer(passage, theme) === false)
      .map(({ id }) => ({ passage, label: id, codings: own.filter(({ codeId }) => themesOf([codeId]).has(id)) })),
  )
  const misses = compared.flatMap(({ passage, found }) =>
    themes
      .filter((theme) => !themesOf(found).has(theme.id) && agreedAnswer(passage, theme) === true)
      .map(({ id }): Mistake => ({ passage, label: id, codings: [] })),
  )
  const pairs = compared.flatMap(({ passage, found }) => {
    const got = codesOf(found)
    const given = codes.filter((code) => !got.has(code.id) && answersOf(passage, code).includes(true))
    const wrong = codes.filter((code) => got.has(code.id) && agreedAnswer(passage, code) === false)
    return given.flatMap((code) => wrong.map((other) => `${code.id} ${other.id}`))
  })
  const confusions = [...countBy(pairs, (pair) => pair)].map(([pair, count]): Confusion => {
    const [given, found] = pair.split(' ')
    return { given: given!, found: found!, passages: count }
  })
  const confidenceOf = ({ codings: wrong }: Mistake): number => Math.max(...wrong.map(({ confidence }) => confidence))
  return {
    falseHits: falseHits.sort(orderBy(confidenceOf, ({ passage }) => passage.id)),
    misses,
    confusions: confusions.sort(
      orderBy(
        ({ passages: count }) => count,
        ({ given }) => given,
        ({ found }) => found,
      ),
    ),
  }
}

const answersOf = (passage: CodedPassage, label: Label): boolean[] =>
  [...passage.codesByCoder.keys()].flatMap((coder) => answerForLabel(passage, coder, label) ?? [])

/** The answer of all who looked for a label; null where they differ or nobody looked. */
function agreedAnswer(passage: CodedPassage, label: Label): boolean | null {
  const [first, ...others] = answersOf(passage, label)
  return first === undefined || others.some((other) => other !== first) ? null : first
}
