import { lowerBound } from '../collections.ts'
import { inputError } from './diagnostic.ts'

/**
 * Parses JSON. `NaN` and `Infinity`, which Python writes although they are not JSON, are read as null.
 *
 * @param firstLine number of the first line, for JSON within a file
 * @throws InputError at the line and column of the first syntax error
 */
export function readJson(text: string, file: string, firstLine = 1): unknown {
  try {
    return parseLoosely(text)
  } catch (error) {
    if (error instanceof RangeError)
      throw inputError({ code: 'json/syntax', place: { file }, message: 'the JSON is nested too deeply' })
    if (!(error instanceof SyntaxError)) throw error
    const position = lowerBound(text.length, (index) => !isJsonPrefix(text.slice(0, index + 1)))
    const before = text.slice(0, position).split('\n')
    throw inputError({
      code: 'json/syntax',
      place: { file, line: firstLine + before.length - 1, column: before.at(-1)!.length + 1 },
      message: `the JSON breaks off or is malformed here: ${error.message.split(/,? in JSON| at position|, (?:\.{3})?"/)[0]}`,
      fix: 'export it again',
    })
  }
}

/**
 * Parses a file with a JSON value on each line; blank lines are skipped.
 *
 * @throws InputError at the line and column of the first syntax error
 */
export const readJsonLines = (text: string, file: string): unknown[] =>
  text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [readJson(line, file, index + 1)]))

function parseLoosely(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError) || !notJson.test(text)) throw error
    return JSON.parse(withoutNotJson(text))
  }
}

const notJson = /NaN|Infinity/
const withoutNotJson = (text: string): string =>
  text.replace(/"[^"\\]*(?:\\[^][^"\\]*)*(?:"|\\?$)|-?\b(?:NaN|Infinity)\b/g, (token) =>
    token.startsWith('"') ? token : 'null',
  )

/** The beginning of a token that is not JSON, at the end of a text. */
const begunNotJson = /-?\b(?:Na?|I(?:n(?:f(?:i(?:n(?:it?)?)?)?)?)?)$/

/** True if a text is JSON or the beginning of JSON; finds the place of an error where the engine does not report it. */
export function isJsonPrefix(written: string): boolean {
  const text = (notJson.test(written) ? withoutNotJson(written) : written).replace(begunNotJson, '')
  try {
    JSON.parse(text)
    return true
  } catch (error) {
    const { message } = error as SyntaxError
    const [, position] = / at position (\d+)( \(line \d+ column \d+\))?$/.exec(message) ?? []
    return message.startsWith('Unexpected end') || position === `${text.length}`
  }
}
