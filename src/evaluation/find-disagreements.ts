import { unique } from '../collections.ts'
import type { Codebook } from '../model/codebook.ts'
import type { CodedPassage } from '../model/coded-passage.ts'
import { createLabeller, type Level } from './score-codings.ts'

/** A passage that coders see differently, to be talked about. */
export interface Disagreement {
  readonly passage: CodedPassage
  readonly label: string
  readonly yes: readonly string[]
  readonly no: readonly string[]
}

/** Every label that some coders of a passage gave and others did not, passages in order. */
export function findDisagreements(passages: readonly CodedPassage[], codebook: Codebook, level: Level): Disagreement[] {
  const labelled = createLabeller(codebook, level)
  return passages.flatMap((passage) => {
    const given = [...passage.codesByCoder].map(([coder, codes]) => ({ coder, labels: labelled(codes) }))
    return unique(given.flatMap(({ labels }) => [...labels])).flatMap((label): Disagreement[] => {
      const yes = given.filter(({ labels }) => labels.has(label)).map(({ coder }) => coder)
      const no = given.filter(({ labels }) => !labels.has(label)).map(({ coder }) => coder)
      return no.length === 0 ? [] : [{ passage, label, yes, no }]
    })
  })
}
