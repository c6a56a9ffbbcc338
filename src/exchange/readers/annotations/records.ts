/** An object of JSON. */
export type JsonObject = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The list at a key; empty if there is none. */
export const listAt = (object: JsonObject, key: string): readonly unknown[] =>
  Array.isArray(object[key]) ? (object[key] as readonly unknown[]) : []

/** The text or number at a key as text; empty if there is none. */
export const textAtKey = (object: JsonObject, key: string): string => {
  const value = object[key]
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

/** A whole number, also one that is written as text; null for anything else. */
export function wholeNumber(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null
}

const documentKeys = [
  'document',
  'transcript',
  'filename',
  'file_name',
  'file',
  'source',
  'doc_id',
  'title',
  'name',
  'interview',
]

/** The name of the document that a record states, in itself or in its metadata; empty if it states none. */
export function documentNameOf(record: JsonObject): string {
  const places = [record, record['meta'], record['metadata']].filter(isObject)
  for (const place of places)
    for (const key of documentKeys) {
      const name = textAtKey(place, key)
      if (name !== '' && name.length <= 200) return name
    }
  return ''
}
