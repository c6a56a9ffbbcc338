/** Powers of ten that a number of double precision holds exactly. */
const powers = Array.from({ length: 23 }, (_, digits) => Number(`1e${digits}`))

/** Distance from the middle of two neighbours from which on a product that is rounded itself shows which one is nearer. */
const clear = 1e-6

/** Rounds a number to six significant digits, as in exports, so that it is the same after writing and reading. */
export function roundToSixDigits(value: number): number {
  if (Number.isInteger(value)) return value
  // Numbers of usual size without making a text of them: the quotient of two exact numbers is the number that a text of its digits is read as.
  const power = powers[5 - Math.floor(Math.log10(Math.abs(value)))]
  const scaled = power === undefined ? 0 : Math.abs(value) * power
  const isSixDigits = scaled >= 1e5 && scaled < 1e6
  const whole = Math.floor(scaled)
  if (!isSixDigits || Math.abs(scaled - whole - 0.5) < clear) return Number(value.toPrecision(6))
  const rounded = (scaled - whole < 0.5 ? whole : whole + 1) / power!
  return value < 0 ? -rounded : rounded
}

/**
 * Writes a number with one decimal. A sum of parts that are not exact may lie on either side of a middle, by the order in
 * which they are added: it is rounded to nine decimals first, so that everybody who adds them up writes the same.
 */
export const inTenths = (value: number): string => Number(value.toFixed(9)).toFixed(1)
