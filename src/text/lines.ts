/** A place in a file as people count: lines and columns from 1. */
export interface LinePlace {
  readonly line: number
  readonly column: number
}

/** Finds line and column of offsets in a text whose lines end in `\n`. */
export function createLineFinder(text: string): (offset: number) => LinePlace {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - starts[low]! + 1 }
  }
}
