import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sentencesOf } from '../../src/text/sentences.ts'

const sentences = (text: string, language = 'en') =>
  sentencesOf(text, language).map(({ start, end }) => text.slice(start, end))

describe('a sentence', () => {
  test.each([
    [
      'en',
      'It rained. We left! Why? "I know." He said so…',
      ['It rained.', 'We left!', 'Why?', '"I know."', 'He said so…'],
    ],
    ['en', 'The U.S. market and the Ph.D. student, vs. us.', ['The U.S. market and the Ph.D. student, vs. us.']],
    ['en', 'We used Python, Java, etc. Then we stopped.', ['We used Python, Java, etc.', 'Then we stopped.']],
    ['en', 'We met at 9 a.m. on Monday. See Fig. 3 there.', ['We met at 9 a.m. on Monday.', 'See Fig. 3 there.']],
    ['en', 'Version 3.5 costs $2.50 at example.com. Good.', ['Version 3.5 costs $2.50 at example.com.', 'Good.']],
    ['en', 'So did I. Then he came.', ['So did I.', 'Then he came.']],
    ['de', 'Das ist bzw. war so. Prof. Dr. Weber kam.', ['Das ist bzw. war so.', 'Prof. Dr. Weber kam.']],
    ['de', 'Am 3. Mai war es der 2. Versuch. Danach nicht.', ['Am 3. Mai war es der 2. Versuch.', 'Danach nicht.']],
    ['fr', 'M. Petit est venu. Il a vu Mme. Roux.', ['M. Petit est venu.', 'Il a vu Mme. Roux.']],
    ['zh', '我很好。你呢？好！', ['我很好。', '你呢？', '好！']],
  ])('in %s: %s', (language, text, expected) => {
    expect(sentences(text, language)).toEqual(expected)
  })

  test.each(['', 'It is ', 'so, ', 'a (', 'an "', "l'", 'non-', 'u. ', 'U.', 'é', '2', '['])(
    'goes on behind an abbreviation, but not behind a word, whatever is before it: %j',
    (before) => {
      for (const text of [`${before}Dr. Lin left.`, `${before}vs. The rest.`].filter(() => !/[é\d]$/.test(before)))
        expect(sentences(text).at(-1)).toMatch(/^.*(?:Dr\. Lin left|vs\. The rest)\.$/)
      expect(sentences(`${before}rain. Lin left.`).at(-1)).toBe('Lin left.')
    },
  )

  test('ends with a line, and goes on before a small letter', () => {
    expect(sentences('First line\nsecond line. and so on')).toEqual(['First line', 'second line. and so on'])
  })

  test('has no blanks around it, and there is none in blanks', () => {
    expect(sentences('  A.\n\n  B. ')).toEqual(['A.', 'B.'])
    for (const blank of '\t\v\f\u00a0\u2003\u2029\u3000\ufeff')
      expect(sentences(`${blank}A.${blank}`)).toEqual([`${blank}A.${blank}`.trim()])
    expect(sentences(' \n ')).toEqual([])
    expect(sentences('')).toEqual([])
  })

  test('is in order and apart from the next, in any language and for any text', () => {
    const piece = fc.constantFrom(
      'Dr',
      'etc',
      'I',
      'a',
      '3',
      '.',
      '. ',
      '! ',
      '? ',
      '"',
      '\n',
      '…',
      '。',
      '🙂',
      'Ä',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(piece), fc.constantFrom('en', 'de', 'fr', 'tr', 'he', 'xx'), (pieces, language) => {
        const text = pieces.join('')
        let end = 0
        for (const span of sentencesOf(text, language)) {
          expect(span.start).toBeGreaterThanOrEqual(end)
          expect(text.slice(end, span.start).trim()).toBe('')
          expect(text.slice(span.start, span.end).trim()).toBe(text.slice(span.start, span.end))
          end = span.end
        }
        expect(text.slice(end).trim()).toBe('')
      }),
    )
  })
})
