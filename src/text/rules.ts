/** The meaning of a full stop in a language. */
export interface SentenceRules {
  /**
   * True if a sentence goes on behind a full stop, although the text between the last word of one part (it ends at
   * `end`) and the first of the next (it begins at `next`) looks like its end: after an abbreviation, an initial, an
   * ordinal.
   */
  readonly goesOn: (text: string, end: number, next: number) => boolean
}

/** The rules by which words of a language are compared. */
export interface WordRules {
  /** Comparison form of a word; see `formOf`. */
  readonly formOf: (said: string) => string
  /**
   * What a word, in comparison form, shares with its inflections: as a keyword it looks for the first, as a spoken word
   * it is found by each.
   */
  readonly keysOf: (form: string) => readonly string[]
  /** Other words, not its inflections, that a word in comparison form finds as a keyword: suit for suite. */
  readonly alsoFinds: (form: string) => readonly string[]
  /** The number of characters at the beginning of a word that are another, shortened word: two in l'entreprise, 0 in most. */
  readonly elisionIn: (said: string) => number
  /** True if a form is a letter that is no word by itself, such as the e of "e mail", which is also written "email". */
  readonly isLoneLetter: (form: string) => boolean
}
