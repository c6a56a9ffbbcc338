import type { Diagnostic, Place } from '../model/diagnostic.ts'
import { cleanName } from '../text/clean.ts'

/** Formats a place as `file:line:column`, which terminals and editors turn into a link. */
export const writePlace = ({ file, line, column }: Place): string =>
  [cleanName(file), line, column].filter((part) => part !== undefined).join(':')

/** Formats a diagnostic as text: a line with its place, level and code, then the message and how to fix it. */
export function writeDiagnostic({ level, code, place, message, fix }: Diagnostic): string {
  const lines = [`${writePlace(place)}  ${level}  ${code}`, `  ${message}`]
  if (fix !== undefined) lines.push(`  fix: ${fix}`)
  return lines.join('\n')
}

/** The error for problems in the input. The command line shows them without a stack trace and exits with code 2. */
export class InputError extends Error {
  readonly problems: readonly Diagnostic[]

  constructor(problems: readonly Diagnostic[]) {
    super(problems.map(writeDiagnostic).join('\n'))
    this.name = 'InputError'
    this.problems = problems
  }
}

/** Creates an InputError with one problem. */
export const inputError = (problem: Omit<Diagnostic, 'level'>): InputError =>
  new InputError([{ level: 'error', ...problem }])

/** Runs a function and returns its result, or the problems of the InputError that it threw. */
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
