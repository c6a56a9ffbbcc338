import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DecisionEvent } from '../../src/model/decision-event.ts'
import { countProgress, isDone, readAnswers } from '../../src/review/client/answers.ts'
import { codingsOf, describeState } from '../../src/review/client/codings.ts'
import { filterCodes } from '../../src/review/client/filter-codes.ts'
import { actionOf, keyBindings } from '../../src/review/client/keys.ts'
import { snapSelection } from '../../src/review/client/offsets.ts'
import { createUndoStack } from '../../src/review/client/undo-stack.ts'
import type { ReviewPassage } from '../../src/review/review-data.ts'
import { codeEvent, placeAt, quoteEvent, readEvent, undoEvent } from '../support/events.ts'
import { reviewStudy } from '../support/review-study.ts'

describe('a selection', () => {
  const select = (text: string, start: number, end: number, turns = [{ start: 0, end: text.length }]) =>
    snapSelection(text, { start, end }, turns).map((span) => text.slice(span.start, span.end))
  test('takes whole emoji, letters with their marks, and flags', () => {
    expect(select('a 👩‍👩‍👧 b', 3, 4)).toEqual(['👩‍👩‍👧'])
    expect(select('cafe\u0301s', 3, 4)).toEqual(['e\u0301'])
    expect(select('x🇩🇪y', 2, 3)).toEqual(['🇩🇪'])
    expect(select('ab\r\ncd', 1, 3)).toEqual(['b'])
  })
  test('leaves out blanks at its ends, and is none if there is nothing else', () => {
    expect(select('one  two \n', 3, 10)).toEqual(['two'])
    expect(select('one   two', 3, 6)).toEqual([])
  })
  test('has the order of the text in right-to-left scripts', () => {
    expect(select('אבג דהו', 4, 7)).toEqual(['דהו'])
  })
  test('of three clicks, which reaches to the next turn, stays in its turn', () => {
    const turns = [
      { start: 0, end: 5 },
      { start: 6, end: 11 },
    ]
    expect(select('first\nother', 0, 6, turns)).toEqual(['first'])
    expect(select('first\nother', 2, 9, turns)).toEqual(['rst', 'oth'])
  })
  test('always lies in a turn, and never begins or ends with a blank or inside a character', () => {
    const graphemes = (text: string) =>
      [...new Intl.Segmenter().segment(text)].flatMap(({ index, segment }) => [index, index + segment.length])
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(60), fc.nat(60), (text, a, b) => {
        const asked = { start: Math.min(a, b, text.length), end: Math.min(Math.max(a, b), text.length) }
        for (const { start, end } of snapSelection(text, asked, [{ start: 0, end: text.length }])) {
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim())
          expect(start < end && graphemes(text).includes(start)).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('a key', () => {
  const press = { key: 'a', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false }
  test('does nothing while somebody writes or composes a character', () => {
    expect(actionOf(press, 'page', false)).toBe('accept')
    expect(actionOf(press, 'field', false)).toBeNull()
    expect(actionOf({ ...press, isComposing: true }, 'page', false)).toBeNull()
  })
  test('leaves the browser its own keys: with Ctrl, on buttons, and Shift with arrows', () => {
    expect(actionOf({ ...press, ctrlKey: true }, 'page', false)).toBeNull()
    expect(actionOf({ ...press, key: 'Enter' }, 'control', false)).toBeNull()
    expect(actionOf({ ...press, key: ' ' }, 'control', false)).toBeNull()
    expect(actionOf({ ...press, key: 'ArrowDown', shiftKey: true }, 'page', false)).toBeNull()
    expect(actionOf({ ...press, key: 'z', ctrlKey: true }, 'page', false)).toBe('undo')
    expect(actionOf({ ...press, key: 'Z', metaKey: true, shiftKey: true }, 'page', false)).toBe('redo')
  })
  test('can be made to need Alt', () => {
    expect(actionOf(press, 'page', true)).toBeNull()
    expect(actionOf({ ...press, altKey: true }, 'page', true)).toBe('accept')
    expect(actionOf({ ...press, key: '?' }, 'page', true)).toBe('help')
  })
  test('does one thing', () => {
    const all = keyBindings.flatMap(({ keys }) => keys)
    expect(new Set(all).size).toBe(all.length)
  })
})

describe('a passage as a quote', () => {
  const [at, elsewhere] = [placeAt(0, 100), placeAt(200, 300)]
  const events = [
    quoteEvent({ on: at, code: 'pay' }),
    quoteEvent({ coder: 'ben', on: placeAt(10, 40), code: null, use: 'barred' }),
    quoteEvent({ on: elsewhere, code: 'pay' }),
    quoteEvent({ on: elsewhere, code: 'pay', use: 'free' }),
  ]
  const useAt = (of: readonly DecisionEvent[], start: number, end: number, code: string | null) =>
    readAnswers(of, 'ana').quotesAt('P1', { start, end }).get(code)?.use
  test('is as the last of all people chose it, for its code or for all', () => {
    expect(useAt(events, 0, 100, 'pay')).toBe('pinned')
    expect(useAt(events, 0, 100, 'other')).toBeUndefined()
    expect(useAt(events, 0, 100, null)).toBe('barred')
    expect(useAt(events, 200, 300, 'pay')).toBe('free')
  })
  test('is left to the program again by undoing', () => {
    const [first] = events
    expect(useAt([first!, undoEvent(first!.id)], 0, 100, 'pay')).toBeUndefined()
  })
  test('is shown beside its code', () => {
    const passages = [{ start: 0, end: 100, suggestions: [{ codeId: 'pay' }, { codeId: 'food' }] }]
    const shown = codingsOf(passages as unknown as ReviewPassage[], {
      ...{ answers: readAnswers(events.slice(0, 1), 'ana'), id: 'P1', transcript: 0, span: { start: 0, end: 100 } },
    })
    expect(shown.map(describeState)).toEqual(['suggested, pinned', 'suggested'])
  })
})

describe('answers', () => {
  const item = (start: number, codes: readonly string[]) => ({
    transcript: 0,
    passage: 0,
    start,
    end: start + 10,
    codes,
  })
  const queue = [item(0, ['pay', 'time']), item(20, ['pay'])]
  test('are counted by suggestion; skipping is an answer, and undoing takes it away', () => {
    const skipped = codeEvent({ status: 'unsure', code: 'time' })
    const accepted = codeEvent({ on: placeAt(2, 6) })
    const progressAfter = (...events: Parameters<typeof readAnswers>[0]) =>
      countProgress(queue, readAnswers(events, 'ana'), { ids: ['P1'], here: 0 })
    expect(progressAfter(accepted)).toEqual({ done: 1, of: 3, leftHere: 2 })
    expect(progressAfter(accepted, skipped)).toEqual({ done: 2, of: 3, leftHere: 1 })
    expect(progressAfter(accepted, skipped, undoEvent(skipped.id))).toEqual({ done: 1, of: 3, leftHere: 2 })
  })
  test('of a blind passage are complete when it was declared read', () => {
    const blind = item(0, [])
    expect(isDone(readAnswers([codeEvent()], 'ana'), 'P1', blind)).toBe(false)
    expect(isDone(readAnswers([readEvent({ on: placeAt(0, 10) })], 'ana'), 'P1', blind)).toBe(true)
  })
  test('of others are nobody’s business', () => {
    expect(readAnswers([codeEvent({ coder: 'ben' })], 'ana').of('P1')).toEqual([])
  })
})

test('the palette finds codes by the beginnings of words, without accents, recent ones first', () => {
  const codes = reviewStudy().codebook.codes
  const named = (label: string, id: string) => ({ ...codes[0]!, id, label, description: '' })
  const all = [named('Pay and time', 'a'), named('Café life', 'b'), named('Lifetime', 'c')]
  const found = (typed: string, recent: string[] = []) => filterCodes(all, typed, recent).map(({ id }) => id)
  expect(found('cafe')).toEqual(['b'])
  expect(found('ti')).toEqual(['a', 'c'])
  expect(found('nothing')).toEqual([])
  expect(found('', ['c'])).toEqual(['c', 'a', 'b'])
})

test('undo revokes the last step, redo revokes the undo, and a new step ends redoing', () => {
  const revoked: string[] = []
  const stack = createUndoStack((ids) => {
    revoked.push(...ids)
    return ids.map((id) => `not ${id}`)
  })
  stack.push(['a', 'b'])
  expect([stack.undo(), stack.undo(), stack.redo(), stack.redo()]).toEqual([true, false, true, false])
  expect(revoked).toEqual(['a', 'b', 'not a', 'not b'])
  stack.undo()
  stack.push(['c'])
  expect(stack.redo()).toBe(false)
})
