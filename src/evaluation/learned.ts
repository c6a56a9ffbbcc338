import type { Weights } from '../model/weights.ts'

/**
 * Passages read for every code, and interviews they come from, below which learning is not recommended. In seven orders
 * of coding the gold passages, what was learned from 100 was better than keywords alone in six, by 0.03 of kappa on
 * average, and from 150 in all (`npm run bench:learning`). Below five interviews no interval can be given for what it is worth.
 */
export const minToLearn = { passages: 100, interviews: 5 } as const

/** Quality on held-out interviews: macro means over themes. */
export type MeasuredQuality = NonNullable<Weights['measured']>

/** A reason not to use what was learned. */
export type Objection =
  | { readonly kind: 'few'; readonly passages: number; readonly interviews: number }
  /** No passage was read for every code without regard to suggestions, or too few of any theme. */
  | { readonly kind: 'unmeasured' }
  /** Codings without learning are as good on the same passages, or better. */
  | { readonly kind: 'no-better'; readonly than: string; readonly kappa: number }
  /** The earlier weights are as good or better: on these passages where it has not seen their interviews, else on its own. */
  | { readonly kind: 'earlier'; readonly kappa: number; readonly passages: number; readonly onThese: boolean }

/** How well a theme is found without learning and with it, as kappas on held-out interviews; null for what cannot be known. */
export interface ThemeOutcome {
  readonly theme: string
  readonly positives: number
  readonly keywords: number | null
  /** Keywords and meaning together. */
  readonly together: number | null
  readonly learned: number | null
  /** True if what was learned is used, since it is better than both. */
  readonly isKept: boolean
}

/** How well a code is found, of a theme in which what was learned is used; `learned` is null with too few passages. */
export interface CodeOutcome extends Omit<ThemeOutcome, 'isKept'> {
  readonly code: string
  /** False if keywords and meaning stay, which find it as well or better, and the theme too. */
  readonly isKept: boolean
}

/** A trained model, its measured quality, and objections to using it. */
export interface TrainingResult {
  readonly weights: Weights
  /** Each way to code without learning and with it, on the same passages; null where it cannot be known. */
  readonly figures: readonly { readonly name: string; readonly measured: MeasuredQuality | null }[]
  /** Each theme by itself; empty where nothing can be measured. */
  readonly themes: readonly ThemeOutcome[]
  /** Each code by itself, of themes in which what was learned is used. */
  readonly codes: readonly CodeOutcome[]
  readonly objections: readonly Objection[]
}
