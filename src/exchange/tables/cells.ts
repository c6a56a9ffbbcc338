/** The number at the beginning of a cell such as `62 - 62`, `12` or `Page 3: 10-50`; null where there is none. */
export function readRange(cell: string): { readonly first: number; readonly last: number } | null {
  const [, first, last] = /(\d{1,9})(?:\.0)?(?:\s?[-–]\s?(\d{1,9}))?$/.exec(cell.trim().replace(/\s+/g, ' ')) ?? []
  return first === undefined ? null : { first: Number(first), last: Number(last ?? first) }
}

/** True for a cell whose number or range a spreadsheet has turned into a date or a time. */
export const isSpreadsheetDate = (cell: string): boolean => /^(\d{4}-\d\d-\d\dT[\d:.]+Z?|\d{1,2}:\d\d:\d\d)$/.test(cell)

/** A number from 0 to 1; percentages and marks up to 100 are divided. Null for anything else. */
export function readShare(cell: string): number | null {
  const [, written, percent] = /^(\d{1,3}(?:[.,]\d{1,20})?)\s*(%?)$/.exec(cell.trim()) ?? []
  if (written === undefined) return null
  const number = Number(written.replace(',', '.'))
  const share = percent === '%' || number > 1 ? number / 100 : number
  return share <= 1 ? share : null
}

/**
 * A date and time in ISO 8601; its zone is taken as UTC where none is stated. Null where it is unclear, or no calendar has
 * such a day; null, too, for what Themata writes where it knows no time.
 */
export function readTime(cell: string, order: 'month-first' | null): string | null {
  const [, date, hour = '00', minute = '00', second = '00', zone = 'Z'] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?$/.exec(cell) ?? []
  if (date !== undefined) return toIso(date, `${hour}:${minute}:${second}`, zone.replace('UTC', 'Z'))
  const [, a, mark, b, year, hours = '0', minutes = '00', seconds = '00', half] =
    /^(\d{1,2})([./])(\d{1,2})[./](\d{4})(?:,?\s+(\d{1,2}):(\d\d)(?::(\d\d))?\s*([AP]M)?)?$/i.exec(cell) ?? []
  if (a === undefined) return null
  const isMonthFirst = mark === '/' && (order === 'month-first' || Number(b) > 12)
  if (mark === '/' && !isMonthFirst && Number(a) <= 12) return null
  const [day, month] = isMonthFirst ? [b!, a] : [a, b!]
  const clock = half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toUpperCase() === 'PM' ? 12 : 0)
  const two = (part: string | number): string => String(part).padStart(2, '0')
  return toIso(`${year}-${two(month)}-${two(day)}`, `${two(clock)}:${minutes}:${seconds}`, 'Z')
}

/** The time of what has none in projects that Themata writes: the earliest that archives can state. */
const noTime = Date.UTC(1980, 0, 1)

function toIso(date: string, time: string, zone: string): string | null {
  const midnight = new Date(`${date}T00:00:00Z`)
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== date) return null
  const ms = Date.parse(`${date}T${time}${zone}`)
  return Number.isNaN(ms) || ms === noTime || time.startsWith('24') ? null : new Date(ms).toISOString()
}

/** A list written by Python or as JSON, such as `['a', "b"]`; null if the cell is none. Nothing is evaluated. */
export function readList(cell: string): string[] | null {
  const body = /^\s*[[(]([\s\S]*)[\])]\s*$/.exec(cell)?.[1]
  if (body === undefined) return null
  const items: string[] = []
  const item = /(?:\s*'((?:[^'\\]|\\.)*)'\s*|\s*"((?:[^"\\]|\\.)*)"\s*|([^,'"[\](){}]+))(?:,|$)/suy
  while (item.lastIndex < body.length) {
    const [, single, double, bare] = item.exec(body) ?? []
    const written = (single ?? double)?.replace(/\\(.)/gs, '$1') ?? bare?.trim()
    if (written === undefined) return null
    if (written !== '') items.push(written)
  }
  return items
}

/** True for the words by which programs say that no code applies. */
export const isNoCode = (code: string): boolean => /^(none|no code|n\/a|null|-)?$/i.test(code.trim())
