/** A word of a pattern, with the way it is matched. */
export interface PatternWord {
  /**
   * `stem`: any inflection; `exact`: this form; `cased`: this form with these capitals; `prefix`: any word with
   * this beginning; `wildcard`: `?` matches one letter, `*` any number of letters.
   */
  readonly kind: 'stem' | 'exact' | 'cased' | 'prefix' | 'wildcard'
  /** In normal form, but with its capitals. */
  readonly value: string
}

/** A parsed keyword. */
export type PatternNode =
  | { readonly kind: 'word'; readonly word: PatternWord }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'either'; readonly options: readonly PatternNode[] }
  /** All parts in any order, the first and the last at most `within` tokens apart. */
  | { readonly kind: 'near'; readonly parts: readonly PatternNode[]; readonly within: number }
  | { readonly kind: 'regex'; readonly expression: string; readonly ignoreCase: boolean }
  | WrittenNode

/** Words with the signs written before, between and after them, such as `C++` and `R&D`, and runs of Han characters. */
export interface WrittenNode {
  readonly kind: 'written'
  readonly words: readonly PatternWord[]
  readonly before: string
  /** One sign fewer than words: `-` for a hyphen or a blank, empty for nothing. */
  readonly between: readonly string[]
  readonly after: string
}

/** A keyword of a codebook. */
export interface Pattern {
  /** The keyword as written in the codebook. */
  readonly source: string
  /** True if it counts only together with another keyword of the code, or where the meaning is similar. */
  readonly weak: boolean
  readonly node: PatternNode
  /** Exclusions: a match that overlaps one of these does not count. */
  readonly except: readonly PatternNode[]
}
