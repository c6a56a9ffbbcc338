import type { BothScores, CodingMethod } from '../evaluation/evaluation.ts'
import type { CodeOutcome, ThemeOutcome } from '../evaluation/learned.ts'
import type { Weights } from '../model/weights.ts'

/** The ways to code that do without learning. */
export const unlearned = ['keywords', 'keywords and meaning'] as const

/**
 * What is kept for each theme: what was learned where its kappa is higher than without learning on interviews that were not
 * learned from, else keywords and meaning. A theme with too few passages to measure has null figures, and is not kept.
 */
export function compareByTheme(settings: readonly CodingMethod[]): ThemeOutcome[] {
  const scores = (name: string) => settings.find((one) => one.name === name)?.theme
  const learned = scores('learned')
  return (learned?.labels ?? []).map(({ label, positives, kappa }): ThemeOutcome => {
    const [byKeyword, together] = unlearned.map((name) => labelOf(scores(name), label)?.kappa ?? null)
    const best = Math.max(byKeyword ?? 0, together ?? 0)
    return {
      theme: label,
      positives,
      keywords: byKeyword!,
      together: together!,
      learned: kappa,
      isKept: kappa !== null && kappa > best,
    }
  })
}

/** Weights without the classifiers of themes, and without the codes, in which they are no better than keywords and meaning. */
export const withoutHarm = (
  weights: Weights,
  outcomes: readonly ThemeOutcome[],
  codes: readonly CodeOutcome[] = [],
): Weights => ({
  ...weights,
  without: codes.flatMap(({ code, isKept }) => (isKept ? [] : code)),
  themes: Object.fromEntries(
    Object.entries(weights.themes).map(([id, own]) => [
      id,
      outcomes.some(({ theme, isKept }) => theme === id && !isKept) ? null : own,
    ]),
  ),
})

const labelOf = (scores: BothScores['theme'] | undefined, label: string) =>
  scores?.labels.find((own) => own.label === label)
