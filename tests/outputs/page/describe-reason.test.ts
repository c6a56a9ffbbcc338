import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Evidence } from '../../../src/model/coding.ts'
import { fitOnPage } from '../../../src/outputs/page/build-page-data.ts'
import { describeReason } from '../../../src/outputs/page/describe-reason.ts'
import { pack, packValue, unpackAll } from '../../../src/outputs/page/pack.ts'

const said = 'Flood after flood, the clay was under water, and the Clay stayed wet.'
const at = (word: string, from = 0) => {
  const start = said.indexOf(word, from)
  return { start, end: start + word.length }
}
const keyword = (word: string, from = 0): Evidence => ({ kind: 'keyword', keyword: `${word}*`, span: at(word, from) })
const learned = (chance: number): Evidence => ({ kind: 'learned', chance, needed: 0.3, keywords: 1, wording: 2 })
const decision = (by: string, status: 'accepted' | 'rejected' | 'open'): Evidence => ({
  ...{ kind: 'decision', by, status, memo: '', span: at('clay') },
})

describe('the reason of a coding in plain sentences', () => {
  test.each<[Evidence[], string]>([
    [[], ''],
    [[keyword('clay')], 'Suggested for its word “clay”.'],
    [[keyword('clay'), keyword('Clay')], 'Suggested for its word “clay”.'],
    [[keyword('Flood'), keyword('clay')], 'Suggested for its words “flood” and “clay”.'],
    [
      [keyword('Flood'), keyword('clay'), keyword('water'), keyword('wet')],
      'Suggested for its words “flood”, “clay” and “water”.',
    ],
    [[{ kind: 'quoted', span: at('under water') }], 'Suggested for its word “under water”.'],
    [[{ kind: 'anchor', anchor: 'It was wet.', similarity: 0.9 }], 'Suggested for a meaning near to “It was wet.”.'],
    [
      [learned(0.62)],
      'Suggested for its wording and what was learned from 40 coded passages. By estimate 6 of 10 such passages are of this theme.',
    ],
    [
      [keyword('clay'), learned(0.04), { kind: 'anchor', anchor: 'Wet.', similarity: 0.9 }],
      'Suggested for its word “clay” and what was learned from 40 coded passages. By estimate fewer than 1 of 10 such passages are of this theme.',
    ],
    [[{ kind: 'machine', by: 'gpt', memo: '', span: at('clay') }], 'Suggested by gpt.'],
    [[decision('ana', 'accepted')], 'Accepted by ana.'],
    [
      [decision('ana', 'accepted'), decision('ben', 'rejected'), decision('eva', 'accepted'), keyword('clay')],
      'Accepted by ana and eva and rejected by ben. Suggested for its word “clay”.',
    ],
    [[decision('ana', 'open')], 'Noted by ana.'],
  ])('%#: %j', (evidence, sentence) => {
    expect(describeReason(evidence, said, 40)).toBe(sentence)
  })
  test('cuts a long example between letters, never within one', () => {
    const anchor = '👩‍🌾'.repeat(40)
    expect(describeReason([{ kind: 'anchor', anchor, similarity: 0.9 }], said, null).isWellFormed()).toBe(true)
  })
  test('does not know of how many passages where that is not recorded', () => {
    expect(describeReason([learned(0.5)], said, null)).toContain('what was learned from other coded passages')
  })
})

describe('what is packed in a page', () => {
  test('is read by any program that knows DEFLATE and base64, whatever letters it has', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(inflateRawSync(Buffer.from(pack(text), 'base64')).toString('utf8')).toBe(text.toWellFormed())
      }),
    )
  })
  test('holds no character that browsers act upon, and none of it ends the script that it is in', () => {
    const packed = packValue({ text: 'a\u0007b</script><!-- \u202e' })
    expect(packed).toMatch(/^[A-Za-z0-9+/=]*$/)
    expect(inflateRawSync(Buffer.from(packed, 'base64')).toString('utf8')).toBe(
      '{"text":"a\\u0007b</script><!-- \ufffd"}',
    )
  })
  test('is found by a search of all that a page holds', () => {
    const page = `<p>a</p><script type="text/plain" id="transcript-0">${pack('words of P1')}</script><script type="text/plain">${pack('and P2')}</script>`
    expect(unpackAll(page)).toBe('<p>a</p>words of P1and P2')
  })
})

test('transcripts of up to sixty million characters fit on a page', () => {
  const files = (...sizes: number[]) => sizes.map((characters) => ({ characters }))
  expect([fitOnPage([]), fitOnPage(files(30e6, 30e6)), fitOnPage(files(30e6, 30e6, 1))]).toEqual([true, true, false])
})
