import type { Limits } from '../model/estimate.ts'

/** A value that is known exactly. */
export const exactly = (value: number): Limits => ({ value, low: value, high: value })

/**
 * The sum of independent estimates: the distances from value to limit are squared and added (MOVER; Zou and Donner 2008,
 * "Construction of confidence limits about effect measures").
 */
export function sumOfLimits(parts: readonly Limits[]): Limits {
  let [value, below, above] = [0, 0, 0]
  for (const part of parts) {
    value += part.value
    below += (part.value - part.low) ** 2
    above += (part.high - part.value) ** 2
  }
  return { value, low: value - Math.sqrt(below), high: value + Math.sqrt(above) }
}

/**
 * The ratio of two independent estimates that are not negative (Donner and Zou 2012); `value` and `high` can be infinite,
 * and `value` is NaN for nothing over nothing.
 */
export function ratioOfLimits(above: Limits, below: Limits): Limits {
  const [a, b] = [above.value, below.value]
  const bound = (limitOfA: number, limitOfB: number, sign: 1 | -1): number => {
    const root = (a * b) ** 2 - limitOfA * limitOfB * (2 * a - limitOfA) * (2 * b - limitOfB)
    return (a * b + sign * Math.sqrt(Math.max(0, root))) / (limitOfB * (2 * b - limitOfB))
  }
  return {
    value: a / b,
    low: 2 * b <= below.high ? 0 : bound(above.low, below.high, -1),
    high: below.low <= 0 ? Number.POSITIVE_INFINITY : bound(above.high, below.low, 1),
  }
}

/** An estimate multiplied by a positive number. */
export const scaled = ({ value, low, high }: Limits, factor: number): Limits => ({
  value: value * factor,
  low: low * factor,
  high: high * factor,
})

/**
 * A measure of two independent estimates, of which one raises and the other lowers it: its distances from value to limit,
 * with one of the two at its limit, are squared and added. Null where the measure is undefined.
 */
export function measureOfLimits(
  measure: (raising: number, lowering: number) => number | null,
  raising: Limits,
  lowering: Limits,
): Limits | null {
  const value = measure(raising.value, lowering.value)
  if (value === null) return null
  const distance = (a: number, b: number): number => value - (measure(a, b) ?? value)
  return {
    value,
    low: value - Math.hypot(distance(raising.low, lowering.value), distance(raising.value, lowering.high)),
    high: value + Math.hypot(distance(raising.high, lowering.value), distance(raising.value, lowering.low)),
  }
}
