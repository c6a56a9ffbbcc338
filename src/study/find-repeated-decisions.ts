import { createHash } from 'node:crypto'
import { groupBy } from '../collections.ts'
import type { StatedDecision } from '../model/decision.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { TextFile } from '../model/study.ts'

/** A decision of a file, and the person who decided it: another one, where its evidence names them and not the file's owner. */
export interface AuthoredDecision {
  readonly author: string
  readonly decision: StatedDecision
}

/** A person's file as it was read. */
export interface DecisionFile {
  readonly file: TextFile
  readonly coder: string
  readonly decisions: readonly AuthoredDecision[]
}

/** From so many decisions on it is no chance that two people state exactly the same. */
const manyDecisions = 10

/**
 * Leaves out what a file only repeats. `codings.csv` shows what people decided before; in a copy of it such a row, with
 * "accepted by ana" in its evidence, is Ana's decision, and no answer of the person whose file it is. A file with many
 * decisions that is another person's to the letter is left out; files that state exactly what another person's file states are pointed out.
 */
export function dropRepeated(files: readonly DecisionFile[]): {
  readonly decisions: readonly StatedDecision[]
  readonly warnings: readonly Diagnostic[]
} {
  const warnings: Diagnostic[] = []
  const own = files.map((one) => {
    const byAuthor = groupBy(one.decisions, ({ author }) => author)
    for (const [author, repeated] of byAuthor)
      if (author !== one.coder) warnings.push(warnOfRows(one, author, repeated.length))
    return { ...one, decisions: (byAuthor.get(one.coder) ?? []).map(({ decision }) => decision) }
  })
  const firstByContent = new Map<string, (typeof own)[number]>()
  const copies = new Set<(typeof own)[number]>()
  for (const one of own) {
    if (one.decisions.length === 0) continue
    const content = hashDecisions(one.decisions)
    const first = firstByContent.get(content)
    if (first === undefined) firstByContent.set(content, one)
    else if (first.coder !== one.coder && isCopy(first, one)) {
      copies.add(one)
      warnings.push(warnOfCopy(one, first, 'the file is left out, since it is the same to the letter'))
    } else if (first.coder !== one.coder && isNoChance(first, one))
      warnings.push(
        warnOfCopy(one, first, `agreement of ${one.coder} and ${first.coder} means nothing if this is a copy`),
      )
  }
  return { decisions: own.flatMap((one) => (copies.has(one) ? [] : one.decisions)), warnings }
}

/** A hash of decisions, whatever their order. */
function hashDecisions(decisions: readonly StatedDecision[]): string {
  const hash = createHash('sha256')
  for (const written of decisions.map(writeDecision).sort()) hash.update(written).update('\n')
  return hash.digest('hex')
}

const writeDecision = ({ transcriptId, span, quote, codeId, status, stance, memo }: StatedDecision): string =>
  JSON.stringify([transcriptId, span ?? quote, codeId, status, stance, memo])

type OwnDecisions = Omit<DecisionFile, 'decisions'> & { readonly decisions: readonly StatedDecision[] }

const isCopy = (a: OwnDecisions, b: OwnDecisions): boolean =>
  a.file.text === b.file.text && a.decisions.length >= manyDecisions

const isNoChance = (a: OwnDecisions, b: OwnDecisions): boolean =>
  a.file.text === b.file.text || a.decisions.length >= manyDecisions || a.decisions.some(({ memo }) => memo !== '')

const warnOfRows = ({ file: { file }, coder }: DecisionFile, author: string, count: number): Diagnostic => ({
  level: 'warning',
  code: 'decisions/repeated',
  place: { file },
  message: `${count === 1 ? 'a row repeats' : `${count} rows repeat`} what ${author} decided (see "evidence"), so ${count === 1 ? 'it is' : 'they are'} not taken for a decision of ${coder}`,
  fix: `where ${coder} decided the same, empty the cell "evidence"`,
})

const warnOfCopy = ({ file: { file } }: OwnDecisions, first: OwnDecisions, consequence: string): Diagnostic => ({
  level: 'warning',
  code: 'decisions/repeated',
  place: { file },
  message: `the decisions are the same as those in ${first.file.file}, every one: ${consequence}`,
  fix: 'remove the copy, or begin it anew from codings.csv with every status "suggested"',
})
