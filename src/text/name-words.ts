import { formOf } from './forms.ts'
import { wordsOf } from './words.ts'

/** Creates a function that tells words that are part of a name, such as of a speaker. Takes words in their normal form. */
export function nameKeysOf(names: readonly string[]): (form: string) => boolean {
  const parts = new Set(names.flatMap((name) => wordsOf(name).map((word) => formOf(word.text))))
  return (form) => parts.has(form) || parts.has(form.replace(/['’]?s$/, ''))
}
