import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kindsOf, nextBreak } from '../../src/text/sentence-breaks.ts'

const own = (text: string, language: string): number[] => {
  const breaks: number[] = []
  for (let at = 0; at < text.length; at = breaks.at(-1)!) breaks.push(nextBreak(text, at, kindsOf(language)))
  return breaks
}

const ofUnicode = (text: string, language: string): number[] =>
  Array.from(
    new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text),
    ({ index, segment }) => index + segment.length,
  )

/** Signs of each kind, without `;`, behind which older versions of Unicode end a sentence. */
const signs = fc.constantFrom(
  ...'abABeÉéß1209.,:!?…()[]"“”’\'«»-–—\n\r\t  \u00a0\u0301\u00ad\u200d\u2028日。「」א؟ა/*_#\ufeff\u0085\u2024٣٫',
  ...['\ud800', '\udc00', '\r\n', '😀', '𝐀', '𝐛'],
)

test('sentences break where Unicode breaks them, in any text and language', () => {
  const text = fc.array(signs, { maxLength: 16 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, fc.constantFrom('en', 'de', 'ja', 'sv', 'el', 'el-GR'), (written, language) => {
      expect(own(written, language)).toEqual(ofUnicode(written, language))
    }),
    { numRuns: 2000 },
  )
})

test('each character of the first planes is taken for what Unicode takes it for', () => {
  for (let point = 1; point < 0x20000; point += 41) {
    const sign = String.fromCodePoint(point)
    if (/[\ud800-\udfff\p{Cn}]$/u.test(sign) || sign === ';') continue
    for (const text of [`a.${sign}B`, `a. ${sign}b. C`, `a?${sign}) B`, `${sign}.B ${sign}.1`])
      expect([point, own(text, 'en')]).toEqual([point, ofUnicode(text, 'en')])
  }
})

test('a Greek question ends with a semicolon, a German sentence goes on behind it', () => {
  expect(own('Ναι; Όχι.', 'el')).toEqual([5, 9])
  expect(own('Ja; Nein.', 'de')).toEqual([9])
})
