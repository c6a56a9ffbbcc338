import { groupBy } from '../collections.ts'
import {
  addTables,
  cohenKappa,
  fleissKappa,
  gwetAc1,
  krippendorffAlpha,
  masi,
  meanOf,
  nominal,
  rawAgreement,
  subtractTable,
  type TwoByTwo,
} from '../math/agreement.ts'
import { jackknife, jackknifeByGroup } from '../math/jackknife.ts'
import type { LabelAgreement, Level, Pair, PairView } from '../model/agreement.ts'
import type { Codebook } from '../model/codebook.ts'
import type { Basis, CodedPassage } from '../model/coded-passage.ts'
import { isMachineCoder } from '../model/coder-names.ts'
import type { Interval } from '../model/estimate.ts'
import { answersInCommon, createLabeller, type Label, labelsOf } from './labels.ts'
import {
  crossTabulatePair,
  findOutlyingCoder,
  measurePair,
  type OutlyingCoder,
  type PairAgreement,
  pairsOf,
} from './measure-pairs.ts'
import { codersOf } from './score-codings.ts'

/** The agreement of a group of coders, but for whole sets of labels. */
export interface CoderAgreement {
  /** The pairs that judged units in common. */
  readonly pairs: readonly (readonly [string, string])[]
  readonly units: number
  /** Units of these that somebody judged because they were suggested. */
  readonly suggested: number
  readonly labels: readonly LabelAgreement[]
  readonly byPair: readonly PairAgreement[]
  /** The same by the view in which units were coded; empty where none is known. */
  readonly byView: readonly (PairAgreement & { readonly view: PairView })[]
}

/** The agreement of a group of coders. */
export interface GroupAgreement extends CoderAgreement {
  /** Krippendorff's alpha over whole sets of labels, with the MASI distance; of units judged for all labels. */
  readonly masiAlpha: Interval
}

/** Agreement of people with each other, with models whose codings were imported, and with the tool. */
export interface Agreement {
  readonly level: Level
  readonly people: GroupAgreement | null
  readonly models: GroupAgreement | null
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
  const coders = codersOf(passages).filter((name) => name !== tool)
  const people = coders.filter((name) => !isMachineCoder(name))
  const withTool = tool === null ? [] : people.map((person): Pair => [person, tool])
  const withModels = people.flatMap((person) => coders.filter(isMachineCoder).map((model): Pair => [person, model]))
  const measure = (pairs: readonly Pair[], some: readonly CodedPassage[]): GroupAgreement | null => {
    const group = selectShared(some, pairs)
    return group && { ...measureGroup(group, codebook, level), masiAlpha: measureSets(group, codebook, level) }
  }
  const group = measure(pairsOf(people), passages)
  return {
    level,
    people: group,
    models: measure(withModels, passages),
    tool: measure(withTool, passages.map(onlyRead)),
    apart: group && findOutlyingCoder(group.byPair),
  }
}

/** The agreement of people alone, without that over whole sets of labels; null where no two judged the same passage. */
export function measurePeople(
  passages: readonly CodedPassage[],
  codebook: Codebook,
  level: Level,
): CoderAgreement | null {
  const people = codersOf(passages).filter((name) => !isMachineCoder(name))
  const group = selectShared(passages, pairsOf(people))
  return group && measureGroup(group, codebook, level)
}

/** A passage with the judgements of those alone who read it whole, the tool among them. */
function onlyRead(passage: CodedPassage): CodedPassage {
  const kept = [...passage.judgedByCoder].filter(([, { basis }]) => basis === 'read').map(([coder]) => coder)
  const of = <Value>(values: ReadonlyMap<string, Value>) =>
    new Map([...values].filter(([coder]) => kept.includes(coder)))
  return { ...passage, codesByCoder: of(passage.codesByCoder), judgedByCoder: of(passage.judgedByCoder) }
}

/** Passages that some pair of a group judged, with these pairs and their coders. */
interface Shared {
  readonly shared: readonly CodedPassage[]
  readonly coders: readonly string[]
  readonly pairs: readonly Pair[]
}

/** The passages and the pairs of a group that has any in common; null where there are none. */
function selectShared(passages: readonly CodedPassage[], candidates: readonly Pair[]): Shared | null {
  const pairs = candidates.filter((pair) => passages.some((passage) => didBothJudge(passage, pair)))
  if (pairs.length === 0) return null
  const shared = passages.filter((passage) => pairs.some((pair) => didBothJudge(passage, pair)))
  const coders = codersOf(shared).filter((coder) => pairs.some((pair) => pair.includes(coder)))
  return { shared, coders, pairs }
}

const didBothJudge = ({ judgedByCoder }: CodedPassage, [first, second]: Pair): boolean =>
  judgedByCoder.has(first) && judgedByCoder.has(second)

function measureGroup(group: Shared, codebook: Codebook, level: Level): CoderAgreement {
  const { shared, coders, pairs } = group
  const labels = labelsOf(codebook, level)
  const judgedBoth = (pair: Pair) => shared.filter((passage) => didBothJudge(passage, pair))
  return {
    pairs,
    units: shared.length,
    suggested: shared.filter(({ judgedByCoder }) =>
      coders.some((coder) => isSuggested(judgedByCoder.get(coder)?.basis)),
    ).length,
    labels: labels.map((label) => measureLabel(label, group)),
    byPair: pairs.map((pair) => measurePair(judgedBoth(pair), pair, labels)),
    byView: pairs.flatMap((pair) => measureViews(judgedBoth(pair), pair, labels)),
  }
}

/** Krippendorff's alpha over whole sets of labels. */
function measureSets({ shared, coders }: Shared, codebook: Codebook, level: Level): Interval {
  const sets = shared.map((passage) => wholeSets(passage, coders, codebook, level))
  return jackknifeByGroup(
    shared.map(({ group }) => group),
    (positions) =>
      krippendorffAlpha(
        positions.map((position) => sets[position]!),
        masi,
        (set) => [...set].sort().join(';'),
      ),
  )
}

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

function measureLabel(label: Label, { shared, coders, pairs }: Shared): LabelAgreement {
  const judgements = shared
    .map((passage) => answersInCommon(passage, coders, label).filter((answer) => answer !== null))
    .filter((own) => own.length > 1)
  const byGroup = [...groupBy(shared, ({ group }) => group).values()].map((own) =>
    pairs.map((pair) => crossTabulatePair(own, pair, label)),
  )
  const crosses = pairs.map((_, at) => addTables(byGroup.map((tables) => tables[at]!)))
  const kappaOf = (tables: readonly TwoByTwo[]): number | null => meanOf(tables.map(cohenKappa))
  const kappa = jackknife(kappaOf(crosses), byGroup, (left) =>
    kappaOf(crosses.map((cross, at) => subtractTable(cross, left[at]!))),
  )
  const said = judgements.flat()
  const yes = said.filter(Boolean).length
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
