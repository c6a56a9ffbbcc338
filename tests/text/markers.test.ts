import { describe, expect, test } from 'vitest'
import { findUnspoken, isInaudible } from '../../src/text/markers.ts'
import { isStopWord } from '../../src/text/stop-words.ts'

const marks = (text: string) => findUnspoken(text).map(({ start, end }) => text.slice(start, end))

test('the number of a paragraph, as in a contract, is no pause: it is what was read out', () => {
  expect(marks('Section 2(a)(1) grants it, and 6(3) too.')).toEqual([])
  expect(marks('Well (1) I think (0.5) so')).toEqual(['(1)', '(0.5)'])
})

describe('marks that are no speech', () => {
  test.each([
    '[laughs]',
    '[LAUGHTER]',
    '(laughing)',
    '((long pause))',
    '[inaudible 00:12:03]',
    '[unclear, two words]',
    '(unverständlich)',
    '[crosstalk 00:04:12]',
    '[over-lapping]',
    '[?]',
    '(???)',
    '(3)',
    '(0.5)',
    '(...)',
    '(pause of 4 seconds)',
    '#00:12:03-4#',
    '#1:02:03#',
    '[04:46]',
    '[01:02:03:24]',
    '[background noise]',
    '[♪ music ♪]',
    '♪',
    '[Gelächter]',
    '[risos]',
    '\\[07:54\\]',
    '(12:31)',
    '{1:02:03}',
    '[00:01:02 - 00:01:09]',
    '[00:01.200 --> 00:04.000]',
    '[unintelligible 00:32:03.25]',
    '\\[unintelligible 00:32:03.25\\]',
    '[BLANK_AUDIO]',
    "[neighbor's dog barking in background]",
    '[break in the tape]',
    '[Speaker 2]:',
    '[SPEAKER_01]',
    '[Interviewer]:',
  ])('%s is one', (mark) => {
    expect(marks(`So ${mark} yes.`).join('')).toBe(mark)
  })
  test.each([
    '(unless it rains)',
    '[the client]',
    '(2026)',
    '[sic]',
    '(Laufzeit)',
    '[P1]',
    'at 04:46',
    '#hashtag',
    '(1,000)',
    '(soundtrack)',
    'inaudible',
    '[participants]',
    '[the speaker]',
    'Speaker: of the house',
    '[große Mittelstadt]',
    '[REDACTED]',
  ])('%s is speech', (words) => {
    expect(marks(`So ${words} yes.`)).toEqual([])
  })
  test('are labels of speakers inside a turn, at the start of a line or after a sentence', () => {
    expect(marks('Speaker 2: Yes.\nSPEAKER_01: No. Interviewer: Why? >> Because.')).toEqual([
      'Speaker 2:',
      'SPEAKER_01:',
      'Interviewer:',
      '>>',
    ])
    expect(marks('We asked every participant: nobody knew. The interviewer: a friend.')).toEqual([])
  })
  test('do not reach over a line or another bracket', () => {
    expect(marks('(laughs\nand so on)')).toEqual([])
    expect(marks('[laughs [again] yes]')).toEqual([])
  })
  test('are words that were lost where they say so', () => {
    expect(['[inaudible]', '(?)', '[unclear]', '(unverständlich)', '[indistinct]'].map(isInaudible)).not.toContain(
      false,
    )
    expect(['[laughs]', '(3)', '♪'].map(isInaudible)).not.toContain(true)
  })
})

test('words without content are no labels: small words, their spellings, digits and single letters', () => {
  for (const word of ['the', 'The', 'yeah', "don't", 'don’t', 'really', '42', 'x', 'obviously'])
    expect([word, isStopWord(word)]).toEqual([word, true])
  for (const word of ['data', 'requirement', 'GPT4', 'team']) expect([word, isStopWord(word)]).toEqual([word, false])
})
