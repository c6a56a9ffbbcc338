import type { Diagnostic } from '../model/diagnostic.ts'
import { briefly, difference, type StudyAtHand } from './evidence.ts'
import { type FormBlock, inOneLine } from './forms/form-block.ts'
import { type CountingPhrase, methodsPhrases } from './methods-rules.ts'
import type { Facts } from './recount/facts.ts'
import { recountPeople } from './recount/people.ts'

/**
 * Checks the methods section: each number in it is explained by a phrase and is what was recounted for that, or it is one
 * too many.
 */
export function checkMethods(
  file: string,
  blocks: readonly FormBlock[],
  { facts, study }: { readonly facts: Facts; readonly study: StudyAtHand },
): Diagnostic[] {
  const words = recountPeople(facts, study).reduce((sum, person) => sum + person.words, 0)
  const phrases = methodsPhrases(facts, words)
  const estimates = estimateCells(facts)
  return blocks.flatMap((block): Diagnostic[] => {
    if (block.kind === 'paragraph') return checkText(block.text, { file, line: block.line }, phrases)
    if (block.kind !== 'table') return []
    return block.rows.slice(1).flatMap(({ cells, line }) => {
      const known = estimates.get(cells[0]!)
      return cells
        .slice(1)
        .flatMap((cell, column) =>
          known?.[column] === cell ? [] : checkText(inOneLine(cell), { file, line }, phrases),
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

/** The cells of the table of precision and recall, by theme. */
function estimateCells({ written }: Facts): Map<string, string[]> {
  const show = (limits: { value: number; low: number; high: number } | null): string =>
    limits === null ? '–' : `${limits.value.toFixed(2)} (${limits.low.toFixed(2)} to ${limits.high.toFixed(2)})`
  return new Map(
    written.findings.prevalence.flatMap(({ label, codeId, estimate }) =>
      codeId !== null || estimate === null
        ? []
        : [[label, [String(estimate.read), show(estimate.precision), show(estimate.recall)]] as const],
    ),
  )
}
