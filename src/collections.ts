/** Groups items by a key, in the order in which keys first appear. */
export function groupBy<Item, Key>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

/** Returns the cached value of a key, computing it on first use. */
export function getOrInsert<Key, Value>(values: Map<Key, Value>, key: Key, findOut: (key: Key) => Value): Value {
  const known = values.get(key)
  if (known !== undefined || values.has(key)) return known!
  const found = findOut(key)
  values.set(key, found)
  return found
}

/** Creates a function that returns the first of equal texts, so that repeated texts are stored once. */
export function createInterner(): (text: string) => string {
  const known = new Map<string, string>()
  return (text) => getOrInsert(known, text, () => text)
}

/** Copies a typed array to the front of a longer one. */
export function extendColumn<Column extends Int32Array | Uint32Array | Float64Array>(
  column: Column,
  into: Column,
): Column {
  into.set(column)
  return into
}

/** The number of items for each key, in the order in which keys first appear. */
export function countBy<Item, Key>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, number> {
  const counts = new Map<Key, number>()
  for (const item of items) {
    const key = keyOf(item)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

/** The items without repeats, in the order in which they first appear. */
export const unique = <Item>(items: Iterable<Item>): Item[] => [...new Set(items)]

/** Compares two strings by code unit, the same on every machine and in every locale. */
export const compareCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Compares by the first rank in which two items differ; larger numbers and smaller strings come first. */
export function orderBy<Item>(...ranks: ((item: Item) => number | string)[]) {
  return (a: Item, b: Item): number => {
    for (const rankOf of ranks) {
      const [x, y] = [rankOf(a), rankOf(b)]
      if (x === y) continue
      return typeof x === 'number' && typeof y === 'number' ? y - x : compareCodeUnits(String(x), String(y))
    }
    return 0
  }
}

/** Compares names as people order them: digits by their value, so that P2 comes before P10; ties by code unit. */
export function compareNames(a: string, b: string): number {
  const [x, y] = [a.match(/\d+|\D+/g) ?? [], b.match(/\d+|\D+/g) ?? []]
  for (let position = 0; position < Math.min(x.length, y.length); position++) {
    const [own, other] = [x[position]!, y[position]!]
    const isNumbers = /^\d/.test(own) && /^\d/.test(other)
    const order = isNumbers ? Number(own) - Number(other) : compareCodeUnits(own, other)
    if (order) return order
  }
  return x.length - y.length || compareCodeUnits(a, b)
}

/** The sum of what is measured on each item; 0 for none. */
export function sum<Item>(items: Iterable<Item>, measure: (item: Item) => number): number {
  let total = 0
  for (const item of items) total += measure(item)
  return total
}

/** A share from 0 to 1; 0 when there is nothing to share. */
export const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

/**
 * The first of some positions, from 0, at which something is reached, by halving: it holds for all behind the first for
 * which it holds. Their number where it is reached nowhere.
 */
export function lowerBound(count: number, isReached: (position: number) => boolean): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isReached(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * The value of a plain object's own key, or undefined. Other people's words must never be looked up directly: every
 * object inherits `constructor`, `toString` and others.
 */
export const lookup = <Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined

/** True if two sets have the same members. */
export const sameSets = <Item>(a: ReadonlySet<Item>, b: ReadonlySet<Item>): boolean =>
  a.size === b.size && [...a].every((item) => b.has(item))

/** Creates a function that makes a value at its first call and returns it at each. */
export function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => (made ??= make())
}
