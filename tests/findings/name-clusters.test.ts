import { expect, test } from 'vitest'
import { createNamer, type NamedPassage } from '../../src/findings/clusters/name-clusters.ts'

const passage = (participantId: string, ...words: string[]): NamedPassage => ({
  ...{ participantId, words: new Set(words) },
  pairs: new Set(words.slice(1).map((word, at) => `${words[at]} ${word}`)),
})
/** Three people speak of a garden, two of them of its roses; the others of rain, and everybody of the weather. */
const passages = [
  passage('ana', 'weather', 'garden', 'rose'),
  passage('ben', 'weather', 'garden', 'rose'),
  passage('cleo', 'weather', 'garden'),
  ...Array.from({ length: 90 }, (_, at) => passage(`p${at}`, 'weather', 'rain')),
]

test('a group is named by the words of several of its people that others do not use, the most telling first', () => {
  const { terms, pairs, within, outside } = createNamer(passages)([0, 1, 2])
  expect(terms).toEqual(['garden', 'rose'])
  expect(pairs).toEqual(['weather garden', 'garden rose'])
  expect([within, outside]).toEqual([1, 0])
})
test('words of one person name no group', () => {
  const own = passages.map((each) => ({ ...each, participantId: 'ana' }))
  expect(createNamer(own)([0, 1, 2]).terms).toEqual([])
})
test('a namer gives the same name whatever it named before', () => {
  const nameOf = createNamer(passages)
  const first = nameOf([0, 1, 2])
  nameOf([3, 4, 5])
  expect(nameOf([0, 1, 2])).toEqual(first)
})
