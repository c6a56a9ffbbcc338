import { sum } from '../collections.ts'
import { cohenKappa } from '../math/agreement.ts'
import { exactly, measureOfLimits, ratioOfLimits, scaled, sumOfLimits } from '../math/limits.ts'
import type { Cell, Estimate, Limits } from '../model/estimate.ts'
import { estimateTotal } from './cells.ts'

/**
 * Estimates from a drawn sample how often a theme or code is in the segments of its frame, and how right the machine is
 * about it: stratified by class and post-stratified by the machine's answer, with mid-P hypergeometric limits of each cell
 * and square-and-add limits of what is made of them.
 */
export function estimateCode(cells: readonly Cell[]): Estimate {
  const [suggested, others] = [true, false].map((wanted) => cells.filter(({ isSuggested }) => isSuggested === wanted))
  const size = sum(cells, (cell) => cell.size)
  const machine = sum(suggested!, (cell) => cell.size)
  const read = sum(cells, (cell) => cell.read)
  const counts = { machine, read, yes: sum(cells, (cell) => cell.yes), size, cells }
  if (read === 0)
    return { ...counts, count: null, share: null, precision: null, recall: null, f1: null, kappa: null, missed: null }
  const [right, missed] = [within(estimateTotal(suggested!), machine), within(estimateTotal(others!), size - machine)]
  const count = within(sumOfLimits([right, missed]), size)
  return {
    ...counts,
    count,
    missed,
    share: size === 0 ? null : scaled(count, 1 / size),
    precision: machine === 0 ? null : scaled(right, 1 / machine),
    recall: oneOver(ratioOfLimits(missed, right), 1),
    f1: oneOver(ratioOfLimits(sumOfLimits([exactly(machine), missed]), right), 2),
    kappa: kappaOf(right, missed, { machine, size }),
  }
}

/** Limits inside of what is possible. */
const within = ({ value, low, high }: Limits, most: number): Limits => ({
  value,
  low: Math.max(0, low),
  high: Math.min(most, high),
})

/** `factor / (1 + ratio)`, at most 1; null for a ratio that is undefined. */
function oneOver({ value, low, high }: Limits, factor: number): Limits | null {
  if (Number.isNaN(value)) return null
  const of = (ratio: number): number => Math.min(1, factor / (1 + ratio))
  return { value: of(value), low: of(high), high: of(low) }
}

/** Cohen's kappa of machine and reader; null where one of them gives the same answer everywhere. */
function kappaOf(
  right: Limits,
  missed: Limits,
  { machine, size }: { readonly machine: number; readonly size: number },
): Limits | null {
  const kappa = (both: number, first: number): number | null => {
    const found = cohenKappa({ both, first, second: machine - both, neither: size - machine - first })
    return found === null ? null : Math.round(found * 1e12) / 1e12 // agreement as by chance is 0, not nearly 0
  }
  const found = measureOfLimits(kappa, right, missed)
  return found && { value: found.value, low: Math.max(-1, found.low), high: Math.min(1, found.high) }
}
