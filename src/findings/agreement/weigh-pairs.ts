import { groupBy, sum } from '../../collections.ts'
import { poolWeightedKappa, weighAgreement } from '../../estimation/estimate-agreement.ts'
import { type Label, labelsOf } from '../../evaluation/labels.ts'
import { crossTabulatePair, measurePair, pairsOf } from '../../evaluation/measure-pairs.ts'
import { codersOf } from '../../evaluation/score-codings.ts'
import { addTables, type TwoByTwo, unitsOf } from '../../math/agreement.ts'
import type { DrawnAgreement, Level, Pair } from '../../model/agreement.ts'
import type { Codebook } from '../../model/codebook.ts'
import type { CodedPassage } from '../../model/coded-passage.ts'
import type { DrawnClass } from '../../model/drawn-class.ts'

/** The labels that are compared. */
interface Compared {
  readonly codebook: Codebook
  readonly level: Level
}

/**
 * Estimates how far each two people would agree if both read every segment of the frame, from the drawn segments that both
 * read without suggestions: each counts by the inverse of its chance of being drawn and read by both.
 */
export function weighPairs(
  passages: readonly CodedPassage[],
  classes: readonly DrawnClass[],
  { codebook, level }: Compared,
): DrawnAgreement[] {
  const labels = labelsOf(codebook, level)
  return pairsOf(codersOf(passages)).flatMap((pair): DrawnAgreement[] => {
    const own = passages.filter(
      ({ drawn, judgedByCoder }) =>
        drawn !== undefined && pair.every((coder) => drawn.readers.includes(coder) && judgedByCoder.has(coder)),
    )
    return own.length === 0 ? [] : [{ level, ...weighPair(own, { pair, labels, classes }) }]
  })
}

function weighPair(
  passages: readonly CodedPassage[],
  { pair, labels, classes }: { pair: Pair; labels: readonly Label[]; classes: readonly DrawnClass[] },
): Omit<DrawnAgreement, 'level'> {
  const segments = passages.map((passage) => ({
    class: passage.drawn!.class,
    crosses: labels.map((label) => crossTabulatePair([passage], pair, label)),
  }))
  const byClass = groupBy(segments, (one) => one.class)
  const plain = measurePair(passages, pair, labels)
  const crossesOf = (label: number): TwoByTwo[] =>
    classes.map((own) => addTables((byClass.get(own.class) ?? []).map(({ crosses }) => crosses[label]!)))
  const pooled = poolWeightedKappa(segments, new Map(classes.map((own) => [own.class, own.size])))
  return {
    coders: pair,
    units: passages.length,
    size: sum(classes, ({ size }) => size),
    classes: classes.map((own) => ({
      ...{ class: own.class, size: own.size },
      read: byClass.get(own.class)?.length ?? 0,
    })),
    plain: plain.kappa,
    kappa: pooled.value,
    limits: pooled.limits,
    labels: labels.map(({ id }, at) => {
      const crosses = crossesOf(at)
      const { both, first, second } = addTables(crosses)
      return {
        ...{ label: id, units: sum(crosses, unitsOf), yes: both + first + second, plain: plain.labels[at]!.kappa },
        ...weighAgreement(classes.map(({ size }, index) => ({ size, cross: crosses[index]! }))),
      }
    }),
  }
}
