import {
  cohenKappa,
  fleissKappa,
  gwetAc1,
  krippendorffAlpha,
  masi,
  meanOf,
  nominal,
  rawAgreement,
  type TwoByTwo,
} from '../math/agreement.ts'
import { type Interval, jackknifeByGroup } from '../math/jackknife.ts'
import type { Codebook } from '../model/codebook.ts'
import type { Basis, CodedPassage } from '../model/coded-passage.ts'
import { answersInCommon, createLabeller, type Label, type Level, labelsOf } from './labels.ts'
import {
  crossTabulatePair,
  findOutlyingCoder,
  measurePair,
  type OutlyingCoder,
  type Pair,
  type PairAgreement,
} from './measure-pairs.ts'
import { codersOf } from './score-codings.ts'

/** The reason why kappa is undefined: no unit was judged by two coders, or no two coders who did differed or varied at all. */
export type UndefinedReason = 'no shared units' | 'no variation'

/** The agreement of coders about one label; figures of two coders are means over all pairs that judged the same units. */
export interface LabelAgreement {
  readonly label: string
  /** Share of the judgements that are a yes. */
  readonly prevalence: number
  /** Units that two coders or more judged, and those of them to which at least one gave it. */
  readonly judged: number
  readonly units: number
  readonly raw: number | null
  readonly kappa: Interval
  readonly alpha: number | null
  readonly ac1: number | null
  /** Over the units that all coders judged; null with fewer than three. */
  readonly fleiss: number | null
  /** Why kappa is null; null where it is not. */
  readonly undefined: UndefinedReason | null
}

/** The agreement of a group of coders. */
export interface GroupAgreement {
  /** The pairs that judged units in common. */
  readonly pairs: readonly (readonly [string, string])[]
  readonly units: number
  /** Units of these that somebody judged because they were suggested. */
  readonly suggested: number
  readonly labels: readonly LabelAgreement[]
  readonly byPair: readonly PairAgreement[]
  /** The same by the view in which units were coded; empty where none is known. */
  readonly byView: readonly (PairAgreement & { readonly view: PairView })[]
  /** Krippendorff's alpha over whole sets of labels, with the MASI distance; of units judged for all labels. */
  readonly masiAlpha: Interval
}

/** Agreement of people with each other, and of people with the tool. */
export interface Agreement {
  readonly level: Level
  readonly people: GroupAgreement | null
  /** On passages that people read without regard to what was suggested. */
  readonly tool: GroupAgreement | null
  /** The coder who agrees clearly less with the others than these with each other; null if there is none. */
  readonly apart: OutlyingCoder | null
}

/**
 * Measures how far coders agree, for each label of a level and for each pair. Coders are compared only where both judged
 * the label. Intervals are by jackknife over interviews.
 *
 * @param tool name of the coder that is a machine; null if there is none. People are compared with it only on passages
 * that they read for every code: where they judged its suggestions, agreement would be circular
 */
export function measureAgreement(
  passages: readonly CodedPassage[],
  tool: string | null,
  codebook: Codebook,
  level: Level,
): Agreement {
  const people = codersOf(passages).filter((name) => name !== tool)
  const among = people.flatMap((first, at) => people.slice(at + 1).map((second): Pair => [first, second]))
  const withTool = tool === null ? [] : people.map((person): Pair => [person, tool])
  const measure = (pairs: readonly Pair[], some: readonly CodedPassage[]): GroupAgreement | null =>
    measureGroup(some, pairs, codebook, level)
  const group = measure(among, passages)
  return {
    level,
    people: group,
    tool: measure(withTool, passages.map(onlyRead)),
    apart: group && findOutlyingCoder(group.byPair),
  }
}

/** A passage with the judgements of those alone who read it whole, the tool among them. */
function onlyRead(passage: CodedPassage): CodedPassage {
  const kept = [...passage.judgedByCoder].filter(([, { basis }]) => basis === 'read').map(([coder]) => coder)
  const of = <Value>(values: ReadonlyMap<string, Value>) =>
    new Map([...values].filter(([coder]) => kept.includes(coder)))
  return { ...passage, codesByCoder: of(passage.codesByCoder), judgedByCoder: of(passage.judgedByCoder) }
}

function measureGroup(
  passages: readonly CodedPassage[],
  candidates: readonly Pair[],
  codebook: Codebook,
  level: Level,
): GroupAgreement | null {
  const labels = labelsOf(codebook, level)
  const judgedBoth = ([first, second]: Pair) =>
    passages.filter(({ judgedByCoder }) => judgedByCoder.has(first) && judgedByCoder.has(second))
  const pairs = candidates.filter((pair) => judgedBoth(pair).length > 0)
  if (pairs.length === 0) return null
  const shared = passages.filter(({ judgedByCoder }) =>
    pairs.some(([first, second]) => judgedByCoder.has(first) && judgedByCoder.has(second)),
  )
  const coders = codersOf(shared).filter((coder) => pairs.some((pair) => pair.includes(coder)))
  const groups = shared.map(({ group }) => group)
  const byLabel = labels.map((label) => measureLabel(label, { shared, coders, pairs, groups }))
  const sets = shared.map((passage) => wholeSets(passage, coders, codebook, level))
  const alphaAt = (positions: readonly number[]): number | null =>
    krippendorffAlpha(
      positions.map((position) => sets[position]!),
      masi,
      (set) => [...set].sort().join(';'),
    )
  return {
    pairs,
    units: shared.length,
    suggested: shared.filter(({ judgedByCoder }) =>
      coders.some((coder) => isSuggested(judgedByCoder.get(coder)?.basis)),
    ).length,
    labels: byLabel,
    byPair: pairs.map((pair) => measurePair(judgedBoth(pair), pair, labels)),
    byView: pairs.flatMap((pair) => measureViews(judgedBoth(pair), pair, labels)),
    masiAlpha: jackknifeByGroup(groups, alphaAt),
  }
}

/** The view of two coders in a unit: both blind, one of them, or neither. */
export type PairView = 'both blind' | 'one blind' | 'with suggestions'

/** The agreement of a pair in units of each view. */
function measureViews(passages: readonly CodedPassage[], pair: Pair, labels: readonly Label[]) {
  const viewOf = ({ viewByCoder }: CodedPassage): PairView | null => {
    const views = pair.map((coder) => viewByCoder?.get(coder) ?? 'unknown')
    if (views.every((view) => view === 'blind')) return 'both blind'
    if (!views.includes('suggestions')) return null
    return views.includes('blind') ? 'one blind' : 'with suggestions'
  }
  return (['both blind', 'one blind', 'with suggestions'] as const).flatMap((view) => {
    const own = passages.filter((passage) => viewOf(passage) === view)
    return own.length === 0 ? [] : [{ ...measurePair(own, pair, labels), view }]
  })
}

const isSuggested = (basis: Basis | undefined): boolean => basis === 'suggested'

interface Compared {
  readonly shared: readonly CodedPassage[]
  readonly coders: readonly string[]
  readonly pairs: readonly Pair[]
  readonly groups: readonly string[]
}

function measureLabel(label: Label, { shared, coders, pairs, groups }: Compared): LabelAgreement {
  const judgements = shared
    .map((passage) => answersInCommon(passage, coders, label).flatMap((answer) => answer ?? []))
    .filter((own) => own.length > 1)
  const crossesAt = (positions: readonly number[]): TwoByTwo[] => {
    const some = positions.map((position) => shared[position]!)
    return pairs.map((pair) => crossTabulatePair(some, pair, label))
  }
  const crosses = crossesAt([...shared.keys()])
  const said = judgements.flat()
  const yes = said.filter(Boolean).length
  const kappa = jackknifeByGroup(groups, (positions) => meanOf(crossesAt(positions).map(cohenKappa)))
  return {
    label: label.id,
    prevalence: yes / Math.max(1, said.length),
    judged: judgements.length,
    units: judgements.filter((own) => own.includes(true)).length,
    raw: meanOf(crosses.map(rawAgreement)),
    kappa,
    alpha: krippendorffAlpha(judgements, nominal),
    ac1: meanOf(crosses.map(gwetAc1)),
    fleiss: coders.length < 3 ? null : fleissKappa(judgements.filter((own) => own.length === coders.length)),
    undefined: kappa.value !== null ? null : said.length === 0 ? 'no shared units' : 'no variation',
  }
}

/** The labels of each coder who judged a passage for every code, as sets. */
function wholeSets(
  { codesByCoder, judgedByCoder }: CodedPassage,
  coders: readonly string[],
  codebook: Codebook,
  level: Level,
): ReadonlySet<string>[] {
  const labelled = createLabeller(codebook, level)
  return coders.flatMap((coder) =>
    judgedByCoder.get(coder)?.codes === 'all' ? [labelled(codesByCoder.get(coder)!)] : [],
  )
}
