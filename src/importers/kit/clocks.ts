/** Source of a regular expression for a time such as `0:22`, `12:03`, `1:02:03.5` or `00:00:03,450`. */
export const clock = String.raw`(?:\d{1,3}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?`

/**
 * Milliseconds of a time on a clock, counted from the start of a recording; null when it is no time.
 *
 * @example
 * readClock('1:02:03.5') // => 3723500
 * readClock('75:10') // => 4510000
 */
export function readClock(written: string): number | null {
  const [, hours = '0', minutes, seconds, fraction = '0'] =
    /^(?:(\d+):)?(\d+):(\d{2})(?:[.,](\d{1,3}))?$/.exec(written.trim()) ?? []
  if (minutes === undefined || seconds === undefined) return null
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'))
}
