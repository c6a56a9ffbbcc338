/** A part of the work whose size is known. */
export interface StageProgress {
  /** @param amount of the work that is done, in the unit of the stage */
  readonly advance: (amount: number) => void
  readonly end: () => void
}

/** Unit of the work of a stage. */
export type WorkUnit = 'bytes' | 'share'

/** Reports progress. */
export interface Progress {
  /**
   * Begins a stage.
   *
   * @param size of its work; null where that is not known: then only that it has begun is shown
   * @param unit of the size: bytes of transcripts unless given; `share` where it is 1, and shares of it are done
   */
  readonly begin: (name: string, size: number | null, unit?: WorkUnit) => StageProgress
}

/** Reports nothing. */
export const noProgress: Progress = { begin: () => ({ advance: () => {}, end: () => {} }) }

/** A stage of work on items, one after the other. */
export interface ItemStage<Item> {
  readonly name: string
  /** Bytes, or any other measure of the work that an item takes. */
  readonly sizeOf: (item: Item) => number
}

/** The results of work on each item, reported as a stage. */
export function mapReported<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Result,
  { name, sizeOf }: ItemStage<Item>,
  progress = noProgress,
): Result[] {
  const total = items.reduce((size, item) => size + sizeOf(item), 0)
  const stage = progress.begin(name, 1, 'share')
  const results = items.map((item) => {
    const result = work(item)
    stage.advance(sizeOf(item) / total)
    return result
  })
  stage.end()
  return results
}
