import { groupBy } from '../collections.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { cleanText } from '../text/clean.ts'
import { auditOf, type RecountedEstimate, recountEstimates } from './check-estimates.ts'
import { checkTable } from './check-report-table.ts'
import type { CountingPhrase } from './counting-phrase.ts'
import { briefly, difference, type StudyAtHand } from './evidence.ts'
import { type FormBlock, inOneLine } from './forms/form-block.ts'
import { methodsPhrases } from './methods-rules.ts'
import type { Facts } from './recount/facts.ts'
import { recountPeople } from './recount/people.ts'
import { agreementPhrases } from './report-agreement.ts'
import { inDigits, unitsOf, writeAtLeast, writeBounds } from './report-estimates.ts'
import type { ReportTable } from './report-row.ts'

/**
 * Checks the methods section: each number in it is explained by a phrase and is what was recounted for that, or it is one
 * too many.
 */
export function checkMethods(
  file: string,
  blocks: readonly FormBlock[],
  {
    facts,
    tables,
    study,
  }: { readonly facts: Facts; readonly tables: readonly ReportTable[]; readonly study: StudyAtHand },
): Diagnostic[] {
  const words = recountPeople(facts, study).reduce((sum, person) => sum + person.words, 0)
  const phrases = [...agreementPhrases(facts, study), ...methodsPhrases(facts, words, auditOf(facts, study))]
  const estimates = estimateCells(facts, study)
  return blocks.flatMap((block): Diagnostic[] => {
    if (block.kind === 'paragraph') return checkText(block.text, { file, line: block.line }, phrases)
    if (block.kind !== 'table') return []
    if (/^Agreement of /.test(block.caption)) return checkTable(file, block, tables)
    return block.rows.flatMap(({ cells, line }, number) => {
      const known = number === 0 ? [] : (estimates.get(cells[0]!) ?? [])
      return cells
        .slice(1)
        .flatMap((cell, column) =>
          known.some((own) => own[column] === cell) ? [] : checkText(inOneLine(cell), { file, line }, phrases),
        )
    })
  })
}

function checkText(text: string, place: Diagnostic['place'], phrases: readonly CountingPhrase[]): Diagnostic[] {
  const found: Diagnostic[] = []
  let rest = text
  for (const { pattern, expected } of phrases) {
    const match = pattern.exec(text)
    if (match === null) continue
    rest = rest.replace(match[0], '')
    for (const [at, value] of expected.entries())
      if (match[at + 1] !== String(value))
        found.push(
          difference(
            'verify/count',
            place,
            `"${briefly(match[at + 1] ?? '')}" is written, and "${briefly(String(value))}" is expected`,
          ),
        )
  }
  const left = /(?<!\S)[^\s\d]*\d\S*/.exec(rest.replace(/\b(?:F1|SHA-256)\b/g, ''))
  if (left !== null) found.push(difference('verify/count', place, `"${left[0]}" is a number that was not recounted`))
  return found
}

/** The cells of the tables of precision and recall, and of who is confirmed, by the label of themes. */
function estimateCells(facts: Facts, study: StudyAtHand): Map<string, string[][]> {
  const audit = auditOf(facts, study)
  const ofThemes = groupBy(
    recountEstimates(facts, study).filter(({ codeId }) => codeId === null),
    ({ label }) => cleanText(label),
  )
  const cellsOf = (own: RecountedEstimate): string[][] => {
    const confirmed = unitsOf(facts, own, audit).map(writeAtLeast)
    if (own.estimate === null) return [confirmed]
    const { read, precision, recall } = own.estimate
    return [confirmed, [String(read), writeBounds(precision, inDigits), writeBounds(recall, inDigits)]]
  }
  return new Map([...ofThemes].map(([label, themes]) => [label, themes.flatMap(cellsOf)]))
}
