import type { CellRow } from '../../boundary/read-table.ts'
import { unique } from '../../collections.ts'
import { findSegments } from './find-segments.ts'
import { isRecord } from './json-values.ts'
import { createNamer, type SplitInterview, type SplitTable, splitTable } from './split-table.ts'

type Item = Readonly<Record<string, unknown>>

/**
 * The interviews of a JSON list that holds several: items with a dialogue or a whole transcript each, as annotation
 * programs (Label Studio, doccano) and collections of dialogues have them. Null for other JSON.
 */
export function splitJson(value: unknown, file: string): SplitTable | null {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isRecord)) return null
  const items = value.map(unwrapTask)
  const key = findDialogueKey(items)
  if (key === null) return splitTable(toRows(items), file)
  const [head, ...rows] = toRows(items).map((row, at) => ({ ...row, line: at }))
  const nameOf = createNamer(rows, head!.cells, { unit: 'item' })
  const interviews = items.map(
    (item, index): SplitInterview => ({ name: `${nameOf(rows[index]!)}.json`, text: JSON.stringify(item[key] ?? []) }),
  )
  return { interviews, leftOut: [] }
}

/** A task of Label Studio as an item: its data, and what people transcribed as its dialogue. */
function unwrapTask(task: Item): Item {
  const data = Object.hasOwn(task, 'data') && isRecord(task['data']) ? task['data'] : null
  const annotations = ['annotations', 'completions']
    .map((key) => (Object.hasOwn(task, key) ? task[key] : undefined))
    .find(Array.isArray)
  if (data === null) return task
  const results = annotations
    ?.filter(isRecord)
    .map(({ result }) => result)
    .find(Array.isArray)
  const transcribed = results === undefined ? [] : readRegions(results.filter(isRecord))
  const id = Object.hasOwn(task, 'id') ? { id: task['id'] } : {}
  return { ...id, ...data, ...(transcribed.length > 0 && { transcribed }) }
}

/** Regions of a recording with a label for the speaker and a text, which Label Studio keeps as two results of one id. */
function readRegions(results: readonly Item[]): Item[] {
  const regions = new Map<unknown, Record<string, unknown>>()
  for (const { id, value } of results) {
    if (!isRecord(value)) continue
    const region = regions.get(id) ?? {}
    regions.set(id, region)
    const [label, said] = [value['labels'], value['text']]
    if (typeof value['start'] === 'number') Object.assign(region, { start: value['start'], end: value['end'] })
    if (Array.isArray(label) && typeof label[0] === 'string') region['speaker'] = label[0]
    const text = Array.isArray(said) ? said.filter((one) => typeof one === 'string').join(' ') : said
    if (typeof text === 'string' && typeof value['start'] === 'number') region['text'] = text
  }
  return [...regions.values()].filter((region) => typeof region['text'] === 'string')
}

/** Items that are looked at. */
const sampled = 30

/** The key under which most items have a list of what several say; null where none has, or items are segments themselves. */
function findDialogueKey(items: readonly Item[]): string | null {
  const sample = items.slice(0, sampled)
  const itself = findSegments(sample)
  if (itself !== null && itself.path === '' && itself.keys.speaker !== undefined) return null
  const keys = unique(sample.flatMap((item) => Object.keys(item)))
  const isDialogue = (list: unknown): boolean => {
    const found = Array.isArray(list) && list.length > 0 ? findSegments(list) : null
    return found !== null && found.path === '' && found.keys.speaker !== undefined
  }
  const having = (key: string): number =>
    sample.filter((item) => Object.hasOwn(item, key) && isDialogue(item[key])).length
  const [best] = keys.map((key) => ({ key, count: having(key) })).sort((a, b) => b.count - a.count)
  return best !== undefined && best.count > 0 && best.count >= 0.5 * sample.length ? best.key : null
}

/** Texts of the items as a table, a column for each key. */
function toRows(items: readonly Item[]): CellRow[] {
  const keys = unique(items.slice(0, sampled).flatMap((item) => Object.keys(item))).slice(0, 200)
  const cellOf = (value: unknown): string =>
    typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  return [
    { line: 0, cells: keys },
    ...items.map((item) => ({
      line: 0,
      cells: keys.map((key) => (Object.hasOwn(item, key) ? cellOf(item[key]) : '')),
    })),
  ]
}
