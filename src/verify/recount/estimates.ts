import type { Written } from '../evidence.ts'
import { addBounds, type Bounds, divideBounds, limitsOfDrawn } from './limits.ts'

type Estimate = NonNullable<Written['findings']['prevalence'][number]['estimate']>
type Cell = Estimate['cells'][number]

const clip = (bounds: Bounds, least: number, most: number): Bounds => ({
  value: bounds.value,
  low: Math.max(least, bounds.low),
  high: Math.min(most, bounds.high),
})
const times = ({ value, low, high }: Bounds, factor: number): Bounds => ({
  value: factor * value,
  low: factor * low,
  high: factor * high,
})
const sizeOf = (cells: readonly Cell[]): number => cells.reduce((sum, { size }) => sum + size, 0)

/** The true segments of some cells; a cell that nobody read has the share of the others, and may hold anything. */
export function trueSegments(cells: readonly Cell[]): Bounds {
  const known = cells.filter(({ read }) => read > 0)
  const found = known.reduce((sum, { size, read, yes }) => sum + size * (yes / read), 0)
  const share = known.length === 0 ? 0 : found / sizeOf(known)
  return addBounds(
    cells.map((cell) => ({
      value: cell.read > 0 ? cell.size * (cell.yes / cell.read) : cell.size * share,
      ...limitsOfDrawn(cell, 0.5),
    })),
  )
}

/** Computes every measure of an estimate anew from the counts of its cells. */
export function recomputeEstimate(cells: readonly Cell[]): Omit<Estimate, 'cells'> {
  const [yesCells, noCells] = [cells.filter((cell) => cell.isSuggested), cells.filter((cell) => !cell.isSuggested)]
  const [size, machine] = [sizeOf(cells), sizeOf(yesCells)]
  const read = cells.reduce((sum, cell) => sum + cell.read, 0)
  const yes = cells.reduce((sum, cell) => sum + cell.yes, 0)
  if (read === 0) {
    const nothing = { count: null, share: null, precision: null, recall: null, f1: null, kappa: null, missed: null }
    return { size, machine, read, yes, ...nothing }
  }
  const right = clip(trueSegments(yesCells), 0, machine)
  const missed = clip(trueSegments(noCells), 0, size - machine)
  const count = clip(addBounds([right, missed]), Number.NEGATIVE_INFINITY, size)
  const atLeastNone = { ...count, low: Math.max(0, count.low) }
  const inverse = (quotient: Bounds, top: number): Bounds | null => {
    if (Number.isNaN(quotient.value)) return null
    const of = (one: number): number => Math.min(1, top / (1 + one))
    return { value: of(quotient.value), low: of(quotient.high), high: of(quotient.low) }
  }
  const known = { value: machine, low: machine, high: machine }
  return {
    ...{ size, machine, read, yes, missed },
    count: atLeastNone,
    share: size === 0 ? null : times(atLeastNone, 1 / size),
    precision: machine === 0 ? null : times(right, 1 / machine),
    recall: inverse(divideBounds(missed, right), 1),
    f1: inverse(divideBounds(addBounds([known, missed]), right), 2),
    kappa: kappaOf(right, missed, machine, size),
  }
}

/** Kappa of machine and reader, of the table with so many segments right, missed, suggested, and in all. */
function kappaOf(right: Bounds, missed: Bounds, machine: number, size: number): Bounds | null {
  const kappa = (hits: number, misses: number): number | null => {
    const people = hits + misses
    const observed = (hits + (size - machine - misses)) / size
    const chance = (machine * people + (size - machine) * (size - people)) / size ** 2
    if (Math.abs(1 - chance) < 1e-12) return null
    const found = (observed - chance) / (1 - chance)
    return Math.abs(found) < 1e-9 ? 0 : found
  }
  const value = kappa(right.value, missed.value)
  if (value === null) return null
  const away = (hits: number, misses: number): number => value - (kappa(hits, misses) ?? value)
  const below = Math.sqrt(away(right.low, missed.value) ** 2 + away(right.value, missed.high) ** 2)
  const above = Math.sqrt(away(right.high, missed.value) ** 2 + away(right.value, missed.low) ** 2)
  return clip({ value, low: value - below, high: value + above }, -1, 1)
}

/** The true number of participants or organisations from those that were chosen by chance and read whole; null without any. */
export function recomputeUnits({
  all,
  accepted,
  audited,
}: {
  readonly all: number
  readonly accepted: readonly string[]
  readonly audited: readonly string[]
}): Bounds | null {
  if (audited.length === 0) return all === 0 ? { value: 0, low: 0, high: 0 } : null
  const yes = audited.filter((id) => accepted.includes(id)).length
  const limits = limitsOfDrawn({ size: all, read: audited.length, yes }, 1)
  const least = (count: number): number => Math.max(accepted.length, count)
  return { value: least((all * yes) / audited.length), low: least(limits.low), high: least(limits.high) }
}
