import type { z } from 'zod'
import type { Importer } from '../importer.ts'
import { joinWords, nameVoice, type Piece } from './join-words.ts'
import { list as listOf, record, text as textOf, time, voice } from './json-shapes.ts'
import { toMs } from './json-times.ts'
import { has, isRecord } from './json-values.ts'
import { jsonImporter } from './read-json.ts'
import { namesOfSpeakers } from './speaker-names.ts'

/** A list of what is said in the JSON of a maker. */
export interface SpeechList {
  /** The keys that lead to its items: `results.*.words.*`. */
  readonly at: string
  /**
   * The fields of an item that hold who speaks, what is said and when: `speaker: text [start - end]`, or `[start + length]`.
   * A field is keys inside the item, parted by dots; `0` is the first item of a list, `*` each of them, and of several parted
   * by `|` the first that is there is read. Who speaks may also be in what the item is in, which may list `speakers` by `id`.
   */
  readonly turn: string
  /** Milliseconds in one unit of its times, where these are no seconds. */
  readonly unitMs?: number
  /** The items are words and marks one by one. */
  readonly areWords?: true
  /** Blanks between words are items of their own: words without one between them are written as one. */
  readonly hasBlanks?: true
  /** Each list of words begins with all of those before it. */
  readonly isCumulative?: true
  /** Each item begins a turn. */
  readonly areTurns?: true
  /** A field that is true where a voice ends. */
  readonly ends?: string
  /** Who speaks from when on, where this is a list of its own: its path, and the fields of the speaker and the time. */
  readonly changes?: string
  /** How the maker writes that a voice is unknown. */
  readonly nobody?: string
}

/** The JSON of a maker: how it is known, and where it has what is said. */
export interface JsonMaker {
  readonly summary: string
  readonly extensions?: readonly string[]
  /** Paths of which one has to be there, or several parted by `&`. */
  readonly known: readonly string[]
  /** Paths of other formats that look alike. */
  readonly unless?: readonly string[]
  readonly confidence?: number
  /** The lists of what is said; the first that has items is read. */
  readonly lists: readonly SpeechList[]
  /** What the file holds besides, by its path. */
  readonly reasonByKey?: Readonly<Record<string, string>>
}

/** An importer of the JSON of a maker. */
export const importerOf = ({ known, unless = [], lists, ...format }: JsonMaker): Importer => {
  const readers = lists.map(compile)
  const readerOf = (value: unknown): ListReader | undefined =>
    readers.find(({ at }) => listsAt(value, at).some(({ items }) => items.length > 0))
  return jsonImporter({
    ...format,
    recognizes: (value) =>
      known.some((paths) => paths.split(' & ').every((path) => has(value, path))) &&
      !unless.some((path) => has(value, path)),
    schemaFor: (value) => schemaOf(readerOf(value)),
    toPieces: (value) => readList(value, readerOf(value)),
  })
}

/** The paths of a field, of which the first that is there is read; none for a field that is not written. */
type Field = readonly (readonly string[])[]

const fieldOf = (written = ''): Field => written.split('|').flatMap((path) => (path === '' ? [] : [path.split('.')]))

type ListReader = ReturnType<typeof compile>

/** A list with its fields. */
function compile({ at, turn, changes = '', ...list }: SpeechList) {
  const [, speaker, text, start, sign, end] = /^(?:(\S+): )?(\S+)(?: \[(\S+) ([-+]) (\S+)\])?$/.exec(turn)!
  const fields = { speaker: fieldOf(speaker), text: fieldOf(text), start: fieldOf(start), end: fieldOf(end) }
  const [changesAt = '', who, from] = changes.split(' ')
  const change = { at: fieldOf(changesAt)[0], who: fieldOf(who), from: fieldOf(from) }
  return { ...list, ...fields, at: at.split('.'), ends: fieldOf(list.ends), hasLength: sign === '+', change }
}

/** Items of one list, and the values that it is in, the nearest first. */
interface Items {
  readonly items: readonly unknown[]
  readonly around: readonly unknown[]
}

const childOf = (value: unknown, step: string): unknown => {
  if (Array.isArray(value)) return value[Number(step)]
  return isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined
}

/** The lists at a path. */
function listsAt(value: unknown, [step, ...rest]: readonly string[], around: readonly unknown[] = []): Items[] {
  if (step !== '*') return value == null ? [] : listsAt(childOf(value, step!), rest, [value, ...around])
  if (!Array.isArray(value)) return []
  return rest.length === 0 ? [{ items: value, around }] : value.flatMap((item) => listsAt(item, rest, around))
}

/** The values of a field of an item; none where it has no such field, or nothing in it. */
function valuesOf(item: unknown, field: Field): unknown[] {
  const values: unknown[] = []
  for (const path of field) {
    collect(item, path, values)
    if (values.length > 0) break
  }
  return values
}

/** Adds the values at a path that are not empty. */
function collect(item: unknown, path: readonly string[], values: unknown[]): void {
  let value = item
  for (const [at, step] of path.entries()) {
    if (step === '*') {
      if (Array.isArray(value)) for (const inside of value) collect(inside, path.slice(at + 1), values)
      return
    }
    value = childOf(value, step)
  }
  if (value != null && value !== '') values.push(value)
}

function readList(value: unknown, list: ListReader | undefined): Piece[] {
  if (list === undefined) return []
  const lists = listsAt(value, list.at)
  const nameOf = createNamer(value, list)
  const isJoined = list.text.some((path) => path.includes('*'))
  const toPiece = (item: unknown, previous: unknown, around: Items['around']): Piece => {
    const raws = valuesOf(item, list.text).map(String)
    const text = isJoined ? raws.join('').replace(/\s+/g, ' ') : (raws[0] ?? '')
    const startMs = firstTime(valuesOf(item, list.start), list.unitMs)
    const end = firstTime(valuesOf(item, list.end).reverse(), list.unitMs)
    const endMs = !list.hasLength ? end : startMs === null ? null : startMs + (end ?? 0)
    const speaker = nameOf(item, around, startMs)
    const clings = list.hasBlanks ? isJoinedTo(previous, item, list) : list.areWords === true && isMark(item, text)
    const begins = previous !== undefined && (list.areTurns ?? valuesOf(previous, list.ends)[0] === true)
    return { speaker, text, raws, startMs, endMs, clings, begins }
  }
  return (list.isCumulative && lastHasAll(lists, list) ? lists.slice(-1) : lists).flatMap(({ items, around }) => {
    const said = items.map((item, index) => toPiece(item, items[index - 1], around))
    const pieces = said.filter(({ text }) => text.trim() !== '')
    return list.areWords ? joinWords(pieces) : pieces
  })
}

function firstTime(values: readonly unknown[], unitMs?: number): number | null {
  for (const value of values) {
    const ms = toMs(value, unitMs)
    if (ms !== null) return ms
  }
  return null
}

/** Whether an item is a mark that follows the word before it without a blank. */
function isMark(item: unknown, text: string): boolean {
  const attached = childOf(item, 'attaches_to')
  if (attached !== undefined) return attached === 'previous'
  return childOf(item, 'type') === 'punctuation' || /^[.,?!;:]$/.test(text)
}

/** Whether an item is a part of the word before it, of the same speaker: neither is a blank or a sound. */
const isJoinedTo = (previous: unknown, item: unknown, { text, speaker }: ListReader): boolean =>
  [previous, item].every((one) => childOf(one, 'type') === 'word' && `${valuesOf(one, text)}`.trim() !== '') &&
  `${valuesOf(previous, speaker)}` === `${valuesOf(item, speaker)}`

/** Whether the last of several lists of words begins as the first does and is the longest. */
function lastHasAll(lists: readonly Items[], { text, start }: ListReader): boolean {
  const [first, last = []] = [lists[0]?.items[0], lists.at(-1)?.items]
  const isSame = [text, start].every((field) => `${valuesOf(first, field)}` === `${valuesOf(last[0], field)}`)
  return lists.length > 1 && first !== undefined && isSame && lists.every(({ items }) => items.length <= last.length)
}

/** Finds the name of who says an item: what the item or, the nearest first, a value around it names; else who speaks then. */
function createNamer(value: unknown, { speaker, change, nobody }: ListReader) {
  const known = new Map<Items['around'], ReturnType<typeof namesOfSpeakers>>()
  const namesIn = (around: Items['around']) => {
    const names = known.get(around) ?? namesOfSpeakers(around)
    known.set(around, names)
    return names
  }
  const voices = (change.at === undefined ? [] : listsAt(value, change.at)).flatMap(({ items, around }) =>
    items.map((item) => ({
      voice: nearestName(item, around, change.who),
      fromMs: firstTime(valuesOf(item, change.from)) ?? 0,
    })),
  )
  let at = 0
  return (item: unknown, around: Items['around'], startMs: number | null): string | null => {
    while (startMs !== null && voices[at + 1] !== undefined && voices[at + 1]!.fromMs <= startMs) at++
    const own = nearestName(item, around, speaker) ?? voices[at]?.voice
    return own === nobody ? null : (namesIn(around)(own) ?? nameVoice(own))
  }
}

/** The speaker that an item names or, the nearest first, a value around it. */
function nearestName(item: unknown, around: Items['around'], field: Field): string | number | undefined {
  for (let at = -1; at < around.length; at++) {
    const [own] = valuesOf(at === -1 ? item : around[at], field)
    if (typeof own === 'string' || typeof own === 'number') return own
  }
  return undefined
}

/** What the fields of a list have to be; only the text of an item is required. */
function schemaOf(list: ListReader | undefined): z.ZodType {
  const root: Node = {}
  const add = (field: Field, leaf: z.ZodType): void => {
    for (const path of field) {
      const steps = [...list!.at, ...path]
      const last = steps.pop()!
      if (/^\d$/.test(last)) continue
      let node = root
      for (const written of steps) {
        const step = written === '0' ? '*' : written
        node[step] ??= {}
        node = node[step] as Node
      }
      node[last] = leaf
    }
  }
  if (list !== undefined) {
    add(list.text, list.text.length === 1 && list.text[0]!.length === 1 ? textOf : textOf.nullish())
    add(list.speaker, voice)
    for (const field of [list.start, list.end]) add(field, time)
  }
  return toSchema(root)
}

interface Node {
  [step: string]: Node | z.ZodType
}

function toSchema(node: Node | z.ZodType): z.ZodType {
  if ('safeParse' in node) return node as z.ZodType
  const inner = Object.entries(node as Node).map(([step, inside]) => [step, toSchema(inside)] as const)
  return (inner[0]?.[0] === '*' ? listOf(inner[0][1]) : record(Object.fromEntries(inner))).nullish()
}
