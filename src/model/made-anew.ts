/** Items that are made anew each time they are read, where there are too many to be held; as JSON they are a list. */
class MadeAnew<Item> implements Iterable<Item> {
  readonly #make: () => Iterable<Item>
  constructor(make: () => Iterable<Item>) {
    this.#make = make
  }
  [Symbol.iterator](): Iterator<Item> {
    return this.#make()[Symbol.iterator]()
  }
  toJSON(): Item[] {
    return [...this]
  }
}

/** Makes items whenever they are read. */
export const madeAnew = <Item>(make: () => Iterable<Item>): Iterable<Item> => new MadeAnew(make)

/** Changes each item as it is read. */
export function* mapEach<Item, Other>(items: Iterable<Item>, change: (item: Item) => Other): Generator<Other> {
  for (const item of items) yield change(item)
}

/** True for a list, and for items that are made when they are read. */
export const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value
