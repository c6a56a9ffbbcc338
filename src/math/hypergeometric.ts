/** A sample without replacement: the size of the population, the units drawn from it, and those of them that are a yes. */
export interface Sample {
  readonly size: number
  readonly drawn: number
  readonly yes: number
}

/**
 * The tail left out on each side of a 95 % interval. A chance that is 0.025 exactly is not above it, whatever its last
 * digits as a number of the machine.
 */
const tail = 0.025 + 1e-10

/**
 * The 95 % limits of the number of yes in a finite population, by inverting hypergeometric tests. The mid-P form counts
 * half of the probability of the observed number; the exact form counts all of it, so that it is wider and never too
 * short (Lancaster 1961 on mid-P; Wright 1991 on limits for finite populations).
 */
export function hypergeometricLimits(sample: Sample, form: 'mid-P' | 'exact' = 'mid-P'): { low: number; high: number } {
  const { size, drawn, yes } = sample
  const [least, most] = [yes, size - (drawn - yes)]
  if (drawn === 0) return { low: 0, high: size }
  const share = form === 'mid-P' ? 0.5 : 1
  const isHighEnough = (total: number): boolean => tailAbove(sample, total, share) > tail
  const isLowEnough = (total: number): boolean => tailBelow(sample, total, share) > tail
  return { low: firstWhere(isHighEnough, least, most), high: lastWhere(isLowEnough, least, most) }
}

/** The chance of more yes than observed, if the population has `total` of them, and a share of the chance of equally many. */
function tailAbove({ size, drawn, yes }: Sample, total: number, share: number): number {
  let chance = share * chanceOf({ size, drawn, yes }, total)
  for (let more = yes + 1; more <= Math.min(drawn, total); more++) chance += chanceOf({ size, drawn, yes: more }, total)
  return chance
}

function tailBelow({ size, drawn, yes }: Sample, total: number, share: number): number {
  let chance = share * chanceOf({ size, drawn, yes }, total)
  for (let fewer = yes - 1; fewer >= Math.max(0, drawn - size + total); fewer--)
    chance += chanceOf({ size, drawn, yes: fewer }, total)
  return chance
}

/** The hypergeometric chance of a sample from a population with `total` yes. */
function chanceOf({ size, drawn, yes }: Sample, total: number): number {
  const no = drawn - yes
  if (yes > total || no > size - total) return 0
  return Math.exp(logChoose(total, yes) + logChoose(size - total, no) - logChoose(size, drawn))
}

const logFactorials = [0]

function logFactorial(n: number): number {
  for (let next = logFactorials.length; next <= n; next++) logFactorials.push(logFactorials[next - 1]! + Math.log(next))
  return logFactorials[n]!
}

const logChoose = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k)

/** The smallest whole number from `low` to `high` with a property that all larger ones have, too; `high` if none has it. */
function firstWhere(has: (value: number) => boolean, low: number, high: number): number {
  let [from, to] = [low, high]
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    if (has(middle)) to = middle
    else from = middle + 1
  }
  return from
}

/** The largest whole number from `low` to `high` with a property that all smaller ones have, too; `low` if none has it. */
function lastWhere(has: (value: number) => boolean, low: number, high: number): number {
  let [from, to] = [low, high]
  while (from < to) {
    const middle = Math.ceil((from + to) / 2)
    if (has(middle)) from = middle
    else to = middle - 1
  }
  return from
}
