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

/** Log-odds of asking for each feature, and of a unit without any; fitted to podcasts and oral histories whose labels were taken away (`tests/bench/speakers.mjs` measures on others). */
const weights = {
  bias: 0.31,
  features: [0.8, 0.35, 0.28, 1.06, 0.74, -0.13, -1.1, -1.29, -0.44, 0, -0.49, -0.1],
}

/** Chances that another person speaks: after somebody who asks and after somebody who answers, by whether a question ended. */
type Turning = readonly [asks: readonly [said: number, asked: number], answers: readonly [said: number, asked: number]]

/** By the gap before a unit. */
const turning: Record<'none' | 'line' | 'paragraph', Turning> = {
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

/**
 * The chance of each unit that somebody who asks says it.
 *
 * Two voices take turns: a hidden Markov model whose chances of a change depend on the gap before a unit and on whether
 * the unit before asks, and are estimated for this transcript (Baum and Welch). What a unit shows (`unit-features.ts`) is
 * weighed by fixed log-odds. What people stated is certain, moves its neighbours through the model, and moves units of the same
 * few words.
 */
export function proposeSpeakers(
  units: readonly SpokenUnit[],
  { language, stated }: { readonly language: string | null; readonly stated: StatedUnits },
): number[] {
  if (units.length === 0) return []
  const features = featuresOf(units, language)
  const moved = learn(units, stated)
  const evidence = units.map((unit, index) => {
    const { number } = unit
    const known = stated.asks.get(number)
    return known === undefined
      ? logOdds(features[index]!) + moved(unit)
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
type Chances = readonly (readonly [asks: number, answers: number])[]

/** Log-odds of what people stated. */
const certain = 40

interface TurningPlace {
  readonly gap: UnitGap
  readonly asked: 0 | 1
}

const placeOf = ({ gap, pauseMs: pause }: SpokenUnit, before: UnitFeatures | undefined): TurningPlace => ({
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

const logOdds = ({ values }: UnitFeatures): number =>
  weights.bias + sum(values.keys(), (at) => values[at]! * weights.features[at]!)

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))

/** Words of what people say again and again while they listen, and the log-odds by which each statement about it moves the others. */
const recurring = { words: 4, odds: 2 }

/** The log-odds by which what people stated moves units of the same few words. */
function learn(units: readonly SpokenUnit[], { asks, swapped }: StatedUnits): (unit: SpokenUnit) => number {
  const odds = new Map<string, number>()
  const keyOf = ({ text }: SpokenUnit): string | null => {
    const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
    return words.length > recurring.words ? null : words.join(' ')
  }
  for (const unit of units) {
    const [known, key] = [asks.get(unit.number), keyOf(unit)]
    if (known === undefined || key === null) continue
    const isAsked = known !== swapped.has(unit.number)
    odds.set(key, (odds.get(key) ?? 0) + (isAsked ? recurring.odds : -recurring.odds))
  }
  return (unit) => odds.get(keyOf(unit) ?? '') ?? 0
}

/** Chances that each unit asks, and that the speaker changes before it from somebody who asks and from somebody who answers. */
interface Posterior {
  readonly asks: number[]
  readonly turns: (readonly [asks: number, answers: number])[]
}

/** The posterior of a hidden Markov model of two states. */
function forwardBackward(evidence: readonly number[], chances: Chances): Posterior {
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
