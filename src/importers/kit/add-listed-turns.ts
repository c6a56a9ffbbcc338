import { countWords } from '../../text/words.ts'
import type { Draft } from '../importer.ts'
import { addUnlabelledTurns } from './add-unlabelled-turns.ts'
import { readClock } from './clocks.ts'
import type { DraftBuilder, Utterance } from './draft.ts'

/** An item of a list of talk in front matter, whatever its keys. */
export type ListedItem = Readonly<Record<string, unknown>>

const said = ['line', 'text', 'body', 'said']
const names = ['who', 'speaker', 'name']
const times = ['time', 'start', 'sec', 'seconds']

const textOf = (item: ListedItem, keys: readonly string[]): string => {
  const value = keys.map((key) => item[key]).find((found) => found !== undefined && found !== null)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** Whether a value of front matter is a list of what was said. */
export const areListedTurns = (value: unknown): value is readonly ListedItem[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((item) => typeof item === 'object' && item !== null) &&
  value.some((item) => textOf(item as ListedItem, said) !== '')

/** Reads talk that is a list in front matter: items with a line and who says it, or a heading. */
export function addListedTurns(items: readonly ListedItem[], raws: readonly string[], draft: DraftBuilder): Draft {
  const utterances = items.map((item): Utterance => {
    const [time, who] = [textOf(item, times), textOf(item, names)]
    const seconds = /^\d+([.,]\d+)?$/.test(time) ? Math.round(Number(time.replace(',', '.')) * 1000) : null
    return { speaker: who || null, text: textOf(item, said).trim(), startMs: seconds ?? readClock(time) }
  })
  addUnlabelledTurns(
    utterances.filter(({ text }) => text !== ''),
    draft,
  )
  const wordsIn = countWords(raws.join('\n'))
  const spoken = utterances.reduce((total, { text }) => total + countWords(text), 0)
  draft.skipWords('keys, names, times and headings of the list', wordsIn - spoken)
  return draft.build(wordsIn)
}
