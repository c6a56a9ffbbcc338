import { buildCoder } from '../analysis/build-parts.ts'
import { codeSegments, codesOfSegments, segmentsAt } from '../analysis/code-segments.ts'
import { nextTurn } from '../boundary/next-turn.ts'
import { chooseNext } from '../coders/trained/choose-next.ts'
import { featureSpace } from '../coders/trained/features.ts'
import type { TrainingExample } from '../coders/trained/fit-weights.ts'
import { groupBy, unique } from '../collections.ts'
import type { Embedder } from '../embedders/embedder.ts'
import type { CurvePoint, Order } from '../evaluation/curve.ts'
import { scoreCodings } from '../evaluation/score-codings.ts'
import { foldsByGroup } from '../math/folds.ts'
import { createRandom } from '../math/random.ts'
import type { Codebook } from '../model/codebook.ts'
import type { CodedPassage } from '../model/coded-passage.ts'
import type { Coding } from '../model/coding.ts'
import { rowOf } from '../model/matrix.ts'
import { positivesByTheme } from './choose-next-segments.ts'
import type { OnShare } from './evaluate-codings.ts'
import { createTrials, preparePassages } from './learn-weights.ts'

const foldCount = 10
const batch = 25

/** Numbers of coded passages to try, and orders in which they are coded. */
export interface CurveOptions {
  readonly embedder: Embedder
  readonly sizes: readonly number[]
  readonly orders: readonly Order[]
  readonly seed: number
  /** Called with the share of the work that was done since the last call. */
  readonly onShare?: OnShare
}

/**
 * Codes the passages of each fold with what was learned from the first n passages of the others, for each n; 0 is what
 * keywords find, and a number that there are not enough passages for becomes as many as there are. Ten folds of whole
 * interviews. Only passages that people read for every code show how good codings are; F1 and kappa are null without any.
 */
export async function learningCurve(
  passages: readonly CodedPassage[],
  codebook: Codebook,
  { embedder, sizes, orders, seed, onShare = () => {} }: CurveOptions,
): Promise<CurvePoint[]> {
  const space = featureSpace(codebook)
  const { fitted, examples, lessons } = await preparePassages(passages, codebook, embedder)
  const folds = foldsByGroup(
    passages.map(({ group }) => group),
    foldCount,
  )
  const train = createTrials(codebook, embedder)
  const learn = (own: readonly TrainingExample[]) => train([...examples, ...own])

  const points: CurvePoint[] = []
  for (const order of orders) {
    const sequences: number[][] = []
    for (const fold of folds) sequences.push(await inOrder(order, fold.training))
    const most = Math.min(...sequences.map(({ length }) => length))
    for (const size of unique(sizes.map((one) => Math.min(one, most)))) {
      const codings: Coding[] = []
      for (const [at, fold] of folds.entries()) {
        await nextTurn()
        const own = sequences[at]!.slice(0, size).map((position) => lessons[position]!)
        const tested = segmentsAt(fitted, fold.test)
        onShare(1 / (orders.length * sizes.length * folds.length))
        codings.push(
          ...(size === 0
            ? codeSegments(tested, codebook, [buildCoder('keyword')], null)
            : codeSegments(tested, codebook, [buildCoder('learned')], learn(own))),
        )
      }
      const codes = codesOfSegments(fitted.segments, codings)
      const { macro } = scoreCodings(passages, codes, codebook, { level: 'theme', basis: 'read' })
      points.push({ order, coded: size, f1: macro.f1.value, kappa: macro.kappa.value })
    }
  }
  return points

  async function inOrder(order: Order, positions: readonly number[]): Promise<number[]> {
    if (order === 'file') return [...groupBy(positions, (position) => passages[position]!.group).values()].flat()
    const random = createRandom(seed)
    const shuffled = positions
      .map((position) => ({ position, rank: random() }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ position }) => position)
    if (order === 'chance') return shuffled
    const most = Math.max(...sizes)
    const sequence: number[] = []
    while (sequence.length < Math.min(most, positions.length)) {
      await nextTurn()
      const taken = new Set(sequence)
      const left = positions.filter((position) => !taken.has(position))
      const weights = learn(sequence.map((position) => lessons[position]!))
      const positives = positivesByTheme(
        sequence.map((position) => passages[position]!),
        codebook,
      )
      const candidates = left.map((position) => ({
        features: lessons[position]!.features,
        vector: rowOf(fitted.vectors, position),
      }))
      sequence.push(...chooseNext(candidates, weights, positives, space, batch).map((at) => left[at]!))
    }
    return sequence
  }
}
