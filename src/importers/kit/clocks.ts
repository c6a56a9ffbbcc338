/** Source of a regular expression for a time such as `0:22`, `1:02:03.5`, `00:00:03,450` or, as Teams writes it, `0:0:3.4`. */
export const clock = String.raw`(?:\d{1,3}:\d{1,2}:\d{1,2}|\d{1,3}:\d{2})(?:[.,]\d{1,3})?`
/** The same for a time of the day too: `10:03 AM`. */
export const timeOfDay = String.raw`${clock}(?:\s?(?:[AP]M|[ap]m|[ap]\.\s?m\.))?`
/** Units of time written out in several languages. */
const unit = {
  hours: '(?:h|hours?|heures?|horas?|ore|Stunden?|uur)',
  minutes: '(?:m|min|minutes?|minutos?|minuti|Minuten?)',
  seconds: '(?:s|sec|seconds?|secondes?|segundos?|secondi|Sekunden?)',
}
/** A time as screen readers say it: `1 hour 2 minutes 3 seconds`. */
const spelled = String.raw`(?:\d{1,2} ${unit.hours} )?\d{1,3} ${unit.minutes} \d{1,2} ${unit.seconds}(?!\p{L})`
/** The same, with frames of a film behind (`00:01:02:15`), with units (`1h02m`, `2'05"`), or spelled. */
export const plainTime = String.raw`(?:${clock}[:;]\d\d(?!\d)|\d{1,2}h\d{1,2}m(?:\d{1,2}s)?(?![\p{L}\d])|\d{1,3}['′’]\s?\d{1,2}["″”]|${timeOfDay}|${spelled})`
/** The same in any way in which brackets hold it, hours, minutes and seconds named: `1h02m`, `2m 5s`, `12.5s`. */
export const anyTime = String.raw`(?:${plainTime}|\d{1,2}\s?h(?:\s?\d{1,2}\s?m(?:in)?)?(?:\s?\d{1,2}\s?s(?:ec)?)?(?![\p{L}\d])|\d{1,3}\s?m(?:in)?\s?\d{1,2}\s?s(?:ec)?(?!\p{L})|\d+(?:\.\d+)?\s?s(?:ec)?(?!\p{L}))`

const parts =
  /^(?:(?<hours>\d+):)?(?<minutes>\d+):(?<seconds>\d{1,2})(?:[.,](?<fraction>\d{1,3}))?\s?(?:(?<half>[ap])\.?\s?m\.?)?$/i

/**
 * Milliseconds of a time on a clock, counted from the start of a recording or of the day; null when it is no time. A
 * fraction after fields of one digit counts milliseconds, as the program that writes such fields means it.
 *
 * @example
 * readClock('1:02:03.5') // => 3723500
 * readClock('75:10') // => 4510000
 * readClock('0:0:4.90') // => 4090
 */
export function readClock(written: string): number | null {
  const read = parts.exec(
    written.trim().replace(/[:;]\d\d$/, (frames) => (isFramed.test(written) ? '' : frames)),
  )?.groups
  if (read === undefined) return readUnits(written.trim())
  const { hours, half, fraction = '0' } = read
  const minutes = read['minutes']!
  const seconds = read['seconds']!
  if (hours === undefined && seconds.length < 2) return null
  const unpadded = hours !== undefined && (minutes.length < 2 || seconds.length < 2)
  const ms = Number(unpadded ? fraction : fraction.padEnd(3, '0'))
  if (half === undefined) return ((Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + ms
  const [hour, minute, second] = hours === undefined ? [minutes, seconds, '0'] : [hours, minutes, seconds]
  const ofDay = (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  return ((ofDay * 60 + Number(minute)) * 60 + Number(second)) * 1000 + ms
}

/** Hours, minutes, seconds and frames of a film. */
const isFramed = /^\d+:\d\d:\d\d[:;]\d\d$/
const units = new RegExp(
  String.raw`^(?:(?<hours>\d+)\s?${unit.hours})?\s?(?:(?<minutes>\d+)\s?(?:${unit.minutes}|['′’]))?\s?(?:(?<seconds>\d+(?:\.\d+)?)\s?(?:${unit.seconds}|["″”]))?$`,
)

/** Milliseconds of `1h02m`, `2m 5s`, `2'05"` or `12.5s`; null for others, and for `01.05`, which may be minutes or seconds. */
function readUnits(written: string): number | null {
  const read = written === '' || /^\d\d\.\d\d$/.test(written) ? undefined : units.exec(written)?.groups
  if (read === undefined) return null
  const { hours = 0, minutes = 0, seconds = 0 } = read
  return Math.round(((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000)
}
