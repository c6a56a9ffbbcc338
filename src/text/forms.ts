import { normalForm } from './normal-form.ts'
import { foldSpelling } from './spelling.ts'

/** Words longer than this are no words: they are compared as they are, in little time. */
export const longestWord = 64

/** Lower case in which the Turkish letters without and with a dot are the usual i. */
const lowerCase = (text: string): string => text.toLowerCase().replaceAll('i\u0307', 'i').replaceAll('ı', 'i')

/**
 * Comparison form of a word: normal form, lower case, no possessive, one spelling.
 *
 * @param lower how the language makes capitals small
 * @example
 * formOf('Organisation’s') // => 'organization'
 * formOf('İstanbul') // => 'istanbul'
 */
export function formOf(said: string, lower: (text: string) => string = lowerCase): string {
  const form = lower(normalForm(said)).replaceAll('œ', 'oe').replaceAll('ς', 'σ').replace(/'s$/, '')
  return form.length > longestWord ? form : foldSpelling(form)
}
