import { sum } from '../collections.ts'
import { hypergeometricLimits } from '../math/hypergeometric.ts'
import { sumOfLimits } from '../math/limits.ts'
import type { Cell, Limits } from '../model/estimate.ts'

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
