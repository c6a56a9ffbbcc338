import { describe, expect, test } from 'vitest'
import {
  createFormReader,
  featuresOf,
  type Passage,
  readPassages,
  type SpokenPassage,
  withoutRepeats,
} from '../../src/analysis/cluster-passages.ts'

const formsOf = createFormReader()
const spoken = (transcriptId: string, text: string, number = 1): SpokenPassage => ({
  ...{ id: `${transcriptId}#${number}`, transcriptId, participantId: transcriptId, vector: [1, 0] },
  forms: formsOf(text),
})

describe('a passage that repeats an earlier interview', () => {
  const intro = 'Welcome to the show in which we ask gardeners about the soil of their beds.'
  test('is left out, wherever most of its words were said before', () => {
    const passages = [
      spoken('P1', intro),
      spoken('P2', `Hello. ${intro}`),
      spoken('P2', 'It rained all of last week here.', 2),
    ]
    expect(withoutRepeats(passages).map(({ id }) => id)).toEqual(['P1#1', 'P2#2'])
  })
  test('stays where it repeats itself, or its own interview', () => {
    expect(withoutRepeats([spoken('P1', `${intro} ${intro}`), spoken('P1', intro, 2)])).toHaveLength(2)
  })
  test('stays where it is too short to be no chance', () => {
    expect(withoutRepeats([spoken('P1', 'It rained here.'), spoken('P2', 'It rained here.')])).toHaveLength(2)
  })
  test('is one of words, whatever their capitals and signs', () => {
    const shouted = intro.toUpperCase().replace('.', '!')
    expect(withoutRepeats([spoken('P1', intro), spoken('P2', shouted)])).toHaveLength(1)
  })
})

describe('words that may name a topic', () => {
  const wordsIn = (names: string[], ...texts: string[]) =>
    readPassages(
      texts.map((text, at) => spoken(`P${at}`, text)),
      'en',
      names,
    ).map(({ content }) => content)
  test('are those with content, without numbers, greetings, single letters and names of speakers', () => {
    expect(wordsIn(['Ana Berg'], 'Hello, Ana! We had twelve compost heaps and a B in 2024.')).toEqual([
      ['compost', 'heaps'],
    ])
  })
  test('are in the form that is met most often, so that inflections are one word', () => {
    expect(wordsIn([], 'The compost heap.', 'Two heaps.', 'Three heaps.')).toEqual([
      ['compost', 'heaps'],
      ['heaps'],
      ['heaps'],
    ])
  })
  test('are pairs only where both are beside each other', () => {
    const [passage] = readPassages([spoken('P1', 'A compost heap, and the heap of wood.')], 'en', [])
    expect([...passage!.pairs]).toEqual(['compost heap'])
  })
})

describe('the numbers by which passages are grouped', () => {
  const topics = ['compost heap soil beds', 'rain water barrel pump', 'neighbour council meeting fence']
  const passages: Passage[] = readPassages(
    Array.from({ length: 30 }, (_, at) => ({
      ...spoken(`P${at}`, topics[at % 3]!),
      vector: [Math.cos(at % 3), Math.sin(at % 3), 0.01 * at],
    })),
    'en',
    [],
  )
  const features = featuresOf(passages)
  const cosine = (a: number[], b: number[]) => a.reduce((total, value, axis) => total + value * b[axis]!, 0)

  test('have length 1, and are the same each time', () => {
    for (const row of features) expect(cosine(row, row)).toBeCloseTo(1, 6)
    expect(featuresOf(passages)).toEqual(features)
  })
  test('are nearer for passages of one topic than for those of two', () => {
    for (const at of [0, 1, 2]) {
      const own = cosine(features[at]!, features[at + 3]!)
      for (const other of [0, 1, 2].filter((one) => one !== at))
        expect(own).toBeGreaterThan(cosine(features[at]!, features[other]!))
    }
  })
  test('of no passages are none', () => expect(featuresOf([])).toEqual([]))
})
