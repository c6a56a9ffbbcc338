import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Part } from '../../src/boundary/part.ts'
import { type Segmenter, segmenters } from '../../src/segmenters/index.ts'
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
  .filter((said) => said.trim() !== '')
const talk = fc.array(fc.tuple(fc.constantFrom('Interviewer', 'Ana', 'Ben'), speech), { minLength: 1, maxLength: 6 })

describe.each(Object.entries<Part<Segmenter>>(segmenters))('the segmenter %s', (_, part) => {
  const segment = part.build(noOptions('segmenter'))

  test('cuts what participants say without losing or adding anything, in order', () => {
    fc.assert(
      fc.property(talk, (spoken) => {
        const transcript = transcriptOf('T', ...spoken)
        const segments = cut(segment, transcript)
        for (const { span, text, turn } of segments) {
          expect(transcript.text.slice(span.start, span.end)).toBe(text)
          const whole = transcript.turns.find(({ number }) => number === turn)!
          expect(span.start >= whole.span.start && span.end <= whole.span.end).toBe(true)
          expect(whole.role).not.toBe('interviewer')
        }
        const said = spoken.filter(([speaker]) => speaker !== 'Interviewer').map(([, words]) => words)
        expect(
          segments
            .map(({ text }) => text)
            .join('')
            .replace(/\s/g, ''),
        ).toBe(said.join('').replace(/\s/g, ''))
        expect(new Set(segments.map(({ id }) => id)).size).toBe(segments.length)
        expect(cut(segment, transcript)).toEqual(segments)
      }),
      { numRuns: 60 },
    )
  })
})

test('a window holds whole sentences and no more words than asked for', () => {
  const segment = segmenters.window.build({ value: { words: 12 }, placeOf: () => ({ file: '' }) })
  const said = 'One two three four five. Six seven eight. Nine ten eleven twelve thirteen fourteen. Fifteen.'
  expect(cut(segment, transcriptOf('T', ['Ana', said])).map(({ text }) => text)).toEqual([
    'One two three four five. Six seven eight.',
    'Nine ten eleven twelve thirteen fourteen. Fifteen.',
  ])
})

test('a window of too few words is refused with its name and what is allowed', () => {
  expect(() => segmenters.window.build({ value: { words: 3 }, placeOf: () => ({ file: '--segmenter' }) })).toThrowError(
    /found 3 in "words": at least 10 words/,
  )
})
