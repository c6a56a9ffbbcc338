/** The chance of at most `count` events where `mean` are expected. */
function chanceUpTo(count: number, mean: number): number {
  let [term, total] = [Math.exp(-mean), 0]
  for (let events = 0; events <= count; events++) {
    total += term
    term *= mean / (events + 1)
  }
  return total
}

/**
 * Exact 95 % limits of the mean of a Poisson count (Garwood 1936): with the lower one so many or more events are found in
 * 2.5 % of cases, with the upper one so many or fewer. For counts of up to some hundred.
 */
export function poissonLimits(count: number): { readonly low: number; readonly high: number } {
  /** The mean at which a falling chance comes down to a level. */
  const solve = (events: number, level: number): number => {
    let [below, above] = [0, count + 10 * Math.sqrt(count + 1) + 10]
    for (let step = 0; step < 100; step++) {
      const middle = (below + above) / 2
      if (chanceUpTo(events, middle) > level) below = middle
      else above = middle
    }
    return (below + above) / 2
  }
  return { low: count === 0 ? 0 : solve(count - 1, 0.975), high: solve(count, 0.025) }
}
