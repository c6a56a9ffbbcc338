import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyDecisions } from '../../src/coders/apply-decisions.ts'
import type { Coding } from '../../src/model/coding.ts'
import type { StatedDecision } from '../../src/model/decision.ts'
import type { Segment } from '../../src/model/segment.ts'
import { type Span, textAt } from '../../src/model/span.ts'
import { segmenters } from '../../src/segmenters/index.ts'
import { codingOf, noOptions, transcriptOf } from '../support/builders.ts'
import { cut } from '../support/coded-transcripts.ts'

const turns = [
  'The spade is old. It rained all week. My spade broke again. We went home.',
  'Nobody came that day. The neighbours had a spade too.',
]
const transcript = transcriptOf('P1', ...turns.map((said) => ['P1', said] as const))
const { text } = transcript
const [byTurn, bySentence] = (['turn', 'sentence'] as const).map((name) =>
  cut(segmenters[name].build(noOptions('segmenter')), transcript),
) as [Segment[], Segment[]]

const spanOf = (words: string): Span => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
const decision = (
  status: StatedDecision['status'],
  words: string,
  more: Partial<StatedDecision> = {},
): StatedDecision => ({
  coder: 'ana',
  transcriptId: 'P1',
  span: spanOf(words),
  quote: words,
  codeId: 'c',
  status,
  stance: null,
  memo: '',
  place: { file: `${more.coder ?? 'ana'}.csv`, line: 2 },
  ...more,
})
/** What keywords suggest: a coding for each segment with a spade in it. */
const suggest = (segments: readonly Segment[]): Coding[] =>
  segments
    .filter((segment) => segment.text.includes('spade'))
    .map(({ id, turn, span, text: said }) => {
      const hits = Array.from(said.matchAll(/spade/g), ({ index }) => ({
        start: span.start + index,
        end: span.start + index + 5,
      }))
      return codingOf('c', id, {
        transcriptId: 'P1',
        turn,
        span,
        evidence: hits.map((hit) => ({ kind: 'keyword', keyword: 'spade', span: hit })),
      })
    })
const apply = (segments: readonly Segment[], ...stated: StatedDecision[]) =>
  applyDecisions(suggest(segments), stated, { text, segments, participantOf: ({ speaker }) => speaker! })
const statuses = (segments: readonly Segment[], ...stated: StatedDecision[]) =>
  apply(segments, ...stated).codings.map(({ status, span }) => `${status}: ${textAt(text, span)}`)

const [first, third, last] = ['The spade is old.', 'My spade broke again.', 'The neighbours had a spade too.'] as const

describe('one decision is one coding, whatever unit is counted', () => {
  test('an accepted and a rejected sentence of a turn do not cancel each other', () => {
    const { codings, warnings } = apply(byTurn, decision('accepted', first), decision('rejected', third))
    expect(codings.map(({ status }) => status)).toEqual(['accepted', 'suggested'])
    expect(warnings).toEqual([])
  })
  test('an accepted turn is one accepted coding of the whole turn, not one for each of its sentences', () => {
    expect(statuses(bySentence, decision('accepted', turns[0]!))).toEqual([
      `accepted: ${turns[0]}`,
      `suggested: ${last}`,
    ])
  })
  test('a rejected turn is one rejected coding, and takes its suggestions with it', () => {
    expect(statuses(bySentence, decision('rejected', turns[0]!))).toEqual([
      `rejected: ${turns[0]}`,
      `suggested: ${last}`,
    ])
  })
  test('a rejected sentence says nothing of the rest of its turn, unless the suggestion rests on that sentence alone', () => {
    expect(statuses(byTurn, decision('rejected', third))).toEqual([`suggested: ${turns[0]}`, `suggested: ${turns[1]}`])
    expect(statuses(byTurn, decision('rejected', last))).toEqual([`suggested: ${turns[0]}`, `rejected: ${turns[1]}`])
    const both = [decision('rejected', first), decision('rejected', third)]
    expect(statuses(byTurn, ...both)).toEqual([`rejected: ${turns[0]}`, `suggested: ${turns[1]}`])
  })
  test('accepted codings are never more than the decisions, in any unit, and at least one where there are any', () => {
    const passages = [...bySentence, ...byTurn].map((segment) => segment.text)
    const any = fc.record({
      words: fc.constantFrom(...passages),
      status: fc.constantFrom('accepted', 'rejected', 'open'),
      coder: fc.constantFrom('ana', 'ben'),
      codeId: fc.constantFrom('c', 'd'),
    })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), fc.constantFrom(byTurn, bySentence), (all, segments) => {
        const stated = all.map(({ words, status, ...more }) => decision(status as 'accepted', words, more))
        const { codings } = apply(segments, ...stated)
        for (const codeId of ['c', 'd']) {
          const accepted = stated.filter((one) => one.codeId === codeId && one.status === 'accepted')
          const found = codings.filter((one) => one.codeId === codeId && ['accepted', 'disputed'].includes(one.status))
          expect(found.length).toBeLessThanOrEqual(accepted.length)
          expect(found.length > 0).toBe(accepted.length > 0)
        }
      }),
    )
  })
})

describe('people who disagree', () => {
  const sides = [decision('accepted', first), decision('rejected', first, { coder: 'ben' })]
  test('make a disputed coding, in whatever order their files come', () => {
    for (const stated of [sides, [...sides].reverse()]) {
      const { codings, warnings } = apply(bySentence, ...stated)
      expect(codings[0]).toMatchObject({ status: 'disputed' })
      expect(warnings).toMatchObject([{ code: 'decisions/unclear', place: { file: 'ben.csv' } }])
    }
  })
  test('also where no machine found anything', () => {
    const on = (status: 'accepted' | 'rejected', coder: string) => decision(status, first, { coder, codeId: 'd' })
    const { codings } = apply(bySentence, on('accepted', 'ana'), on('rejected', 'ben'))
    expect(codings.find(({ codeId }) => codeId === 'd')).toMatchObject({ status: 'disputed', coder: 'ana' })
  })
  test('do not disagree about different sentences of a turn', () => {
    const { warnings } = apply(byTurn, decision('accepted', first), decision('rejected', third, { coder: 'ben' }))
    expect(warnings).toEqual([])
  })
  test('and mark other stances leave the coding without one', () => {
    const marked = (stance: 'problem' | 'works', coder: string) => decision('accepted', first, { stance, coder })
    const { codings, warnings } = apply(bySentence, marked('problem', 'ana'), marked('works', 'ben'))
    expect(codings[0]).toMatchObject({ status: 'accepted', stance: null })
    expect(warnings[0]!.message).toContain('problem and works')
    expect(apply(bySentence, marked('works', 'ana'), marked('works', 'ben')).codings[0]!.stance).toBe('works')
  })
  test('a person who both accepts and rejects a passage disputes with themselves, and is told where', () => {
    const { codings, warnings } = apply(bySentence, decision('accepted', first), decision('rejected', first))
    expect(codings[0]!.status).toBe('disputed')
    expect(warnings[0]!.message).toContain('ana both accepted and rejected')
  })
})

describe('memos', () => {
  test('are kept with the passage that they are about, also where nothing was decided or the place is lost', () => {
    const { memos, codings } = apply(
      bySentence,
      decision('accepted', first, { memo: 'like a relic' }),
      decision('open', third, { memo: 'not sure', codeId: 'd' }),
      decision('rejected', 'Words that nobody said.', { memo: 'gone', span: null }),
    )
    expect(memos.map(({ memo, turn, quote, status }) => [memo, turn, quote, status])).toEqual([
      ['gone', null, 'Words that nobody said.', 'rejected'],
      ['like a relic', 1, first, 'accepted'],
      ['not sure', 1, third, 'open'],
    ])
    expect(codings.some(({ codeId }) => codeId === 'd')).toBe(false)
  })
})

test('decisions follow their words, and those whose words are gone change nothing and are listed', () => {
  const edited = `Well, hello there. ${text}`.replace('My spade broke again.', 'That was that.')
  const moved = transcriptOf('P1', ...edited.split('\n').map((said) => ['P1', said] as const))
  const segments = cut(segmenters.sentence.build(noOptions('segmenter')), moved)
  const { codings, warnings } = applyDecisions([], [decision('accepted', last), decision('accepted', third)], {
    text: edited,
    segments,
    participantOf: () => 'P1',
  })
  expect(codings.map(({ span }) => textAt(edited, span))).toEqual([last])
  expect(warnings.map(({ code }) => code)).toEqual(['decisions/to-be-placed', 'decisions/moved'])
})
