import { sum } from '../collections.ts'
import type { Cell } from '../model/estimate.ts'
import { estimateCode } from './estimate-code.ts'

/** Numbers of readings at which it is sound to look at intervals and to stop: they double. */
export const looks: readonly number[] = Array.from({ length: 12 }, (_, power) => 100 * 2 ** power)

/** The next number of readings at which to look; null past the size of the frame. */
export const nextLook = (read: number, size: number): number | null =>
  looks.find((look) => look > read && look < size) ?? null

/** Half of the width of the share's interval; null while nothing is read. */
export function halfWidth(cells: readonly Cell[]): number | null {
  const { share } = estimateCode(cells)
  return share && (share.high - share.low) / 2
}

/**
 * The number of readings, about, after which the share's interval reaches half of a wanted width: the cells are read on
 * in proportion, and keep the shares found so far (with half a yes and half a no added, so that a cell without a yes is not taken for
 * certain).
 *
 * @returns null if nothing is read yet
 */
export function readingsFor(cells: readonly Cell[], wanted: number): number | null {
  const read = sum(cells, (cell) => cell.read)
  const now = halfWidth(cells)
  if (now === null) return null
  if (now <= wanted) return read
  const size = sum(cells, (cell) => cell.size)
  let [low, high] = [read, size]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (halfWidth(readOn(cells, middle / read))! <= wanted) high = middle
    else low = middle + 1
  }
  return low
}

/** The cells as they would be after `factor` times as many readings. */
const readOn = (cells: readonly Cell[], factor: number): Cell[] =>
  cells.map((cell) => {
    const read = Math.min(cell.size, Math.round(cell.read * factor))
    if (read <= cell.read) return cell
    const share = (cell.yes + 0.5) / (cell.read + 1)
    const fewest = cell.yes
    return { ...cell, read, yes: Math.min(read, Math.max(fewest, Math.round(share * read))) }
  })
