import { describe, expect, test } from 'vitest'
import { statuses } from '../../src/model/coding.ts'
import { isCounted } from '../../src/model/review.ts'
import { languageOf } from '../../src/model/transcript-file.ts'

describe('a coding counts', () => {
  test('before a study is reviewed unless people rejected it', () => {
    expect(statuses.filter((status) => isCounted(status, 'all'))).toEqual(['suggested', 'accepted', 'disputed'])
  })
  test('in a reviewed study only if people accepted it: what nobody looked at, and what they dispute, does not', () => {
    expect(statuses.filter((status) => isCounted(status, 'accepted'))).toEqual(['accepted'])
  })
})

test.each([
  ['the detected one', 'de', 'en', 'de'],
  ['that of the codebook, where none is clear', null, 'en', 'en'],
  ['that of the codebook, with its region', 'pt', 'pt-BR', 'pt-BR'],
  ['the detected one, although its name begins alike', 'es', 'est', 'es'],
])('the language of a transcript is %s', (_, language, ofCodebook, expected) =>
  expect(languageOf({ language }, ofCodebook)).toBe(expected),
)
