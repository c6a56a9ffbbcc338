import type { AttributedCoding } from '../../model/coding.ts'
import { byKey, type Count, together, total } from './count.ts'

/** Counts of codings by what people did with them. */
export interface ReviewTally {
  /** Codings that a program suggested, and how many of them somebody accepted or rejected. */
  readonly suggestions: number
  readonly decided: number
  /** Codings on which people differ, without a verdict and with one. */
  readonly open: number
  readonly settled: number
  /** Codings that a program suggested and a person decided on, by person. */
  readonly decidedBy: ReadonlyMap<string, number>
}

/** Counts what people did with the codings of a transcript. */
export function tallyReview(codings: readonly AttributedCoding[]): ReviewTally {
  const tally = { suggestions: 0, decided: 0, open: 0, settled: 0 }
  const decidedBy = new Map<string, number>()
  for (const { evidence, status } of codings) {
    const decisions = evidence.filter((reason) => reason.kind === 'decision')
    const verdict = decisions.findLast((one) => one.verdict !== undefined)?.verdict
    if (verdict !== undefined && verdict !== 'rule') tally.settled++
    else if (status === 'disputed') tally.open++
    if (decisions.length === evidence.length) continue
    tally.suggestions++
    if (status !== 'suggested') tally.decided++
    const answers = decisions.filter((one) => one.status !== 'open' && one.verdict === undefined)
    for (const by of new Set(answers.map((one) => one.by))) decidedBy.set(by, (decidedBy.get(by) ?? 0) + 1)
  }
  return { ...tally, decidedBy }
}

const { empty, add } = together<ReviewTally>({
  suggestions: total,
  decided: total,
  open: total,
  settled: total,
  decidedBy: byKey(total),
})

/** The count of several transcripts; it holds no words. */
export const reviewCount: Count<ReviewTally> = { empty, add }
