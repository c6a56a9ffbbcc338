import type { Level } from '../model/agreement.ts'
import type { Codebook } from '../model/codebook.ts'
import type { CodedPassage } from '../model/coded-passage.ts'
import type { Verdict } from '../model/coding.ts'
import { answersInCommon, labelsOf } from './labels.ts'

/** A passage that coders see differently, to be discussed. */
export interface Disagreement {
  readonly passage: CodedPassage
  readonly label: string
  readonly yes: readonly string[]
  readonly no: readonly string[]
  /** The verdict on it; null while it is open. */
  readonly verdict: Verdict | null
}

/** Every label of a passage to which some coders said yes and others no, passages in order. */
export function findDisagreements(passages: readonly CodedPassage[], codebook: Codebook, level: Level): Disagreement[] {
  const labels = labelsOf(codebook, level)
  return passages.flatMap((passage) =>
    labels.flatMap((label): Disagreement[] => {
      const coders = [...passage.codesByCoder.keys()]
      const answers = answersInCommon(passage, coders, label)
      const answering = (answer: boolean) => coders.filter((_, at) => answers[at] === answer)
      const [yes, no] = [answering(true), answering(false)]
      return yes.length === 0 || no.length === 0
        ? []
        : [{ passage, label: label.id, yes, no, verdict: passage.verdictByCode?.get(label.id) ?? null }]
    }),
  )
}
