import { countWords } from '../../text/words.ts'

/**
 * Whether a value of a JSON file holds something at a path such as `results.*.alternatives`, where `*` is any of the
 * first items of a list. Only own keys count.
 */
export function has(value: unknown, path: string): boolean {
  return hasSteps(value, path.split('.'))
}

/** Items of a list that are looked at: the first ones may lack what others have. */
const sampled = 50

function hasSteps(value: unknown, [step, ...rest]: readonly string[]): boolean {
  if (step === undefined) return value !== undefined
  if (step === '*') return Array.isArray(value) && value.slice(0, sampled).some((item) => hasSteps(item, rest))
  return isRecord(value) && Object.hasOwn(value, step) && hasSteps(value[step], rest)
}

/** A JSON object, whose keys are somebody else's words: look them up with `Object.hasOwn`. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The texts of a JSON file that are not used yet, by their wording. */
export type UnusedTexts = Map<string, string[]>

/** Every text in a value with the keys that lead to it, positions in lists left out; the last in the file is first. */
export function* eachText(value: unknown): Generator<readonly [path: string, text: string]> {
  const open: (readonly [path: string, value: unknown])[] = [['', value]]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [path, item] = next
    if (typeof item === 'string') yield [path, item]
    else if (Array.isArray(item)) for (const inside of item) open.push([path, inside])
    else if (isRecord(item)) for (const key of Object.keys(item)) open.push([join(path, key), item[key]])
  }
}

/** The texts of a value by their wording, with the keys that lead to them; the first in the file is last. */
export function collectTexts(value: unknown): UnusedTexts {
  const texts: UnusedTexts = new Map()
  for (const [path, text] of eachText(value)) addTo(texts, text, path)
  return texts
}

/** Adds to the list of a key. */
export function addTo<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

/** Keys that lead to a value; those deeper than any vendor nests them are named by what they are in. */
const join = (path: string, key: string): string =>
  path === '' ? key : path.length > longestPath ? path : `${path}.${key}`
const longestPath = 200

/** Words of the texts that are not used, by the keys that lead to them. */
export function countUnused(texts: UnusedTexts): Map<string, { words: number; sample: string }> {
  const byPath = new Map<string, { words: number; sample: string }>()
  for (const [text, paths] of [...texts].reverse()) {
    const words = countWords(text)
    for (const path of words === 0 ? [] : paths) {
      const met = byPath.get(path)
      if (met) met.words += words
      else byPath.set(path, { words, sample: text })
    }
  }
  return byPath
}
