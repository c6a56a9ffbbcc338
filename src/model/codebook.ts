import type { Pattern } from './pattern.ts'

/** A code of the codebook. Codes can be nested; a coding with a nested code also counts for the codes above it. */
export interface Code {
  readonly id: string
  readonly label: string
  /** Former ids: decisions on them are decisions on this code. */
  readonly was: readonly string[]
  readonly description: string
  /** Inclusion criteria. */
  readonly include: string
  /** Exclusion criteria, and the codes to use instead. */
  readonly exclude: string
  /** Invented sentences that the code applies to. */
  readonly examples: readonly string[]
  /** Invented sentences that resemble the examples, but do not get the code. */
  readonly counterexamples: readonly string[]
  readonly keywords: readonly Pattern[]
  /** Id of the code's theme. */
  readonly themeId: string
  /** Id of the code that contains this one; null directly under the theme. */
  readonly parentId: string | null
}

/** A theme: a group of codes with a common meaning. */
export interface Theme {
  readonly id: string
  readonly label: string
  readonly description: string
  /** `#rrggbb`, for figures and highlights. */
  readonly color: string
  /** True for a cross-cutting theme, such as culture or process: a column of the matrix, not a row. */
  readonly crosscutting: boolean
}

/** Themes and codes in the order of the file; a nested code follows the code that contains it. */
export interface Codebook {
  readonly name: string
  readonly version: string
  /** BCP 47 language of the keywords, such as `en`. */
  readonly language: string
  readonly themes: readonly Theme[]
  readonly codes: readonly Code[]
  /** Ids of codes that are no longer applied. */
  readonly retired: readonly string[]
}

/** The codes of a theme, nested ones included, in order. */
export const codesOf = (codebook: Codebook, themeId: string): Code[] =>
  codebook.codes.filter((code) => code.themeId === themeId)

/**
 * The part of a codebook that coders can access: the ids of its codes and their nesting. Coders receive keywords as hits,
 * and definitions and examples as exemplars of the fitted model.
 */
export interface CodingFrame {
  readonly language: string
  readonly themes: readonly Pick<Theme, 'id'>[]
  readonly codes: readonly Pick<Code, 'id' | 'themeId' | 'parentId'>[]
}

/** The coding frame of a codebook. */
export const frameOf = ({ language, themes, codes }: Codebook): CodingFrame => ({
  language,
  themes: themes.map(({ id }) => ({ id })),
  codes: codes.map(({ id, themeId, parentId }) => ({ id, themeId, parentId })),
})

/** Maps each code id to the code and all codes above it, from the innermost to the outermost. */
export function lineages<Nested extends Pick<Code, 'id' | 'parentId'>>(codebook: {
  readonly codes: readonly Nested[]
}): Map<string, readonly Nested[]> {
  const lineageById = new Map<string, readonly Nested[]>()
  for (const code of codebook.codes) {
    const above = code.parentId === null ? [] : (lineageById.get(code.parentId) ?? [])
    lineageById.set(code.id, [code, ...above])
  }
  return lineageById
}
