/** A value with its 95 % limits. */
export interface Bounds {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** Units drawn without replacement: how many there are, how many were read, and how many of these are a yes. */
export interface Drawn {
  readonly size: number
  readonly read: number
  readonly yes: number
}

/** A chance above 0.025, and not only by the last digits of a number of the machine. */
const outside = 0.025 + 1e-10

/**
 * The 95 % limits of the number of yes, by the chances of each possible number of yes among those read. These are made
 * from one to the next by their ratios and divided by their sum, so that no factorial is needed.
 *
 * @param half weight of the chance of exactly what was found: 0.5 for mid-P limits, 1 for exact ones
 */
export function limitsOfDrawn({ size, read, yes }: Drawn, half: 0.5 | 1): { low: number; high: number } {
  if (read === 0) return { low: 0, high: size }
  const least = yes
  const most = size - (read - yes)
  let [low, high] = [least, most]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (tails({ size, read, yes }, middle, half).above > outside) high = middle
    else low = middle + 1
  }
  const lowest = low
  ;[low, high] = [least, most]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (tails({ size, read, yes }, middle, half).below > outside) low = middle
    else high = middle - 1
  }
  return { low: lowest, high: low }
}

/** The chances of at least, and of at most, as many yes as were found, if there are `total` in all. */
function tails({ size, read, yes }: Drawn, total: number, half: number): { above: number; below: number } {
  const [first, last] = [Math.max(0, read - (size - total)), Math.min(read, total)]
  if (yes < first || yes > last) return { above: yes < first ? 1 : 0, below: yes > last ? 1 : 0 }
  const mode = Math.min(last, Math.max(first, Math.floor(((read + 1) * (total + 1)) / (size + 2))))
  /** The chance of one yes more, as a share of the chance of so many. */
  const ratio = (at: number): number => ((total - at) * (read - at)) / ((at + 1) * (size - total - read + at + 1))
  const weights = new Map([[mode, 1]])
  for (let at = mode; at < last; at++) weights.set(at + 1, weights.get(at)! * ratio(at))
  for (let at = mode; at > first; at--) weights.set(at - 1, weights.get(at)! / ratio(at - 1))
  let [above, below, all] = [0, 0, 0]
  for (const [at, weight] of weights) {
    all += weight
    if (at >= yes) above += at === yes ? half * weight : weight
    if (at <= yes) below += at === yes ? half * weight : weight
  }
  return { above: above / all, below: below / all }
}

/** The sum of independent values: distances to the limits are squared and added. */
export function addBounds(parts: readonly Bounds[]): Bounds {
  const value = parts.reduce((sum, part) => sum + part.value, 0)
  const reach = (distance: (part: Bounds) => number): number =>
    Math.sqrt(parts.reduce((sum, part) => sum + distance(part) ** 2, 0))
  return {
    value,
    low: value - reach((part) => part.value - part.low),
    high: value + reach((part) => part.high - part.value),
  }
}

/** The quotient of independent values that are not negative (Donner and Zou 2012). */
export function divideBounds(a: Bounds, b: Bounds): Bounds {
  const product = a.value * b.value
  const end = (la: number, lb: number, sign: number): number => {
    const under = product ** 2 - la * lb * (2 * a.value - la) * (2 * b.value - lb)
    return (product + sign * Math.sqrt(Math.max(0, under))) / (lb * (2 * b.value - lb))
  }
  return {
    value: a.value / b.value,
    low: b.high >= 2 * b.value ? 0 : end(a.low, b.high, -1),
    high: b.low > 0 ? end(a.high, b.low, 1) : Number.POSITIVE_INFINITY,
  }
}
