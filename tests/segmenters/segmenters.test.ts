import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { locatedOptions } from '../../src/boundary/located.ts'
import { wordCountOf } from '../../src/model/words.ts'
import { segmenters } from '../../src/segmenters/index.ts'
import { sentencesOfTurns } from '../../src/segmenters/segment-transcript.ts'
import { frozen, noOptions, transcriptOf } from '../support/builders.ts'
import { cut } from '../support/coded-transcripts.ts'

const window = (words: number) => segmenters.window.build(locatedOptions({ words }, '--segmenter'))
const texts = (segments: readonly { readonly text: string }[]) => segments.map(({ text }) => text)
const sentence = (count: number, first = 1) =>
  `${Array.from({ length: count }, (_, at) => `w${first + at}`).join(' ')}.`

describe('whole turns', () => {
  const byTurn = segmenters.turn.build(noOptions('segmenter'))
  test('are segments with their speaker and number, interviewers left out', () => {
    const transcript = transcriptOf('P1', ['Interviewer', 'And?'], ['Ana', 'It was dry. Very.'], ['Ben', 'Yes.'])
    expect(cut(byTurn, transcript)).toMatchObject([
      { id: 'P1#1', transcriptId: 'P1', turn: 2, speaker: 'Ana', text: 'It was dry. Very.', language: 'en' },
      { id: 'P1#2', transcriptId: 'P1', turn: 3, speaker: 'Ben', text: 'Yes.' },
    ])
  })
  test('quote what was said, whatever it was', () => {
    const turns = fc.array(fc.tuple(fc.constantFrom('Ana', 'Ben'), fc.string({ unit: 'grapheme', minLength: 1 })))
    fc.assert(
      fc.property(turns, (spoken) => {
        expect(texts(cut(byTurn, transcriptOf('P1', ...spoken)))).toEqual(spoken.map(([, said]) => said))
      }),
    )
  })
})

describe('single sentences', () => {
  const bySentence = segmenters.sentence.build(noOptions('segmenter'))
  test('are those of the language of the transcript', () => {
    const transcript = transcriptOf('P1', ['Ana', 'Am 3. Mai kam sie. Danach nicht.'])
    expect(texts(cut(bySentence, transcript, 'de'))).toEqual(['Am 3. Mai kam sie.', 'Danach nicht.'])
  })
  test('never reach from one turn into the next, though the first has no full stop', () => {
    expect(texts(cut(bySentence, transcriptOf('P1', ['Ana', 'and then'], ['Ben', 'he left.'])))).toEqual([
      'and then',
      'he left.',
    ])
  })
  test('of interviewers are not among the sentences of a transcript', () => {
    const transcript = transcriptOf('P1', ['Interviewer', 'Why? How?'], ['Ana', 'So. It was.'])
    expect(sentencesOfTurns(transcript, 'en').map(({ start }) => start)).toEqual([10, 14])
  })
})

describe('windows of a few sentences', () => {
  test('hold what fits, and are of similar length where a turn is longer', () => {
    // 30 words in sentences of 5 and windows of 20: two of 15, not one of 20 and one of 10.
    const said = Array.from({ length: 6 }, (_, at) => sentence(5, 5 * at)).join(' ')
    const segments = cut(window(20), transcriptOf('P1', ['Ana', said]))
    expect(segments.map(({ words }) => wordCountOf(words))).toEqual([15, 15])
  })
  test('cut a sentence above the limit between words, in pieces of similar length', () => {
    const segments = cut(window(10), transcriptOf('P1', ['Ana', sentence(25)]))
    expect(segments.map(({ words }) => wordCountOf(words))).toEqual([8, 8, 9])
    expect(segments.at(-1)!.text).toBe('w17 w18 w19 w20 w21 w22 w23 w24 w25.')
  })
  test('of a turn without words, such as a sign, are one segment', () => {
    expect(texts(cut(window(10), transcriptOf('P1', ['Ana', '🙂'], ['Ben', '…'])))).toEqual(['🙂', '…'])
  })
  test('never have more words than the limit, and lose none', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(lengths, fc.integer({ min: 10, max: 30 }), (sentences, limit) => {
        const segments = cut(
          window(limit),
          transcriptOf('P1', ['Ana', sentences.map((count) => sentence(count)).join(' ')]),
        )
        const counts = segments.map(({ words }) => wordCountOf(words))
        expect(Math.max(...counts)).toBeLessThanOrEqual(limit)
        expect(counts.reduce((total, count) => total + count, 0)).toBe(
          sentences.reduce((total, count) => total + count),
        )
      }),
    )
  })
  test('of too few or too many words are refused in plain words', () => {
    expect(() => window(9)).toThrow(/found 9 in "words": at least 10 words/)
    expect(() => window(1001)).toThrow(/found 1001 in "words": at most 1000 words/)
    expect(() => window(12.5)).toThrow(/found 12\.5 in "words"/)
  })
})

test('a transcript without participants has no segments', () => {
  for (const part of Object.values(segmenters)) {
    const segment = part.build(noOptions('segmenter'))
    expect(cut(segment, transcriptOf('P1', ['Interviewer', 'Is anybody there?']))).toEqual([])
    expect(cut(segment, frozen(transcriptOf('P1')))).toEqual([])
  }
})
