/** One word of a pattern, and how far it may differ from the word that was said. */
export interface PatternWord {
  /**
   * `stem`: any inflection; `exact`: this form; `cased`: this form with these capitals; `prefix`: any word that starts
   * so; `wildcard`: any word that is so when `?` is one letter and `*` any letters or none.
   */
  readonly kind: 'stem' | 'exact' | 'cased' | 'prefix' | 'wildcard'
  /** In normal form, capitals kept. */
  readonly value: string
}

/** A parsed keyword. */
export type PatternNode =
  | { readonly kind: 'word'; readonly word: PatternWord }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'either'; readonly options: readonly PatternNode[] }
  /** All parts, in any order, with first and last at most `within` tokens apart. */
  | { readonly kind: 'near'; readonly parts: readonly PatternNode[]; readonly within: number }
  | { readonly kind: 'regex'; readonly expression: string; readonly ignoreCase: boolean }
  | WrittenNode

/** Words with the signs that are written in front of them, between and behind them: `C++`, `R&D`, and runs of Han. */
export interface WrittenNode {
  readonly kind: 'written'
  readonly words: readonly PatternWord[]
  readonly before: string
  /** One fewer than the words: the sign, `-` for a hyphen or a blank, empty for nothing at all. */
  readonly between: readonly string[]
  readonly after: string
}

/** A keyword of a codebook. */
export interface Pattern {
  /** As the codebook has it. */
  readonly source: string
  /** A weak keyword counts only beside another keyword of the code, or where the meaning agrees. */
  readonly weak: boolean
  readonly node: PatternNode
  /** Exclusions: a match that one of these overlaps does not count. */
  readonly except: readonly PatternNode[]
}
