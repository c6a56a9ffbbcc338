import { sum, unique } from '../collections.ts'
import { cohenKappa, crossOf, f1Of, meanOf } from '../math/agreement.ts'
import { bootstrapByGroup, type Interval } from '../math/bootstrap.ts'
import { type Codebook, lineages } from '../model/codebook.ts'
import type { CodedPassage } from '../model/coded-passage.ts'

/** Labels that are judged: themes, or the codes directly under them. */
export type Level = 'theme' | 'code'

/** How well one label was found, as the mean of the figures against each coder. */
export interface LabelScore {
  readonly label: string
  /** Passages to which a coder gave it, as the mean over coders. */
  readonly positives: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly kappa: number
}

/** Scores at a level, with macro means over the labels that have enough positives to say something. */
export interface Scores {
  readonly level: Level
  readonly labels: readonly LabelScore[]
  readonly macro: {
    readonly precision: number
    readonly recall: number
    readonly f1: Interval
    readonly kappa: Interval
    readonly labels: number
  }
}

/** Labels with fewer positives are listed and not averaged: one passage more or less would swing them. */
export const fewestPositives: Readonly<Record<Level, number>> = { theme: 5, code: 10 }

const usualRounds = 200

/** The labels of codes at a level. */
export function createLabeller(codebook: Codebook, level: Level): (codes: Iterable<string>) => Set<string> {
  const lineageById = lineages(codebook)
  return (codes) =>
    new Set(
      [...codes].map((code) => {
        const top = lineageById.get(code)!.at(-1)!
        return level === 'theme' ? top.themeId : top.id
      }),
    )
}

/** All labels of a level, in the order of the codebook. */
export const labelsOf = (codebook: Codebook, level: Level): string[] =>
  level === 'theme'
    ? codebook.themes.map(({ id }) => id)
    : [...createLabeller(codebook, level)(codebook.codes.map(({ id }) => id))]

/**
 * Scores what was found in passages against what coders gave them: for each label and coder precision, recall, F1 and
 * Cohen's kappa, averaged over coders. Intervals are by bootstrap over interviews.
 *
 * @param found the codes found in each passage
 * @param rounds how often interviews are drawn for the intervals; 0 for no intervals
 */
export function scoreCodings(
  passages: readonly CodedPassage[],
  found: readonly ReadonlySet<string>[],
  codebook: Codebook,
  level: Level,
  seed: number,
  rounds = usualRounds,
): Scores {
  const labelled = createLabeller(codebook, level)
  const foundLabels = found.map(labelled)
  const coders = unique(passages.flatMap(({ codesByCoder }) => [...codesByCoder.keys()]))
  const truth = coders.map((coder) =>
    passages.map(({ codesByCoder }) => (codesByCoder.has(coder) ? labelled(codesByCoder.get(coder)!) : null)),
  )
  const all = labelsOf(codebook, level)
  const scoreAt = (positions: readonly number[]): LabelScore[] =>
    all.map((label) => {
      const own = truth.map((labels) => {
        const judged = positions.filter((position) => labels[position] !== null)
        const cross = crossOf(
          judged.map((position) => labels[position]!.has(label)),
          judged.map((position) => foundLabels[position]!.has(label)),
        )
        return { ...f1Of(cross), kappa: cohenKappa(cross) ?? 0, positives: cross.both + cross.first }
      })
      const mean = (measure: (score: (typeof own)[number]) => number): number => sum(own, measure) / own.length
      return {
        label,
        positives: mean(({ positives }) => positives),
        precision: mean(({ precision }) => precision),
        recall: mean(({ recall }) => recall),
        f1: mean(({ f1 }) => f1),
        kappa: mean(({ kappa }) => kappa),
      }
    })
  const labels = scoreAt([...passages.keys()])
  const counted = new Set(labels.flatMap(({ label, positives }) => (positives >= fewestPositives[level] ? label : [])))
  const macro = (scores: readonly LabelScore[], measure: (score: LabelScore) => number): number | null =>
    meanOf(scores.filter(({ label }) => counted.has(label)).map(measure))
  const groups = passages.map(({ group }) => group)
  const interval = (measure: (score: LabelScore) => number): Interval =>
    bootstrapByGroup(groups, (positions) => macro(scoreAt(positions), measure), seed, rounds)
  return {
    level,
    labels,
    macro: {
      precision: macro(labels, ({ precision }) => precision) ?? 0,
      recall: macro(labels, ({ recall }) => recall) ?? 0,
      f1: interval(({ f1 }) => f1),
      kappa: interval(({ kappa }) => kappa),
      labels: counted.size,
    },
  }
}
