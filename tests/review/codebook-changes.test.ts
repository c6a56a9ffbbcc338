import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Codebook } from '../../src/model/codebook.ts'
import type { CodebookEditor } from '../../src/review/codebook-editor.ts'
import { followEvents, followSuggestions } from '../../src/review/follow-codes.ts'
import { openSession } from '../../src/review/review-session.ts'
import { searchWords } from '../../src/review/search-words.ts'
import { codeEvent, placeAt } from '../support/events.ts'
import { reviewStudy, reviewTranscript } from '../support/review-study.ts'

const { codebook } = reviewStudy()
const [pay, joy] = codebook.codes as [Codebook['codes'][number], Codebook['codes'][number]]
const withCodes = (codes: Codebook['codes'], retired: readonly string[] = []): Codebook => ({
  ...codebook,
  codes,
  retired,
})
const options = { coder: 'ana', isBlind: false, isSettling: false, order: 'interview', sameAs: null } as const
const passage = { transcript: 'P1', turn: 2, text: 'The salary is low.', start: 19, end: 37, isLast: true }
const editorOf = (changed: Codebook): CodebookEditor => ({
  propose: async () => changed,
  change: async () => changed,
  exclude: async () => ({ codebook: changed, passages: [passage] }),
})
const codesIn = (transcripts: ReturnType<typeof followSuggestions>) =>
  transcripts.map(({ passages }) => passages.map(({ suggestions }) => suggestions.map(({ codeId }) => codeId)))

describe('a change of the codebook during a review', () => {
  test('takes suggestions and answers along to the new id', async () => {
    const salary = { ...pay, id: 'salary', label: 'Salary', was: ['pay'] }
    const answer = codeEvent({ on: { ...placeAt(19, 37), exact: 'The salary is low.' } })
    const study = reviewStudy({ editor: editorOf(withCodes([salary, joy])), readEvents: async () => [answer] })
    const session = await openSession(study, options)
    await session.change({ kind: 'rename', code: 'pay', label: 'Salary' })
    const { codes, queue, events } = session.outline()
    expect(codes.map(({ id }) => id)).toEqual(['salary', 'joy'])
    expect(queue.map((item) => item.codes)).toEqual([['salary']])
    expect(events).toMatchObject([{ id: answer.id, code: 'salary' }])
  })
  test('that merges codes joins their suggestions for a passage', () => {
    const [first] = reviewTranscript.passages
    const both = {
      ...first!,
      suggestions: [...first!.suggestions, { ...first!.suggestions[0]!, codeId: 'joy', confidence: 0.9 }],
    }
    const merged = followSuggestions([{ ...reviewTranscript, passages: [both] }], withCodes([{ ...joy, was: ['pay'] }]))
    expect(codesIn(merged)).toEqual([[['joy']]])
    expect(merged[0]!.passages[0]!.suggestions[0]).toMatchObject({ confidence: 0.9, why: ['"salary"', '"salary"'] })
  })
  test('that merges codes keeps the yes to one of them, not the no to the other at the same place', () => {
    const [yes, no] = [codeEvent(), codeEvent({ code: 'joy', status: 'rejected' })]
    expect(followEvents([yes, no], withCodes([{ ...joy, was: ['pay'] }]))).toMatchObject([{ id: yes.id, code: 'joy' }])
  })
  test('that splits a code suggests each part, and leaves answers to be decided again', () => {
    const parts = withCodes([
      { ...pay, id: 'wage', was: ['pay'] },
      { ...pay, id: 'bonus', was: ['pay'] },
    ])
    expect(codesIn(followSuggestions([reviewTranscript], parts))).toEqual([[['wage', 'bonus'], []]])
    expect(followEvents([codeEvent()], parts)).toMatchObject([{ code: 'pay' }])
  })
  test('that retires a code takes its suggestions out', () =>
    expect(codesIn(followSuggestions([reviewTranscript], withCodes([joy], ['pay'])))).toEqual([[[], []]]))
})

describe('the exclusion of a keyword', () => {
  const asked = { code: 'pay', keyword: 'salary', within: null }
  test('shows the passages first, and changes nothing', async () => {
    const session = await openSession(reviewStudy({ editor: editorOf(codebook) }), options)
    expect(await session.exclude({ ...asked, write: false })).toEqual([passage])
    expect(session.outline().queue.length).toBe(1)
  })
  test('takes out the suggestions that only it had made', async () => {
    const session = await openSession(reviewStudy({ editor: editorOf(codebook) }), options)
    await session.exclude({ ...asked, write: true })
    expect(session.outline().queue).toEqual([])
  })
  test('is refused in blind coding, to which its passages would be suggestions', async () => {
    const session = await openSession(reviewStudy({ editor: editorOf(codebook) }), { ...options, isBlind: true })
    await expect(session.exclude({ ...asked, write: false })).rejects.toThrow('blind')
  })
  test('is refused where the study has no codebook of its own', async () => {
    const session = await openSession(reviewStudy(), options)
    await expect(session.exclude({ ...asked, write: false })).rejects.toThrow('no codebook of its own')
  })
})

describe('the search', () => {
  test('finds words in any case, across lines, with who said them', () => {
    const [found] = searchWords(
      [{ ...reviewTranscript, text: reviewTranscript.text.replace('is low', 'is\nlow') }],
      'IS LOW',
    )
    expect(found).toMatchObject({
      transcript: 0,
      start: 30,
      end: 36,
      speaker: 'P1',
      before: 'is the salary?\nThe salary ',
    })
  })
  test('takes what is typed as words, not as a pattern', () => {
    const has = (text: string, words: string) => searchWords([{ ...reviewTranscript, text }], words).length
    expect([has('a+b (c)', '+b (c'), has('aab c', 'a+b'), has('x-y', 'x-y')]).toEqual([1, 0, 1])
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((words) => words.trim() !== ''),
        (words) => {
          expect(has(`so ${words} then`, words)).toBeGreaterThan(0)
        },
      ),
    )
  })
})
