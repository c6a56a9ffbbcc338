/** How often a theme or code is still met. */
interface VariedRow {
  readonly themeId: string
  readonly codeId: string | null
  /** Variations, each without one interview, in which it is met. */
  readonly found: number
  /** Of 100 variations, each without a fifth of the interviews, chosen by chance, those in which it is expected to be met. */
  readonly inHundred: number
  /** Coders without each of whom it is still met. */
  readonly withoutCoder: number
}

/** How far themes and codes hang on single interviews and on single coders. */
export interface Variations {
  /** Variations of the study: one for each interview, which is left out. */
  readonly variations: number
  /** Each theme, and each code directly under it. */
  readonly rows: readonly VariedRow[]
  /** Coders who could be left out: people who accepted, and ways to code of programs; in the order of their names. */
  readonly coders: readonly {
    readonly coder: string
    /** Codings that rest on this coder alone, of all that are counted. */
    readonly alone: number
    readonly of: number
    /** Themes, and codes directly under them, that would not be met without. */
    readonly themesLost: number
    readonly codesLost: number
  }[]
  /** Variations in which the themes, by the number of interviews that have them, are in the same order. */
  readonly sameOrder: number
  /** Codes directly under a theme that no interview has. */
  readonly unmet: number
  /** New codes that are expected in the next interview of the same kind, with 95 % limits; null without interviews. */
  readonly newCodes: { readonly value: number; readonly low: number; readonly high: number } | null
}
