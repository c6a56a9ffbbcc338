/** A span of text: its start and its end. */
export type Range = readonly [from: number, to: number]

/** The words around a span inside a turn, cut between words, with a mark where more is said. */
export function contextOf(
  text: string,
  [from, to]: Range,
  [start, end]: Range,
  most: number,
): readonly [string, string] {
  let left = Math.max(start, from - most)
  if (left > start) {
    const blank = text.slice(left, from).search(/\s/)
    left = blank === -1 ? left : left + blank + 1
  }
  let right = Math.min(end, to + most)
  if (right < end) {
    const last = /\s\S*$/.exec(text.slice(to, right))
    right = last === null ? right : to + last.index
  }
  return [`${left > start ? '… ' : ''}${text.slice(left, from)}`, `${text.slice(to, right)}${right < end ? ' …' : ''}`]
}
