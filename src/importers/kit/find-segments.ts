import { answers, asks } from '../../text/role-words.ts'
import type { ColumnNames } from '../importer.ts'
import { isRecord } from './json-values.ts'

type Item = Readonly<Record<string, unknown>>

/** A list of segments in a JSON file, and the keys under which its items hold what. */
export interface SegmentList {
  /** The keys that lead to it; empty where the file is the list. */
  readonly path: string
  readonly items: readonly Item[]
  readonly keys: { readonly text: string } & Readonly<Partial<Record<'speaker' | 'start' | 'end', string>>>
}

/** Keys without marks and capitals, in the order in which they are looked for. */
const usualKeys = {
  text: 'text body sentence sentences transcript transcription utterance utterancetext spokentext content message caption line said display words word',
  speaker:
    'speakername speakerdisplayname speaker speakerlabel speakerid spk speakerrole author sender from username user participant who voice role name',
  start:
    'start starttime startms startmillis startseconds starttimestamp startoffset begin timebegin tstartms datastart from timestamp time offset ts createddatetime date',
  end: 'end endtime endms endmillis endseconds endtimestamp endoffset stop timeend dataend to',
} as const
type Role = keyof typeof usualKeys

const bare = (key: string): string => key.toLowerCase().replace(/[_\s-]/g, '')
const roles = Object.keys(usualKeys) as Role[]
const rankByKey = new Map<Role, ReadonlyMap<string, number>>(
  roles.map((role) => [role, new Map(usualKeys[role].split(' ').map((key, rank) => [key, rank]))]),
)

/** Lists inside a file that are looked at, the outer ones first. */
const mostLists = 200
/** Items of a list whose keys are looked at. */
const sampled = 30

/**
 * The list of what people say in a JSON file of no known vendor: of the lists whose items hold text the outermost, and
 * of several there the one whose items name speakers; null where there is none.
 *
 * @param stated keys that somebody has named
 */
export function findSegments(value: unknown, stated: ColumnNames = {}): SegmentList | null {
  const found = findLists(value, (path, list) => readKeys(path, list, stated))
  const withSpeaker = found.filter(({ keys }) => keys.speaker !== undefined)
  return withSpeaker[0] ?? found[0] ?? null
}

/** Items with a question and its answer, and the keys of both. */
export interface PairList {
  readonly items: readonly Item[]
  readonly keys: readonly [question: string, answer: string]
}

/** The outermost list of questions with their answers in a JSON file; null where there is none. */
export const findPairs = (value: unknown): PairList | null => findLists(value, readPairKeys)[0] ?? null

function readPairKeys(_: string, list: readonly unknown[]): PairList | null {
  const items = list.filter(isRecord)
  const keys = Object.keys(items[0] ?? {})
  const question = keys.find((key) => asks.test(key))
  const answer = keys.find((key) => answers.test(key))
  if (question === undefined || answer === undefined || items.length < list.length / 2) return null
  const areTexts = items
    .slice(0, sampled)
    .every((item) => [question, answer].every((key) => !Object.hasOwn(item, key) || typeof item[key] === 'string'))
  return areTexts ? { items, keys: [question, answer] } : null
}

/** What can be read of the outermost lists of a value for which something can be. */
function findLists<Found>(value: unknown, read: (path: string, list: readonly unknown[]) => Found | null): Found[] {
  const found: Found[] = []
  let open: (readonly [path: string, value: unknown])[] = [['', value]]
  for (let looked = 0; open.length > 0 && found.length === 0 && looked < mostLists; ) {
    const next: typeof open = []
    for (const [path, inside] of open.slice(0, mostLists)) {
      looked++
      const inner = isRecord(inside) ? Object.entries(inside) : []
      const items = Array.isArray(inside) ? inside : areNumbered(inner) ? Object.values(inside as Item) : null
      const list = items === null ? null : read(path, items)
      if (list !== null) {
        found.push(list)
        continue
      }
      if (Array.isArray(inside) && inside.length === 1) next.push([path, inside[0]])
      for (const [key, child] of inner) next.push([path === '' ? key : `${path}.${key}`, child])
    }
    open = next
  }
  return found
}

/** Whether the keys of a map are the numbers of its entries, as in `{"turn_0": {…}, "turn_1": {…}}`. */
const areNumbered = (entries: readonly (readonly [key: string, value: unknown])[]): boolean =>
  entries.length >= 2 && entries.every(([key, value]) => /\d$/.test(key) && isRecord(value))

/** The keys of a list's items by what they hold; null where the items hold no text. */
function readKeys(path: string, list: readonly unknown[], stated: ColumnNames): SegmentList | null {
  const items = itemsOf(list)
  if (items.length === 0 || items.length < list.length / 2) return null
  const sample = items.slice(0, sampled)
  const taken = new Set<string>()
  const find = (role: Role): string | undefined => {
    const ranks = rankByKey.get(role)!
    const names = new Set(sample.flatMap((item) => Object.keys(item)))
    const rankOf = (name: string): number => (stated[role] === name ? -1 : (ranks.get(bare(name)) ?? Number.NaN))
    const fit = [...names]
      .filter((name) => !Number.isNaN(rankOf(name)) && !taken.has(name))
      .filter((name) => sample.some((item) => Object.hasOwn(item, name) && holds(role, item[name])))
      .sort((a, b) => rankOf(a) - rankOf(b))[0]
    if (fit !== undefined) taken.add(fit)
    return fit
  }
  const text = find('text')
  if (text === undefined) return null
  const [speaker, start, end] = [find('speaker'), find('start'), find('end')]
  const keys = { text, ...(speaker && { speaker }), ...(start && { start }), ...(end && { end }) }
  return { path, items, keys }
}

/** Items of a list as maps: what they hold under `data` beside the rest, and pairs of a name and words by usual keys. */
function itemsOf(list: readonly unknown[]): Item[] {
  const pairs = list.map(pairIn)
  const names = new Set(pairs.map((pair) => pair?.[0]))
  if (list.length > 2 && !names.has(undefined) && names.size <= list.length / 2)
    return pairs.map((pair) => ({ speaker: pair![0], text: pair![1] }))
  return list.filter(isRecord).map((item) => (isRecord(item['data']) ? { ...item['data'], ...item } : item))
}

/** A name and what is said: `["Mina", "How often?"]` or `{ "Mina": "How often?" }`; undefined for other items. */
function pairIn(item: unknown): readonly [name: string, said: string] | undefined {
  const [name, said, ...more] = Array.isArray(item) ? item : isRecord(item) ? Object.entries(item).flat() : []
  return typeof name === 'string' && typeof said === 'string' && more.length === 0 ? [name, said] : undefined
}

/** Whether a value can be of a role: what is said is text or a list of words, a speaker a name or a number. */
function holds(role: Role, value: unknown): boolean {
  if (role === 'text') return textsIn(value).length > 0
  if (role === 'speaker') return speakerIn(value) !== null
  return typeof value === 'number' || typeof value === 'string' || Array.isArray(value) || isRecord(value)
}

/** The texts of a value that says something: itself, those of a list of words, or the content of a message. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap((item) => (typeof item === 'string' ? [item] : textsIn(textIn(item))))
  return isRecord(value) && Object.hasOwn(value, 'content') && typeof value['content'] === 'string'
    ? [value['content']]
    : []
}

const textIn = (item: unknown): unknown => {
  const key = isRecord(item)
    ? ['text', 'word', 'value', 'content'].find((name) => Object.hasOwn(item, name))
    : undefined
  const inside = key === undefined ? undefined : (item as Item)[key]
  return typeof inside === 'string' ? inside : undefined
}

/** The name of a speaker: text, a number, or what a map has as a name, however deep in `user` or `application`. */
export function speakerIn(value: unknown, depth = 0): string | number | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value
  if (typeof value === 'number') return value
  if (!isRecord(value) || depth > 4) return null
  const key = [
    'displayName',
    'display_name',
    'name',
    'real_name',
    'nickname',
    'label',
    'user',
    'application',
    'id',
  ].find((name) => Object.hasOwn(value, name) && value[name] !== null)
  return key === undefined ? null : speakerIn(value[key], depth + 1)
}
