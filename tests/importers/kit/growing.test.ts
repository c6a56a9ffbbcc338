import { expect, test } from 'vitest'
import { noHints } from '../../../src/importers/importer.ts'
import { importers } from '../../../src/importers/index.ts'

const wordsOf = async (text: string): Promise<string[]> => {
  const { turns } = await importers.text.read({ file: 'P1.txt', bytes: new TextEncoder().encode(text) }, noHints)
  return turns.map((turn) => turn.text)
}

test('a short answer that is given twice is said twice, and nothing of it is left out', async () => {
  const text =
    'Anna: Yes.\nAnna: Yes.\nBen: I think so.\nAnna: Right.\nAnna: Right. We stopped it.\nBen: No.\nBen: No.\n'
  expect(await wordsOf(text)).toEqual(['Yes.', 'Yes.', 'I think so.', 'Right.', 'Right. We stopped it.', 'No.', 'No.'])
})

test('captions that were saved while they grew are read once, with times or where they begin with many words', async () => {
  const grown = ['How often', 'How often do you retrain the model?']
  const timed = grown.map((words, at) => `[10:03:2${at}] Mina: ${words}\n`).join('')
  expect(await wordsOf(`${timed}[10:03:30] Jo: Weekly,\n[10:03:33] Jo: Weekly, unless it rains.\n`)).toEqual([
    'How often do you retrain the model?',
    'Weekly, unless it rains.',
  ])
  const long = ['We looked at the', 'We looked at the data first', 'We looked at the data first of all.']
  expect(await wordsOf(`${long.map((words) => `Mina: ${words}\n`).join('')}Jo: Good.\n`)).toEqual([
    'We looked at the data first of all.',
    'Good.',
  ])
})
