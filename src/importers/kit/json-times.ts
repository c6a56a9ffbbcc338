import { readClock } from './clocks.ts'
import { isRecord } from './json-values.ts'

/**
 * Milliseconds of a time in whatever way a recogniser writes it: a number (of seconds unless said otherwise), the same as
 * text, `1.200s`, `0:01:02.3`, `PT1M2.3S` or `{seconds, nanos}`; null when it is none.
 *
 * @param unitMs milliseconds in one unit of a plain number
 * @example
 * toMs('1.200s') // => 1200
 * toMs('PT1M2.5S') // => 62500
 * toMs({ seconds: '2', nanos: 300000000 }) // => 2300
 */
export function toMs(written: unknown, unitMs = 1000): number | null {
  if (typeof written === 'number') return Number.isFinite(written) ? Math.round(written * unitMs) : null
  if (typeof written === 'string') return readWritten(written.trim(), unitMs)
  if (!isRecord(written)) return null
  const [seconds, nanos] = ['seconds', 'nanos'].map((key) => (Object.hasOwn(written, key) ? Number(written[key]) : 0))
  return Number.isFinite(seconds! + nanos!) ? Math.round(seconds! * 1000 + nanos! / 1e6) : null
}

function readWritten(written: string, unitMs: number): number | null {
  if (/^-?\d+([.,]\d+)?$/.test(written)) return Math.round(Number(written.replace(',', '.')) * unitMs)
  const [, inSeconds] = /^(\d+(?:\.\d+)?)s$/.exec(written) ?? []
  if (inSeconds !== undefined) return Math.round(Number(inSeconds) * 1000)
  const [iso, hours = 0, minutes = 0, seconds = 0] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(written) ?? []
  if (iso !== undefined) return Math.round((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000)
  return readClock(/^(\d+:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)/.exec(written)?.[1] ?? '')
}
