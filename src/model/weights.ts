/** A logistic classifier of a theme or a code over the features of a segment. */
export interface Classifier {
  /** Log-odds without any features. */
  readonly bias: number
  /**
   * Weights of keyword features: `code` (strong keywords), `~code` (weak ones), `theme` (both); of the same in what was said
   * just before (`before:code`); and of the similarity to a theme (`near:theme`). Zeros are left out.
   */
  readonly keywords: Readonly<Record<string, number>>
  /** Weights of the dimensions of the segment's vector. */
  readonly meaning: readonly number[]
}

/** The model trained on coded passages, for one codebook and one embedder. */
export interface Weights {
  readonly codebook: { readonly name: string; readonly version: string }
  /** Name of the embedder that computed the training vectors. */
  readonly embedder: string
  readonly learnedFrom: {
    readonly passages: number
    /** Names of the interviews in the training data; the model must not be tested on these. */
    readonly interviews: readonly string[]
    /** A description of the coders. */
    readonly coders: string
  }
  /** Quality on held-out interviews, as macro means over themes; null if it cannot be measured. */
  readonly measured: { readonly kappa: number; readonly f1: number } | null
  /** Hashes of the keywords in the training codebook; keywords added later count as in the keyword coder. */
  readonly keywords: readonly string[]
  /** Classifiers by theme; null for a theme with too few coded passages, where keywords decide. */
  readonly themes: Readonly<Record<string, Classifier | null>>
  /** Codes that keywords and meaning find as well or better, in themes with a classifier; absent in older files. */
  readonly without?: readonly string[]
  /** Classifiers of codes directly under a theme; they choose a code for segments without a keyword. */
  readonly codes: Readonly<Record<string, Classifier>>
}
