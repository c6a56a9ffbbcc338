import { unique } from '../collections.ts'
import { cohenKappa, f1Of, meanOf, type TwoByTwo } from '../math/agreement.ts'
import { jackknifeByGroup } from '../math/jackknife.ts'
import type { Level } from '../model/agreement.ts'
import { type Codebook, lineages } from '../model/codebook.ts'
import { answerAbout, type Basis, type CodedPassage } from '../model/coded-passage.ts'
import type { Interval } from '../model/estimate.ts'
import { answerForLabel, type Label, labelsOf } from './labels.ts'

/** The scores of one label, as means over coders; null for what cannot be known. */
export interface LabelScore {
  readonly label: string
  /** Passages to which a coder gave it, as the mean over coders. */
  readonly positives: number
  /** Findings of it that a coder judged, and those judged right, over all coders. */
  readonly judged: number
  readonly right: number
  /** Where suggestions were judged, the share of those judged right. */
  readonly precision: number | null
  readonly recall: number | null
  readonly f1: number | null
  readonly kappa: number | null
}

/** Scores at a level, with macro means over the labels that have enough positives to say something. */
export interface Scores {
  readonly level: Level
  /** The reason why the passages were judged: only passages that were read show what was missed, others give precision alone. */
  readonly basis: Basis
  readonly labels: readonly LabelScore[]
  readonly macro: {
    readonly precision: number | null
    readonly recall: number | null
    readonly f1: Interval
    readonly kappa: Interval
    readonly labels: number
  }
  /** Findings that a coder judged, those judged right, and their share, over all labels and coders. */
  readonly findings: { readonly judged: number; readonly right: number; readonly precision: number | null }
}

/** Labels with fewer positives are listed and not averaged: one passage more or less would swing them. */
export const minPositives: Readonly<Record<Level, number>> = { theme: 5, code: 10 }

/** Options of scoring: the level, and the reason why passages were judged. */
export interface ScoreOptions {
  readonly level: Level
  readonly basis: Basis
}

/** The answers taken as true for each passage, and those compared with them; null where there is no answer. */
interface Comparison {
  readonly truth: readonly (boolean | null)[]
  readonly found: readonly (boolean | null)[]
}

/**
 * Scores what was found in passages against what coders gave them: for each label and coder precision, recall, F1 and
 * Cohen's kappa, averaged over coders. Only what a coder looked at counts. Passages that were judged because something
 * was suggested there give precision alone: nobody looked for what was not suggested. Intervals are by jackknife over
 * interviews.
 *
 * @param found the codes found in each passage
 */
export function scoreCodings(
  passages: readonly CodedPassage[],
  found: readonly ReadonlySet<string>[],
  codebook: Codebook,
  options: ScoreOptions,
): Scores {
  const lineageById = lineages(codebook)
  const coders = codersOf(passages)
  const compare = (label: Label): Comparison[] => {
    const codesFound = found.map((codes) =>
      [...codes].filter((code) => label.codes.includes(lineageById.get(code)!.at(-1)!.id)),
    )
    return coders.map((coder) => ({
      found: codesFound.map((codes) => codes.length > 0),
      truth: passages.map((passage, position) => {
        if (passage.judgedByCoder.get(coder)?.basis !== options.basis) return null
        const answer = answerForLabel(passage, coder, label)
        return answer === null && options.basis === 'suggested'
          ? answerToFinding(passage, coder, codesFound[position]!)
          : answer
      }),
    }))
  }
  return score(compare, passages, codebook, options)
}

/** A finding is wrong where each code by which it was made was judged and refused. */
function answerToFinding(passage: CodedPassage, coder: string, codes: readonly string[]): false | null {
  const [yes, judged] = [passage.codesByCoder.get(coder), passage.judgedByCoder.get(coder)]
  return yes && judged && codes.length > 0 && answerAbout({ yes, judged: judged.codes }, codes) === false ? false : null
}

/**
 * Scores people against each other: each in turn is taken for the truth, each other is held against it, where both read
 * the passage. Null where no two people read the same passage.
 */
export function scorePeople(passages: readonly CodedPassage[], codebook: Codebook, level: Level): Scores | null {
  const coders = codersOf(passages)
  const didRead = (passage: CodedPassage, coder: string) => passage.judgedByCoder.get(coder)?.basis === 'read'
  const pairs = coders.flatMap((first) =>
    coders
      .filter((second) => second !== first)
      .filter((second) => passages.some((passage) => didRead(passage, first) && didRead(passage, second)))
      .map((second) => [first, second] as const),
  )
  if (pairs.length === 0) return null
  const compare = (label: Label): Comparison[] => {
    const answers = new Map(
      coders.map((coder) => [
        coder,
        passages.map((passage) => (didRead(passage, coder) ? answerForLabel(passage, coder, label) : null)),
      ]),
    )
    return pairs.map(([first, second]) => ({ truth: answers.get(first)!, found: answers.get(second)! }))
  }
  return score(compare, passages, codebook, { level, basis: 'read' })
}

function score(
  compare: (label: Label) => Comparison[],
  passages: readonly CodedPassage[],
  codebook: Codebook,
  { level, basis }: ScoreOptions,
): Scores {
  const labels = labelsOf(codebook, level)
  const comparisons = labels.map((label) => compare(label).map(cellsOf))
  const scoreAt = (positions: readonly number[]): LabelScore[] =>
    labels.map(({ id }, at) => scoreLabel(id, comparisons[at]!, positions, basis))
  const scores = scoreAt([...passages.keys()])
  const measured = ({ positives, judged }: LabelScore): number => (basis === 'read' ? positives : judged)
  const counted = new Set(scores.flatMap((own) => (measured(own) >= minPositives[level] ? own.label : [])))
  const macro = (own: readonly LabelScore[], measure: (score: LabelScore) => number | null): number | null =>
    meanOf(own.filter(({ label }) => counted.has(label)).map(measure))
  const groups = passages.map(({ group }) => group)
  const interval = (measure: (score: LabelScore) => number | null, lowest: number): Interval =>
    jackknifeByGroup(groups, (positions) => macro(scoreAt(positions), measure), [lowest, 1])
  const [judged, right] = [total(scores, 'judged'), total(scores, 'right')]
  return {
    level,
    basis,
    labels: scores,
    macro: {
      precision: macro(scores, ({ precision }) => precision),
      recall: macro(scores, ({ recall }) => recall),
      f1: interval(({ f1 }) => f1, 0),
      kappa: interval(({ kappa }) => kappa, -1),
      labels: counted.size,
    },
    findings: { judged, right, precision: judged === 0 ? null : right / judged },
  }
}

/** Cell of each passage in a two-by-two table, as a position in `cells`; 0 where an answer is missing. */
const cells = ['none', 'both', 'first', 'second', 'neither'] as const

function cellsOf({ truth, found }: Comparison): Uint8Array {
  const cellOf = (first: boolean | null, second: boolean | null): (typeof cells)[number] => {
    if (first === null || second === null) return 'none'
    if (first) return second ? 'both' : 'first'
    return second ? 'second' : 'neither'
  }
  return Uint8Array.from(truth, (first, position) => cells.indexOf(cellOf(first, found[position]!)))
}

/** The table of the passages at some positions. It is counted again for each interview that is left out. */
function tableAt(cellByPassage: Uint8Array, positions: readonly number[]): TwoByTwo {
  const counts = new Uint32Array(cells.length)
  for (const position of positions) counts[cellByPassage[position]!]!++
  return { both: counts[1]!, first: counts[2]!, second: counts[3]!, neither: counts[4]! }
}

function scoreLabel(
  label: string,
  comparisons: readonly Uint8Array[],
  positions: readonly number[],
  basis: Basis,
): LabelScore {
  const own = comparisons.map((cellByPassage) => {
    const cross = tableAt(cellByPassage, positions)
    return { cross, kappa: cohenKappa(cross), ...f1Of(cross) }
  })
  const whole = (measure: (score: (typeof own)[number]) => number | null): number | null =>
    basis === 'read' ? meanOf(own.map(measure)) : null
  const judged = own.reduce((count, { cross }) => count + cross.both + cross.second, 0)
  const right = own.reduce((count, { cross }) => count + cross.both, 0)
  const share = judged === 0 ? null : right / judged
  return {
    label,
    positives: meanOf(own.map(({ cross }) => cross.both + cross.first)) ?? 0,
    judged,
    right,
    precision: basis === 'read' ? meanOf(own.map(({ precision }) => precision)) : share,
    recall: whole(({ recall }) => recall),
    f1: whole(({ f1 }) => f1),
    kappa: whole(({ kappa }) => kappa),
  }
}

/** The kappa of one label with those who read the passages, as the mean over them; null where it cannot be known. */
export function kappaOfLabel(
  passages: readonly CodedPassage[],
  found: readonly boolean[],
  label: Label,
): number | null {
  const comparisons = codersOf(passages).map((coder) => ({
    found,
    truth: passages.map((passage) =>
      passage.judgedByCoder.get(coder)?.basis === 'read' ? answerForLabel(passage, coder, label) : null,
    ),
  }))
  return scoreLabel(label.id, comparisons.map(cellsOf), [...passages.keys()], 'read').kappa
}

const total = (scores: readonly LabelScore[], of: 'judged' | 'right'): number =>
  scores.reduce((count, own) => count + own[of], 0)

/** All who coded any of the passages. */
export const codersOf = (passages: readonly CodedPassage[]): string[] =>
  unique(passages.flatMap(({ codesByCoder }) => [...codesByCoder.keys()]))
