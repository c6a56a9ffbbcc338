import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Part } from '../../src/boundary/part.ts'
import { segmenters } from '../../src/segmenters/index.ts'
import type { Segmenter } from '../../src/segmenters/segmenter.ts'
import { noOptions, transcriptOf } from '../support/builders.ts'
import { cut } from '../support/coded-transcripts.ts'

const speech = fc
  .array(
    fc.constantFrom(
      'Well, it broke.',
      'Why?',
      'Dr. Lin said so',
      'and then we waited for a very long time',
      '\n',
      'No!',
    ),
    { minLength: 1, maxLength: 60 },
  )
  .map((parts) => parts.join(' '))
  .filter((text) => text.trim() !== '')
const turns = fc.array(fc.tuple(fc.constantFrom('Interviewer', 'Ana', 'Ben'), speech), { minLength: 1, maxLength: 6 })

describe.each(Object.entries<Part<Segmenter>>(segmenters))('the segmenter %s', (_, part) => {
  const segment = part.build(noOptions('segmenter'))

  test('cuts the speech of participants without losing or adding anything, in order', () => {
    fc.assert(
      fc.property(turns, (spoken) => {
        const transcript = transcriptOf('T', ...spoken)
        const segments = cut(segment, transcript)
        for (const { span, text, turn } of segments) {
          expect(transcript.text.slice(span.start, span.end)).toBe(text)
          const whole = transcript.turns.find(({ number }) => number === turn)!
          expect(span.start >= whole.span.start && span.end <= whole.span.end).toBe(true)
          expect(whole.role).not.toBe('interviewer')
        }
        const participantWords = spoken.filter(([speaker]) => speaker !== 'Interviewer').map(([, words]) => words)
        expect(
          segments
            .map(({ text }) => text)
            .join('')
            .replace(/\s/g, ''),
        ).toBe(participantWords.join('').replace(/\s/g, ''))
        expect(new Set(segments.map(({ id }) => id)).size).toBe(segments.length)
        expect(cut(segment, transcript)).toEqual(segments)
      }),
      { numRuns: 60 },
    )
  })
})

test('a window has whole sentences and at most the stated number of words', () => {
  const segment = segmenters.window.build({ value: { words: 12 }, placeOf: () => ({ file: '' }) })
  const text = 'One two three four five. Six seven eight. Nine ten eleven twelve thirteen fourteen. Fifteen.'
  expect(cut(segment, transcriptOf('T', ['Ana', text])).map(({ text }) => text)).toEqual([
    'One two three four five. Six seven eight.',
    'Nine ten eleven twelve thirteen fourteen. Fifteen.',
  ])
})

test('a window of too few words is refused with the option’s name and its minimum', () => {
  expect(() => segmenters.window.build({ value: { words: 3 }, placeOf: () => ({ file: '--segmenter' }) })).toThrowError(
    /found 3 in "words": at least 10 words/,
  )
})
