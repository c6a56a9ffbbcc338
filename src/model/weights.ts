/** A logistic classifier of a theme or a code over the features of a segment. */
export interface Classifier {
  /** Log-odds where nothing speaks for or against it. */
  readonly bias: number
  /** Weight of each keyword feature that has one: `code` (strong keywords), `~code` (weak), `theme` (both together). */
  readonly keywords: Readonly<Record<string, number>>
  /** Weight of each number of the segment's vector. */
  readonly meaning: readonly number[]
}

/** A classifier of a theme, and its decision threshold as a probability. */
export interface ThemeClassifier extends Classifier {
  readonly threshold: number
}

/** The model trained on coded passages, for one codebook and one embedder. */
export interface Weights {
  readonly codebook: { readonly name: string; readonly version: string }
  /** Name of the embedder whose vectors were learned from. */
  readonly embedder: string
  readonly learnedFrom: {
    readonly passages: number
    /** Names of the interviews they come from: weights say nothing about how well they do on these. */
    readonly interviews: readonly string[]
    /** A description of the coders. */
    readonly coders: string
  }
  /** Quality on held-out interviews: macro means over themes; null where it cannot be measured. */
  readonly measured: { readonly kappa: number; readonly f1: number } | null
  /** The keywords that were learned from, as hashes; keywords added since count by themselves. */
  readonly keywords: readonly string[]
  /** Null for a theme with too few coded passages to learn from: its keywords decide. */
  readonly themes: Readonly<Record<string, ThemeClassifier | null>>
  /** For codes directly under a theme; decides which of its codes a segment of the theme gets where no keyword does. */
  readonly codes: Readonly<Record<string, Classifier>>
}
