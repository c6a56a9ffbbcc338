import type { Span } from '../../model/span.ts'
import type { QuoteLimits } from '../quotes/quote-limits.ts'

/** Words of a transcript with their place, or only the place. */
export interface Quotable {
  readonly span: Span
  readonly text?: string
}

/** A change of what was said, such as pseudonyms for names. */
export interface TextChange {
  /** Moves the place of a quote of the transcript, and replaces its words where it has any. */
  readonly quote: <Said extends Quotable>(quote: Said) => Said
  /** Replaces names in a text that is written about the transcript, or has lost its place in it. */
  readonly text: (text: string) => string
}

/** What adding depends on beside the counts. */
export interface Adding {
  readonly limits: QuoteLimits
  /** Returns the first of equal names, since each tally brings copies of them. */
  readonly intern: (name: string) => string
}

/**
 * A count that adds up: a commutative monoid, so that the order of adding changes nothing that is read of the sum.
 * `add` may change a sum that began as `empty`, never what is added to it. A count that holds words of people, or places
 * of them, has `mapTexts`, which reaches all of them.
 */
export interface Count<Value> {
  readonly empty: () => Value
  readonly add: (sum: Value, more: Value, adding: Adding) => Value
  readonly mapTexts?: (value: Value, change: TextChange) => Value
}

/** The values that a count adds up. */
export type ValueOf<Counted> = Counted extends Count<infer Value> ? Value : never

/** The number of things. */
export const total: Count<number> = { empty: () => 0, add: (sum, more) => sum + more }

/** True if it is true of any part. */
export const anywhere: Count<boolean> = { empty: () => false, add: (found, more) => found || more }

/** The sum of vectors of whole numbers, all of one length. */
export const vectorTotal: Count<Float64Array> = {
  empty: () => new Float64Array(0),
  add: (sum, more) => {
    if (sum.length === 0) return more.slice()
    for (let position = 0; position < more.length; position++) sum[position]! += more[position]!
    return sum
  },
}

/** A count for each key. */
export const byKey = <Value, Key extends string = string>(count: Count<Value>): Count<ReadonlyMap<Key, Value>> => ({
  empty: () => new Map(),
  add: (sums, more, adding) => {
    for (const [key, value] of more) sumOf(sums).set(key, count.add(sums.get(key) ?? count.empty(), value, adding))
    return sums
  },
})

/** A count for each participant or transcript, whose names recur in many tallies and are stored once. */
export const byName = <Value>(count: Count<Value>): Count<ReadonlyMap<string, Value>> => ({
  empty: () => new Map(),
  add: (sums, more, adding) => {
    for (const [name, value] of more)
      sumOf(sums).set(adding.intern(name), count.add(sums.get(name) ?? count.empty(), value, adding))
    return sums
  },
})

/**
 * A value for each key; `join` makes one of two values of a key, in an associative and commutative way.
 *
 * @param mapTexts for values with words of people
 */
export const joined = <Value>(
  join: (known: Value, more: Value) => Value,
  mapTexts?: (value: Value, change: TextChange) => Value,
): Count<ReadonlyMap<string, Value>> => ({
  empty: () => new Map(),
  add: (sums, more) => {
    for (const [key, value] of more) {
      const known = sums.get(key)
      sumOf(sums).set(key, known === undefined ? value : join(known, value))
    }
    return sums
  },
  ...(mapTexts && {
    mapTexts: (values, change) => new Map(Array.from(values, ([key, value]) => [key, mapTexts(value, change)])),
  }),
})

/** A value for each key that only one transcript has, such as its id: there is nothing to join. */
export const ofOneTranscript = <Value>(
  mapTexts?: (value: Value, change: TextChange) => Value,
): Count<ReadonlyMap<string, Value>> => joined((_, value) => value, mapTexts)

/** Several counts, each under its name. */
export function together<Values extends object>(
  counts: {
    readonly [Name in keyof Values]: Count<Values[Name]>
  },
): Required<Count<Values>> {
  const names = Object.keys(counts) as (keyof Values)[]
  return {
    empty: () => Object.fromEntries(names.map((name) => [name, counts[name].empty()])) as Values,
    add: (sums, more, adding) => {
      for (const name of names) sums[name] = counts[name].add(sums[name], more[name], adding)
      return sums
    },
    mapTexts: (values, change) => {
      const changed = { ...values }
      for (const name of names) changed[name] = counts[name].mapTexts?.(values[name], change) ?? values[name]
      return changed
    },
  }
}

/** A sum as what it was made as: `add` may change it. */
const sumOf = <Key, Value>(sums: ReadonlyMap<Key, Value>) => sums as Map<Key, Value>
