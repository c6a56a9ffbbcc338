import { sum } from '../collections.ts'
import { hypergeometricLimits } from '../math/hypergeometric.ts'
import { sumOfLimits } from '../math/limits.ts'
import type { Limits } from '../model/estimate.ts'

/**
 * The segments of one class of a draw with the same answer of the machine for a code: a simple random sample of them was
 * read.
 */
export interface Cell {
  readonly class: string
  /** True if the machine suggests the code. */
  readonly isSuggested: boolean
  readonly size: number
  /** Segments that were read blind for the code, and those of them to which the reader gave it. */
  readonly read: number
  readonly yes: number
}

/** The true number of segments of some cells with the code, as a careful reader would count them. */
export function estimateTotal(cells: readonly Cell[]): Limits {
  const pooled = shareOf(cells)
  return sumOfLimits(
    cells.map(({ size, read, yes }) => ({
      value: read === 0 ? size * pooled : (size * yes) / read,
      ...hypergeometricLimits({ size, drawn: read, yes }),
    })),
  )
}

/** The share of yes in some cells, each weighted by its size; it stands in for cells that nobody has read. */
function shareOf(cells: readonly Cell[]): number {
  const known = cells.filter(({ read }) => read > 0)
  const size = sum(known, (cell) => cell.size)
  return size === 0 ? 0 : sum(known, (cell) => (cell.size * cell.yes) / cell.read) / size
}
