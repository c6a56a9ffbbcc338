import { getOrInsert, sum } from '../../collections.ts'
import type { SpokenUnit, UnitGap } from '../../model/spoken-unit.ts'
import { featuresOf, type UnitFeatures } from './unit-features.ts'

/** What people stated about a unit. */
export interface StatedUnits {
  /** True for a unit of somebody who asks, false of somebody who answers; units that nobody spoke about are absent. */
  readonly asks: ReadonlyMap<number, boolean>
  /** Units whose proposals are the wrong way round. */
  readonly swapped: ReadonlySet<number>
}

/** Nothing is stated. */
export const nothingStated: StatedUnits = { asks: new Map(), swapped: new Set() }

/** Log-odds of asking for each feature, and of a unit without any; how they were found is in `tests/bench/speakers.mjs`. */
export const weights = {
  bias: 0.31,
  features: [0.8, 0.35, 0.28, 1.06, 0.74, -0.13, -1.1, -1.29, -0.44, 0, -0.49, -0.1],
}

/** Chances that another person speaks: after somebody who asks and after somebody who answers, by whether a question ended. */
export type Turning = readonly [
  asks: readonly [said: number, asked: number],
  answers: readonly [said: number, asked: number],
]

/** By the gap before a unit. */
export const turning: Record<'none' | 'line' | 'paragraph', Turning> = {
  none: [
    [0.18, 0.31],
    [0.11, 0.09],
  ],
  line: [
    [0.77, 0.93],
    [0.95, 0.81],
  ],
  paragraph: [
    [0.76, 0.94],
    [0.78, 0.75],
  ],
}

/** Pause from which it counts as a gap of its own. */
const pauseMs = 1500

/** Rounds in which the chances of a change are estimated again from the transcript itself. */
const rounds = 6
/** Units of which the chances above count, beside those of the transcript. */
const prior = 8

/** Steps and pull of learning from what people stated. */
const learning = { steps: 30, rate: 0.5, pull: 0.5, example: 3 }

/**
 * The chance of each unit that somebody who asks says it.
 *
 * Two voices take turns: a hidden Markov model whose chances of a change depend on the gap before a unit and on whether
 * the unit before asks, and are estimated for this transcript (Baum and Welch). What a unit shows (`unit-features.ts`) is
 * weighed by fixed log-odds, which what people stated moves for this transcript, so that like units follow.
 */
export function proposeSpeakers(
  units: readonly SpokenUnit[],
  { language, stated }: { readonly language: string | null; readonly stated: StatedUnits },
): number[] {
  if (units.length === 0) return []
  const features = featuresOf(units, language)
  const moved = learn(features, units, stated)
  const evidence = units.map(({ number }, index) => {
    const known = stated.asks.get(number)
    return known === undefined
      ? logOdds(features[index]!, moved)
      : known !== stated.swapped.has(number)
        ? certain
        : -certain
  })
  const places = units.map((unit, index) => placeOf(unit, features[index - 1]))
  let chances: Chances = places.map(({ gap, asked }) => [turning[gap][0][asked], turning[gap][1][asked]])
  let result = forwardBackward(evidence, chances)
  for (let round = 1; round < rounds; round++) {
    chances = estimate(places, result)
    result = forwardBackward(evidence, chances)
  }
  return result.asks.map((asks, index) => (stated.swapped.has(units[index]!.number) ? 1 - asks : asks))
}

/** For each unit, the chances of a change after somebody who asks and after somebody who answers. */
export type Chances = readonly (readonly [asks: number, answers: number])[]

/** Log-odds of what people stated. */
const certain = 40

interface TurningPlace {
  readonly gap: UnitGap
  readonly asked: 0 | 1
}

export const placeOf = ({ gap, pauseMs: pause }: SpokenUnit, before: UnitFeatures | undefined): TurningPlace => ({
  gap: gap === 'none' && pause !== null && pause >= pauseMs ? 'line' : gap,
  asked: before?.asks === true ? 1 : 0,
})

/** Chances of a change by place, from the expected changes and those presumed. */
function estimate(places: readonly TurningPlace[], { asks, turns }: Posterior): Chances {
  const sums = new Map<string, readonly [Sum, Sum]>()
  const keyOf = ({ gap, asked }: TurningPlace): string => `${gap} ${asked}`
  for (const [index, place] of places.entries()) {
    const presumed = (from: 0 | 1) => ({ turns: prior * turning[place.gap][from][place.asked], places: prior })
    const found = getOrInsert(sums, keyOf(place), () => [presumed(0), presumed(1)] as const)
    if (index === 0) continue
    const before = asks[index - 1]!
    for (const from of [0, 1] as const) {
      found[from].turns += turns[index]![from]
      found[from].places += from === 0 ? before : 1 - before
    }
  }
  return places.map((place) => {
    const [a, b] = sums.get(keyOf(place))!
    return [a.turns / a.places, b.turns / b.places]
  })
}

interface Sum {
  turns: number
  places: number
}

interface Weights {
  readonly bias: number
  readonly features: readonly number[]
}

const logOdds = ({ values }: UnitFeatures, { bias, features }: Weights): number =>
  bias + sum(values.keys(), (at) => values[at]! * features[at]!)

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))

/** Weights moved towards what people stated: logistic regression, pulled to the fixed weights. */
function learn(
  features: readonly UnitFeatures[],
  units: readonly SpokenUnit[],
  { asks, swapped }: StatedUnits,
): Weights {
  const examples = units.flatMap(({ number }, index) => {
    const known = asks.get(number)
    return known === undefined ? [] : [{ unit: features[index]!, asks: known !== swapped.has(number) }]
  })
  let { bias, features: moved }: Weights = weights
  for (let step = 0; step < learning.steps && examples.length > 0; step++) {
    const errors = examples.map(
      (example) => (example.asks ? 1 : 0) - sigmoid(logOdds(example.unit, { bias, features: moved })),
    )
    const scale = learning.rate / Math.max(1, examples.length / 4)
    bias += scale * (sum(errors, (error) => error) - learning.pull * (bias - weights.bias))
    moved = moved.map((weight, at) => {
      const gradient = sum(errors.keys(), (index) => errors[index]! * examples[index]!.unit.values[at]!)
      return weight + scale * (learning.example * gradient - learning.pull * (weight - weights.features[at]!))
    })
  }
  return { bias, features: moved }
}

/** Chances that each unit asks, and that the speaker changes before it from somebody who asks and from somebody who answers. */
export interface Posterior {
  readonly asks: number[]
  readonly turns: (readonly [asks: number, answers: number])[]
}

/** The posterior of a hidden Markov model of two states. */
export function forwardBackward(evidence: readonly number[], chances: Chances): Posterior {
  const likely = evidence.map(sigmoid)
  const forward: Pair[] = []
  for (const [at, chance] of likely.entries()) {
    const [a, b] = forward[at - 1] ?? [0.5, 0.5]
    const asks = at === 0 ? a : a * (1 - chances[at]![0]) + b * chances[at]![1]
    forward.push(toShares(asks * chance, (1 - asks) * (1 - chance)))
  }
  let backward: Pair = [1, 1]
  const asks: number[] = []
  const turns: Pair[] = []
  for (let at = likely.length - 1; at >= 0; at--) {
    const [a, b] = forward[at]!
    asks.push(toShares(a * backward[0], b * backward[1])[0])
    const [before, [leave, take]] = [forward[at - 1], chances[at]!]
    if (before === undefined) break
    const [toA, toB] = [likely[at]! * backward[0], (1 - likely[at]!) * backward[1]]
    const [stayA, turnA] = [before[0] * (1 - leave) * toA, before[0] * leave * toB]
    const [turnB, stayB] = [before[1] * take * toA, before[1] * (1 - take) * toB]
    const all = stayA + turnA + turnB + stayB
    turns.push([turnA / all, turnB / all])
    backward = toShares((1 - leave) * toA + leave * toB, take * toA + (1 - take) * toB)
  }
  return { asks: asks.reverse(), turns: [[0, 0], ...turns.reverse()] }
}

type Pair = readonly [number, number]
const toShares = (a: number, b: number): Pair => [a / (a + b), b / (a + b)]
