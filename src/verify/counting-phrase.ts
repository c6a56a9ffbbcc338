/** A phrase with numbers, and what each of them must be; null for one that is not known. */
export interface CountingPhrase {
  readonly pattern: RegExp
  readonly expected: readonly (string | number)[]
}
