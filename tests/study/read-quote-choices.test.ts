import { describe, expect, test } from 'vitest'
import { readQuoteChoices } from '../../src/study/read-quote-choices.ts'
import { codesNamed } from '../support/codes.ts'
import { placeAt, quoteEvent } from '../support/events.ts'

const report = (id: string) => ({ id, source: { file: `${id}.txt`, format: 'text', sha256: '' } }) as never
const known = {
  codebook: { codes: codesNamed('pay', 'time'), retired: [] },
  transcripts: [report('a/P1'), report('b/P1'), report('P2')],
}
const listed = (transcript: string, codeId: string | null, words = 'so it was') => ({
  ...{ transcript, codeId, words },
  place: { file: 'synthesis/quotes.md', line: 3, column: 1 },
})
const chosen = (given: Parameters<typeof quoteEvent>[0]) => ({
  event: quoteEvent(given),
  place: { file: 'decisions/ana.jsonl', line: 1, column: 1 },
})

describe('quotes that people chose', () => {
  test('come from the file, then from the page, in their order', () => {
    const { choices, lost } = readQuoteChoices(
      [listed('P2', 'pay'), listed('p2.txt', null)],
      [chosen({ on: placeAt(3, 9, 'P2'), code: 'time' }), chosen({ on: placeAt(3, 9, 'P2'), code: null, use: 'free' })],
      known,
    )
    expect(choices.map(({ use, codeId, transcriptId, by, order }) => [use, codeId, transcriptId, by, order])).toEqual([
      ['pinned', 'pay', 'P2', null, 0],
      ['barred', null, 'P2', null, 1],
      ['pinned', 'time', 'P2', 'ana', 2],
      ['free', null, 'P2', 'ana', 3],
    ])
    expect(choices[2]!.anchor).toMatchObject({ span: { start: 3, end: 9 }, quote: 'xxxxxx' })
    expect(choices[0]!.anchor).toMatchObject({ span: null, quote: 'so it was' })
    expect(lost).toEqual([])
  })
  test.each([
    ['a transcript that is gone', listed('P3', 'pay'), 'there is no transcript "P3"'],
    ['a transcript of which there are two', listed('P1', 'pay'), '"P1" may be "a/P1" or "b/P1"'],
    ['a code that is gone', listed('P2', 'fun'), 'there is no code "fun" any more'],
  ])('of %s are lost, and it is said why', (_, one, why) => {
    const { choices, lost } = readQuoteChoices([one], [], known)
    expect(choices).toEqual([])
    expect(lost).toMatchObject([{ use: 'pinned', why, words: 'so it was', place: { line: 3 } }])
  })
  test('that were taken back are no loss, wherever they were', () => {
    const events = [chosen({ on: placeAt(0, 3, 'P9'), code: null, use: 'free' })]
    expect(readQuoteChoices([], events, known)).toEqual({ choices: [], lost: [] })
  })
})
