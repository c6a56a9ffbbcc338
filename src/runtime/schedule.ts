import { sum } from '../collections.ts'
import { collectGarbage } from '../io/v8-flags.ts'

/** Sizes of batches in bytes: large enough to hide messaging overhead, small enough to redo after a crash. */
const [smallest, largest] = [1 << 16, 1 << 20]
/** Share of what is left that a batch takes, so that all threads end at about the same time. */
const share = 1 / 12

/**
 * Consecutive items, as many as make a batch; the last ones are smaller. They depend on the items alone: sums of batches are
 * stored.
 *
 * @param sizeOf bytes
 */
export function* batches<Item>(items: readonly Item[], sizeOf: (item: Item) => number): Generator<Item[]> {
  let left = sum(items, sizeOf)
  let batch: Item[] = []
  let size = 0
  for (const item of items) {
    batch.push(item)
    size += sizeOf(item)
    if (size < Math.min(largest, Math.max(smallest, left * share))) continue
    yield batch
    left -= size
    batch = []
    size = 0
  }
  if (batch.length > 0) yield batch
}

/** Number of items after which garbage is collected. */
const untilTidy = 48

/**
 * Does work for each item, a bounded number at once; an item is taken only when a slot is free.
 * Results come in the order of the items.
 */
export async function forEachBounded<Item, Result>(
  items: Iterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  const waiting = items[Symbol.iterator]()
  let [taken, done] = [0, 0]
  collectGarbage()
  const serve = async (): Promise<void> => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) {
      const position = taken++
      results[position] = await work(next.value)
      if (++done % untilTidy === 0) collectGarbage()
    }
  }
  await Promise.all(Array.from({ length: atOnce }, serve))
  return results
}

/** Max. number of tries of a single item. */
const triesAlone = 2

/**
 * Does work on a batch. If the worker dies, each item is tried again on its own, so that only the item that kills the
 * worker fails.
 */
export async function withSecondTry<Item, Result>(
  items: readonly Item[],
  work: (items: readonly Item[]) => Promise<Result>,
  giveUp: (item: Item) => Result,
): Promise<Result[]> {
  const whole = await survive(() => work(items))
  if (whole !== null) return [whole.value]
  const results: Result[] = []
  for (const item of items) {
    let alone: { readonly value: Result } | null = null
    for (let time = 0; alone === null && time < triesAlone; time++) alone = await survive(() => work([item]))
    results.push(alone === null ? giveUp(item) : alone.value)
  }
  return results
}

/** The result of work; null if its worker died. */
async function survive<Result>(work: () => Promise<Result>): Promise<{ readonly value: Result } | null> {
  try {
    return { value: await work() }
  } catch (error) {
    if (isOutOfMemory(error)) return null
    throw error
  }
}

/** True for the error of a worker that died of a lack of memory. */
export const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
