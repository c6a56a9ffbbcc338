import type { DraftBuilder } from './draft.ts'

/** A line of a file with its number. */
interface Numbered {
  readonly raw: string
  readonly number: number
}

const margin = /^(\s{0,6}(\d{1,4})[.)]?)(?=\s)/

/** Takes numbers of lines off, as prints of courts and of f4 have them before each line, and numbers of pages. */
export function stripMargins<Line extends Numbered>(lines: readonly Line[], draft: DraftBuilder): Line[] {
  const written = lines.filter(({ raw }) => raw.trim() !== '')
  const read = written.map(({ raw }) => margin.exec(raw)?.[2])
  const numbers = read.flatMap((number) => (number === undefined ? [] : [Number(number)]))
  const rising = numbers.filter(
    (number, index) => index > 0 && (number === numbers[index - 1]! + 1 || number === 1),
  ).length
  if (numbers.length < 4 || numbers.length < 0.6 * written.length || rising < 0.8 * (numbers.length - 1))
    return [...lines]
  return lines.map((line) => {
    const taken = /^\s*\d{1,4}\s*$/.test(line.raw) ? line.raw : (margin.exec(line.raw)?.[1] ?? '')
    draft.skip('numbers of lines and pages', taken, line.number)
    return { ...line, raw: line.raw.slice(taken.length) }
  })
}
