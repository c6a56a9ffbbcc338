import type { Stem } from './languages/language.ts'
import { wordRulesOf } from './word-rules.ts'

/**
 * Cuts words of a language, by its BCP 47 tag, down to what their inflections share; irregular forms included.
 *
 * @example
 * stemmerOf('en')('monitoring') // => 'monitor'
 * stemmerOf('en')('taught') // => 'teach'
 * stemmerOf('fi')('talossa') // => 'talossa'
 */
export function stemmerOf(language: string): Stem {
  const { keysOf } = wordRulesOf(language)
  return (word) => keysOf(word)[0]!
}
