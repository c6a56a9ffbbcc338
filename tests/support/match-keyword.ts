import { createMatcher } from '../../src/text/patterns/match-patterns.ts'
import { parsePattern } from '../../src/text/patterns/parse-pattern.ts'
import { tokenizedText } from '../../src/text/words.ts'

/** The places of a text that a keyword matches, as they are written there. */
export function matchKeyword(keyword: string, text: string, language = 'en'): string[] {
  const { pattern, problem } = parsePattern(keyword)
  if (!pattern) throw new Error(problem.message)
  return createMatcher([pattern], language)
    .find([tokenizedText(text)])[0]!
    .map(({ span }) => text.slice(span.start, span.end))
}
