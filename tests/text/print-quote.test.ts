import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { printQuote } from '../../src/text/print-quote.ts'
import { wordsOf } from '../../src/text/words.ts'

const words = (text: string) => wordsOf(text).map((word) => word.text)

describe('a printed quote has no mark of a transcriber', () => {
  test.each([
    ['We waited \\[07:54\\] three days.', 'We waited three days.'],
    ['[07:54] We waited.', 'We waited.'],
    ['We waited. (12:31)', 'We waited.'],
    ['We waited [laughs], then left.', 'We waited, then left.'],
    ['We waited [unintelligible 00:32:03.25] days.', 'We waited […] days.'],
    ['We waited [inaudible] [inaudible] days.', 'We waited […] days.'],
    ['We waited [inaudible].', 'We waited […].'],
    ['Speaker 2: We waited.', 'We waited.'],
    ['We waited. SPEAKER_01: Then we left.', 'We waited. Then we left.'],
    ['[Speaker 2]: We [00:01 - 00:04] waited (3) long.', 'We waited long.'],
    ['[the client] waited (a long time).', '[the client] waited (a long time).'],
    ['Two  blanks stay  as they are.', 'Two  blanks stay  as they are.'],
    ['[laughs]', ''],
  ])('%j is printed as %j', (said, printed) => {
    expect(printQuote(said)).toBe(printed)
  })
  const part = fc.oneof(
    fc.constantFrom('We', 'waited', 'long.', 'why?', '“so”', ', and', ' ', '\n', '[the client]', '(again)'),
    fc.constantFrom('[04:46]', '\\[1:02:03\\]', '[laughs]', '(inaudible)', '♪', '(3)', '#00:12:03-4#', 'Speaker 2:'),
    fc.string({ maxLength: 6 }),
  )
  test('and the words of what was said, in their order', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const said = parts.join(' ')
        expect(words(printQuote(said))).toEqual(words(said))
      }),
    )
  })
  test('printed again it stays the same', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const once = printQuote(parts.join(' '))
        expect(printQuote(once)).toBe(once)
      }),
    )
  })
})
