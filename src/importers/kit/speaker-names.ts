import { isRecord } from './json-values.ts'

/** Keys of a list or map of the people who speak, and in it of their ids and names. */
const keys = {
  people: ['speakers', 'participants', 'users', 'people', 'voices'],
  id: ['id', 'speaker_id', 'speakerId', 'key', 'tag', 'user_id', 'speaker'],
  name: ['name', 'displayName', 'display_name', 'real_name', 'speaker_name', 'label'],
}

/** What a map holds under the first of some keys that it has. */
const under = (value: unknown, names: readonly string[]): unknown => {
  const name = isRecord(value) ? names.find((one) => Object.hasOwn(value, one)) : undefined
  return name === undefined ? undefined : (value as Readonly<Record<string, unknown>>)[name]
}

/**
 * The names of speakers by their ids, as a list `[{"id": "s1", "name": "Mina"}]` or a map `{"s1": "Mina"}` beside what is
 * said has them.
 *
 * @param around the values that what is said is in, the nearest first
 */
export function namesOfSpeakers(around: readonly unknown[]): (id: unknown) => string | null {
  const list = around.map((value) => under(value, keys.people)).find((value) => value !== undefined)
  const named: (readonly [unknown, unknown])[] = Array.isArray(list)
    ? list.map((one) => [under(one, keys.id), under(one, keys.name)])
    : Object.entries(isRecord(list) ? list : {}).map(([id, one]) => [id, under(one, keys.name) ?? one])
  const byId = new Map(
    named.flatMap(([id, name]) => (typeof name === 'string' && name !== '' ? [[`${id}`, name]] : [])),
  )
  return (id) => byId.get(`${id}`) ?? null
}
