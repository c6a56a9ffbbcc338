/** Bands that are made of an attribute at most, where nobody states any. */
const maxBands = 6

/** Bands of numbers: their lower bounds in order; the last band has no upper one. */
export interface Bands {
  readonly bounds: readonly number[]
  /** True if all values are whole numbers, so that a band can name its last one. */
  readonly isWhole: boolean
}

/** Whether a value is one number; `1.500` is one and a half or fifteen hundred, which only its writer knows. */
export const isNumber = (value: string): boolean =>
  /^-?\d{1,15}(?:[.,]\d{1,15})?$/.test(value) && !/^-?[1-9]\d{0,2}[.,]\d{3}$/.test(value)
const toNumber = (value: string): number => Number(value.replace(',', '.'))

/** Bands with stated bounds over the values of an attribute; values that are no numbers are no part of them. */
export const statedBands = (bounds: readonly number[], values: readonly string[]): Bands => ({
  bounds: [...bounds].sort((a, b) => a - b),
  isWhole: values.filter(isNumber).map(toNumber).every(Number.isInteger) && bounds.every(Number.isInteger),
})

/**
 * Round bands over numbers: the narrowest of 1, 2, 5, 10, 20, 50 … that give at most six, with the bound that closes the
 * last. Null where a value is no number; empty values are no part of it.
 *
 * @example
 * chooseBands(['21', '29', '34']) // => { bounds: [20, 25, 30, 35], isWhole: true }
 */
export function chooseBands(values: readonly string[]): Bands | null {
  const stated = values.filter((value) => value !== '')
  if (stated.length === 0 || !stated.every(isNumber)) return null
  const numbers = stated.map(toNumber)
  const low = numbers.reduce((least, number) => Math.min(least, number), Number.POSITIVE_INFINITY)
  const high = numbers.reduce((most, number) => Math.max(most, number), Number.NEGATIVE_INFINITY)
  const isWhole = numbers.every(Number.isInteger)
  for (let exponent = isWhole ? 0 : Math.floor(Math.log10((high - low) / maxBands || 1)); ; exponent++)
    for (const step of [1, 2, 5]) {
      const bounds = boundsAround(low, high, { step, exponent })
      if (bounds !== null) return { bounds, isWhole: isWhole && exponent >= 0 }
    }
}

/** Bounds at whole multiples of `step` × 10^`exponent`, exact; null where they make too many bands. */
function boundsAround(low: number, high: number, { step, exponent }: { step: number; exponent: number }) {
  const width = Number(`${step}e${exponent}`)
  const first = Math.floor(low / width)
  const count = Math.floor(high / width) - first + 1
  if (count > maxBands) return null
  return Array.from({ length: count + 1 }, (_, index) => Number(`${(first + index) * step}e${exponent}`))
}

/**
 * The band a number lies in.
 *
 * @example
 * toBand('29', { bounds: [20, 30, 40], isWhole: true }) // => '20–29'
 * toBand('41', { bounds: [20, 30, 40], isWhole: true }) // => '40 and more'
 * toBand('7', { bounds: [20, 30, 40], isWhole: true }) // => 'under 20'
 * toBand('2.5', { bounds: [2, 3], isWhole: false }) // => '2 to under 3'
 */
export function toBand(value: string, { bounds, isWhole }: Bands): string {
  const number = toNumber(value)
  const next = bounds.findIndex((bound) => number < bound)
  if (next === 0) return `under ${bounds[0]}`
  if (next === -1) return `${bounds.at(-1)} and more`
  const [from, below] = [bounds[next - 1]!, bounds[next]!]
  if (!isWhole) return `${from} to under ${below}`
  return below - from === 1 ? String(from) : `${from}–${below - 1}`
}
