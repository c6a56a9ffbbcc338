import { countWords } from '../../text/words.ts'
import type { Draft } from '../importer.ts'
import { addUnlabelledTurns } from './add-unlabelled-turns.ts'
import { readClock } from './clocks.ts'
import type { DraftBuilder, Utterance } from './draft.ts'
import { type ListedItem, textOf } from './front-matter.ts'

/** Reads talk that is a list in front matter: items with a line and who says it, or a heading. */
export function addListedTurns(items: readonly ListedItem[], raws: readonly string[], draft: DraftBuilder): Draft {
  const utterances = items.map((item): Utterance => {
    const [time, who] = [textOf(item, 'time'), textOf(item, 'speaker')]
    const seconds = /^\d+([.,]\d+)?$/.test(time) ? Math.round(Number(time.replace(',', '.')) * 1000) : null
    return { speaker: who || null, text: textOf(item, 'text').trim(), startMs: seconds ?? readClock(time) }
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
