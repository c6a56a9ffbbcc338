import type { Interval } from '../../model/estimate.ts'

/** A figure with two digits, never `-0.00`; a dash where it is not defined. */
export const figure = (value: number | null): string =>
  value === null ? '–' : value.toFixed(2).replace('-0.00', '0.00')

/** A figure with its 95 % interval: `0.48 (0.42–0.52)`. */
export const withInterval = ({ value, low, high }: Interval): string =>
  low === null || high === null ? figure(value) : `${figure(value)} (${figure(low)}–${figure(high)})`

/** Words enough to recognise a passage. */
export function abbreviate(text: string, words = 30): string {
  const said = text.split(/\s+/)
  return said.length > words ? `${said.slice(0, words).join(' ')} …` : said.join(' ')
}
