/** Cuts a lower-case word down to what its inflections share. */
export type Stem = (word: string) => string

/**
 * The particulars of one language's words and sentences. Lists are words with blanks between them, in lower
 * case; everything but the name of the file that holds it may be left out.
 */
export interface Language {
  /** Regular inflections. Without it a word matches only itself and the irregular forms. */
  readonly stem?: Stem
  /** Stems of the words that a word is plainly made of, such as deploy of deployment: these find it, it does not find them. */
  readonly related?: (word: string) => readonly string[]
  /**
   * Irregular forms: words, each with its forms behind it, with commas or line ends between them. A form with `+` behind
   * it is also another word, which as a keyword means itself: `leave left+, teach taught`.
   */
  readonly irregular?: string
  /** Different words that share a stem: a word, and the others that it finds as a keyword as well: `suite suit`. */
  readonly alsoFinds?: string
  /** Endings that each irregular form may take. */
  readonly endings?: string
  /** Words that lose their vowel before another word: `l` in l'entreprise. The other word is found by itself. */
  readonly elided?: string
  /** True if what follows an apostrophe is an ending, as in Turkish: İstanbul'da. */
  readonly endsAfterApostrophe?: boolean
  /** Small words that are written in front of a word without a blank, as in Hebrew and Arabic; what is left is long. */
  readonly attachedInFront?: string
  /** Particles that are written behind a word without a blank, as in Korean. */
  readonly attachedBehind?: string
  /** Words of one letter. Any other letter alone belongs to the word behind it: e mail. */
  readonly oneLetterWords?: string
  /** Lower case, where it is not that of most languages. */
  readonly lowerCase?: (text: string) => string
  /** Abbreviations, without the full stop, that do not end a sentence; several letters as in `z.b`. */
  readonly abbreviations?: string
  /** Abbreviations that end a sentence where a capital follows. */
  readonly closingAbbreviations?: string
  /** Words before or behind a number with a full stop, which make it an ordinal: am 3. Oktober. */
  readonly ordinals?: { readonly before: string; readonly behind: string }
}

/** The words of a list. */
export const listed = (words = ''): Set<string> => new Set(words.split(' ').filter((word) => word !== ''))
