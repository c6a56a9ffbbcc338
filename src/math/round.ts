/** Rounds a number to six significant digits, as in exports, so that it is the same after writing and reading. */
export const roundToSixDigits = (value: number): number =>
  Number.isInteger(value) ? value : Number(value.toPrecision(6))
