import { unique } from '../collections.ts'
import {
  cohenKappa,
  crossOf,
  gwetAc1,
  krippendorffAlpha,
  masi,
  meanOf,
  nominal,
  rawAgreement,
} from '../math/agreement.ts'
import { bootstrapByGroup, type Interval } from '../math/bootstrap.ts'
import type { Codebook } from '../model/codebook.ts'
import type { CodedPassage } from '../model/coded-passage.ts'
import { createLabeller, type Level, labelsOf } from './score-codings.ts'

/** How far coders agree about one label; figures of two coders are means over all pairs that coded the same units. */
export interface LabelAgreement {
  readonly label: string
  /** Share of the judgements that are a yes. */
  readonly prevalence: number
  /** Units to which at least one coder gave it. */
  readonly units: number
  readonly raw: number | null
  readonly kappa: Interval
  readonly alpha: number | null
  readonly ac1: number | null
}

/** How far a group of coders agrees. */
export interface GroupAgreement {
  /** The pairs that were compared. */
  readonly pairs: readonly (readonly [string, string])[]
  readonly units: number
  readonly labels: readonly LabelAgreement[]
  /** Krippendorff's alpha over whole sets of labels, with the MASI distance. */
  readonly masiAlpha: Interval
}

/** Agreement of people with each other, and of people with the tool. */
export interface Agreement {
  readonly level: Level
  readonly people: GroupAgreement | null
  readonly tool: GroupAgreement | null
}

const rounds = 500

/**
 * Measures how far coders agree, for each label of a level. Intervals are by bootstrap over interviews.
 *
 * @param tool name of the coder that is a machine; null if there is none
 */
export function measureAgreement(
  passages: readonly CodedPassage[],
  tool: string | null,
  codebook: Codebook,
  level: Level,
  seed: number,
): Agreement {
  const people = unique(passages.flatMap(({ codesByCoder }) => [...codesByCoder.keys()])).filter(
    (name) => name !== tool,
  )
  const among = people.flatMap((first, at) => people.slice(at + 1).map((second) => [first, second] as const))
  const withTool = tool === null ? [] : people.map((person) => [person, tool] as const)
  const measure = (pairs: readonly (readonly [string, string])[]): GroupAgreement | null =>
    pairs.length === 0 ? null : measureGroup(passages, pairs, codebook, level, seed)
  return { level, people: measure(among), tool: measure(withTool) }
}

function measureGroup(
  passages: readonly CodedPassage[],
  pairs: readonly (readonly [string, string])[],
  codebook: Codebook,
  level: Level,
  seed: number,
): GroupAgreement {
  const labelled = createLabeller(codebook, level)
  const coders = unique(pairs.flat())
  const shared = passages.filter(({ codesByCoder }) => coders.filter((coder) => codesByCoder.has(coder)).length > 1)
  const given = shared.map(({ codesByCoder }) =>
    coders.map((coder) => (codesByCoder.has(coder) ? labelled(codesByCoder.get(coder)!) : null)),
  )
  const groups = shared.map(({ group }) => group)
  const crosses = (label: string, positions: readonly number[]) =>
    pairs.flatMap(([first, second]) => {
      const [a, b] = [coders.indexOf(first), coders.indexOf(second)]
      const both = positions.filter((position) => given[position]![a] && given[position]![b])
      const says = (coder: number) => both.map((position) => given[position]![coder]!.has(label))
      return both.length === 0 ? [] : crossOf(says(a), says(b))
    })
  const all = [...shared.keys()]
  const labels = labelsOf(codebook, level).map((label): LabelAgreement => {
    const judgements = given.map((sets) => sets.flatMap((set) => (set ? set.has(label) : [])))
    const yes = judgements.flat().filter(Boolean).length
    return {
      label,
      prevalence: yes / Math.max(1, judgements.flat().length),
      units: judgements.filter((own) => own.includes(true)).length,
      raw: meanOf(crosses(label, all).map(rawAgreement)),
      kappa: bootstrapByGroup(groups, (positions) => meanOf(crosses(label, positions).map(cohenKappa)), seed, rounds),
      alpha: krippendorffAlpha(judgements, nominal),
      ac1: meanOf(crosses(label, all).map(gwetAc1)),
    }
  })
  const sets = given.map((own) => own.filter((set) => set !== null))
  const alphaAt = (positions: readonly number[]): number | null =>
    krippendorffAlpha(
      positions.map((position) => sets[position]!),
      masi,
      (set) => [...set].sort().join(';'),
    )
  return { pairs, units: shared.length, labels, masiAlpha: bootstrapByGroup(groups, alphaAt, seed, rounds / 5) }
}
