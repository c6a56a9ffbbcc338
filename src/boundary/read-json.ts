import { firstReached } from '../collections.ts'
import { inputError } from './diagnostic.ts'

/**
 * Reads JSON.
 *
 * @param firstLine number of its first line, where it is part of a file
 * @throws InputError at the place where it breaks
 */
export function readJson(text: string, file: string, firstLine = 1): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof RangeError)
      throw inputError({ code: 'json/syntax', place: { file }, message: 'the JSON is nested too deep' })
    if (!(error instanceof SyntaxError)) throw error
    const position = firstReached(text.length, (at) => !mayGoOn(text.slice(0, at + 1)))
    const before = text.slice(0, position).split('\n')
    throw inputError({
      code: 'json/syntax',
      place: { file, line: firstLine + before.length - 1, column: before.at(-1)!.length + 1 },
      message: `the JSON breaks off or is malformed here: ${error.message.split(/,? in JSON| at position|, (?:\.{3})?"/)[0]}`,
      fix: 'export it again',
    })
  }
}

/** Whether a text is JSON, or may become JSON when more follows: engines do not always tell where one breaks. */
function mayGoOn(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch (error) {
    const { message } = error as SyntaxError
    const [, position] = / at position (\d+)( \(line \d+ column \d+\))?$/.exec(message) ?? []
    return message.startsWith('Unexpected end') || position === `${text.length}`
  }
}
