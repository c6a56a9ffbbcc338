import type { Diagnostic, Place } from '../model/diagnostic.ts'
import { cleanName } from '../text/clean.ts'

export type { Diagnostic, Place } from '../model/diagnostic.ts'

/** `file:line:column`, as terminals and editors link it. */
export const writePlace = ({ file, line, column }: Place): string =>
  [cleanName(file), line, column].filter((part) => part !== undefined).join(':')

/** A diagnostic as text: a first line that can be clicked, then what was found and how to fix it. */
export function writeDiagnostic({ level, code, place, message, fix }: Diagnostic): string {
  const lines = [`${writePlace(place)}  ${level}  ${code}`, `  ${message}`]
  if (fix !== undefined) lines.push(`  fix: ${fix}`)
  return lines.join('\n')
}

/** Input that its author can fix. The command line shows the problems without a stack and exits with 2. */
export class InputError extends Error {
  readonly problems: readonly Diagnostic[]

  constructor(problems: readonly Diagnostic[]) {
    super(problems.map(writeDiagnostic).join('\n'))
    this.name = 'InputError'
    this.problems = problems
  }
}

/** An InputError with one problem. */
export const inputError = (problem: Omit<Diagnostic, 'level'>): InputError =>
  new InputError([{ level: 'error', ...problem }])

/** The result of some work, or the problems of the input that stopped it. */
export async function attempt<Result>(
  work: () => Promise<Result>,
): Promise<{ readonly value: Result } | { readonly problems: readonly Diagnostic[] }> {
  try {
    return { value: await work() }
  } catch (error) {
    if (error instanceof InputError) return { problems: error.problems }
    throw error
  }
}
