import { organizationOf } from '../model/participant.ts'
import type { NameRule } from '../model/pseudonym.ts'
import { fold } from '../text/fold.ts'
import { isAlsoWord } from './name-like-words.ts'

/** Ids name nobody: P3a, S2, K12, Int4, A. Short names, such as Kim and Jo, have no digit. */
export const isId = (name: string): boolean =>
  organizationOf(name) !== null || /^(?:(?:speaker|spk)[ _-]?\d*[a-z]?|[a-z]|[a-z]{1,3}\d+[a-z]?)$/i.test(name)

export const wordsIn = (name: string): string[] =>
  name.replace(/\([^)]{0,100}\)/g, ' ').match(/[\p{L}\p{M}'’‘ʼ`´]+/gu) ?? []

/** The condition for replacing a name: words that are names by the look are replaced only where they are used as names. */
export function ruleOf(name: string): NameRule {
  const words = wordsIn(name)
  if (words.length > 1 || /[@\d]/.test(name)) return 'always'
  if (isAlsoWord(name)) return 'inside sentence'
  return /^\p{L}{1,2}$/u.test(fold(name)) && /^[\p{Script=Latin}\p{M}]+$/u.test(name) ? 'capital' : 'always'
}
