import { checkExamples } from '../../evaluation/published-examples.ts'
import type { Terminal } from '../../io/terminal.ts'

/**
 * Prints the worked examples of the coefficients of agreement with what is computed here.
 *
 * @throws Error when one differs: a bug of ours
 */
export function runSelftestAgreement({ json }: { readonly json: boolean }, terminal: Terminal): void {
  const examples = checkExamples()
  if (json) terminal.print(`${JSON.stringify(examples)}\n`)
  else
    for (const { coefficient, example, source, expected, computed, decimals, isEqual } of examples) {
      const figures = `${computed?.toFixed(decimals) ?? '–'}  (source: ${expected.toFixed(decimals)})`
      terminal.print(`${isEqual ? 'equal' : 'OTHER'}  ${coefficient}: ${figures}\n       ${example}; ${source}\n`)
    }
  if (examples.some(({ isEqual }) => !isEqual)) throw new Error('a coefficient of agreement differs from its source')
}
