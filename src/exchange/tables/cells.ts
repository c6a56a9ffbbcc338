/** The number at the beginning of a cell such as `62 - 62`, `12` or `Page 3: 10-50`; null where there is none. */
export function readRange(cell: string): { readonly first: number; readonly last: number } | null {
  const [, first, last] = /(\d{1,9})(?:\.0)?\s*(?:[-–]\s*(\d{1,9}))?\s*$/.exec(cell) ?? []
  return first === undefined ? null : { first: Number(first), last: Number(last ?? first) }
}

/** True for a cell whose number or range a spreadsheet has turned into a date or a time. */
export const isSpreadsheetDate = (cell: string): boolean => /^(\d{4}-\d\d-\d\dT[\d:.]+Z?|\d{1,2}:\d\d:\d\d)$/.test(cell)

/** A number from 0 to 1; percentages and marks up to 100 are divided. Null for anything else. */
export function readShare(cell: string): number | null {
  const [, written, percent] = /^\s*(\d{1,3}(?:[.,]\d{1,20})?)\s*(%?)\s*$/.exec(cell) ?? []
  if (written === undefined) return null
  const number = Number(written.replace(',', '.'))
  const share = percent === '%' || number > 1 ? number / 100 : number
  return share <= 1 ? share : null
}

/** A date and time in ISO 8601; its zone is taken as UTC where none is stated. Null where it is unclear. */
export function readTime(cell: string, order: 'month-first' | null): string | null {
  const iso = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?$/.exec(cell)
  if (iso !== null) {
    const zone = iso[4]?.replace('UTC', 'Z') ?? 'Z'
    return toIso(
      `${cell.slice(0, 10)}T${cell.slice(11).replace(/(?<!\s)\s*(Z|UTC|[+-]\d\d:?\d\d)$/, '') || '00:00'}${zone}`,
    )
  }
  const [, a, mark, b, year, hours = '0', minutes = '00', seconds = '00', half] =
    /^(\d{1,2})([./])(\d{1,2})[./](\d{4})(?:,?\s+(\d{1,2}):(\d\d)(?::(\d\d))?\s*([AP]M)?)?$/i.exec(cell) ?? []
  if (a === undefined) return null
  const isMonthFirst = mark === '/' && (order === 'month-first' || Number(b) > 12)
  if (mark === '/' && !isMonthFirst && Number(a) <= 12) return null
  const [day, month] = isMonthFirst ? [b!, a] : [a, b!]
  const hour = (Number(hours) % (half === undefined ? 24 : 12)) + (half?.toUpperCase() === 'PM' ? 12 : 0)
  const two = (part: string | number): string => String(part).padStart(2, '0')
  return toIso(`${year}-${two(month)}-${two(day)}T${two(hour)}:${minutes}:${two(seconds)}Z`)
}

function toIso(written: string): string | null {
  const ms = Date.parse(written)
  return Number.isNaN(ms) ? null : new Date(ms).toISOString()
}

/** A list written by Python or as JSON, such as `['a', "b"]`; null if the cell is none. Nothing is evaluated. */
export function readList(cell: string): string[] | null {
  const body = /^\s*[[(]([\s\S]*)[\])]\s*$/.exec(cell)?.[1]
  if (body === undefined) return null
  const items: string[] = []
  const item = /\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^,'"[\](){}]+))\s*(,|$)/suy
  while (item.lastIndex < body.length) {
    const [, single, double, bare] = item.exec(body) ?? []
    const written = (single ?? double)?.replace(/\\(.)/gs, '$1') ?? bare?.trim()
    if (written === undefined) return null
    if (written !== '') items.push(written)
  }
  return items
}

/** True for the words by which programs say that no code applies. */
export const isNoCode = (code: string): boolean => /^\s*(none|no code|n\/a|null|-)?\s*$/i.test(code)
