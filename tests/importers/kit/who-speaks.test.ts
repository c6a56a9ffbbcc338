import { describe, expect, test } from 'vitest'
import { markNames } from '../../../src/importers/kit/mark-names.ts'
import { pairNumbers } from '../../../src/importers/kit/names.ts'
import { namesOfSpeakers } from '../../../src/importers/kit/speaker-names.ts'
import { splitAtNames } from '../../../src/importers/kit/split-at-labels.ts'
import { createNamer } from '../../../src/importers/kit/split-table.ts'

describe('numbers of questions and answers', () => {
  test('are taken off where both count up together', () => {
    expect(pairNumbers(['Q1', 'A1', 'Q2', 'A2'])).toEqual(['Q', 'A', 'Q', 'A'])
    expect(pairNumbers(['Question 1', 'Answer 1', null, 'Question 3', 'Answer 3'])).toEqual([
      ...['Question', 'Answer', null, 'Question', 'Answer'],
    ])
  })
  test.each([
    ['answers without their questions', ['Q1', 'A1', 'Q2', 'A3']],
    ['numbers that fall', ['Q2', 'A2', 'Q1', 'A1']],
    ['questions alone', ['Q1', 'Q2', 'Mina']],
    ['one pair', ['Q1', 'A1']],
    ['people with numbers', ['P1', 'P2', 'P1']],
  ])('stay on %s', (_, labels) => {
    expect(pairNumbers(labels)).toEqual(labels)
  })
})

describe('names of speakers by their ids', () => {
  test('are those of the nearest list', () => {
    const near = {
      speakers: [
        { speaker_id: 's1', displayName: 'Mina' },
        { speaker_id: 's2', displayName: '' },
      ],
    }
    const nameOf = namesOfSpeakers([near, { speakers: [{ id: 's1', name: 'Jo' }] }])
    expect(['s1', 's2', undefined].map(nameOf)).toEqual(['Mina', null, null])
  })
  test('are found under words that every object of the language has, only where the file has them', () => {
    const nameOf = namesOfSpeakers([{ speakers: { a: 'Mina' } }])
    expect(['a', 'constructor', '__proto__', 'toString'].map(nameOf)).toEqual(['Mina', null, null, null])
  })
})

test('a line is cut before a name only behind the end of a sentence', () => {
  expect(splitAtNames('Why? Jo: So. “No.” Mina: Yes.', ['Mina', 'Jo'])).toEqual(['Why?', 'Jo: So. “No.”', 'Mina: Yes.'])
  expect(splitAtNames('I asked Jo: why? Note: no.', ['Mina', 'Jo'])).toEqual(['I asked Jo: why? Note: no.'])
  expect(splitAtNames('Why? A.B: So. AxB: no.', ['A.B'])).toEqual(['Why?', 'A.B: So. AxB: no.'])
})

describe('names behind times without a mark', () => {
  const marked = (...raws: string[]): string[] => markNames(raws.map((raw) => ({ raw }))).map(({ raw }) => raw)
  test('are the words that recur, though what is said begins with a capital', () => {
    const raws = [
      '[0:01] Mina Okoro What now',
      '[0:02] Jo Lind Every Monday',
      '[0:03] Mina Okoro What else',
      '[0:04] Jo Lind In May',
    ]
    expect(marked(...raws)).toEqual([
      '[0:01] Mina Okoro: What now',
      '[0:02] Jo Lind: Every Monday',
      '[0:03] Mina Okoro: What else',
      '[0:04] Jo Lind: In May',
    ])
  })
  test.each([
    ['one name', ['[0:01] Mina Okoro a', '[0:02] Mina Okoro b', '[0:03] Mina Okoro c', '[0:04] Mina Okoro d']],
    ['small letters', ['[0:01] so it was', '[0:02] so it is', '[0:03] we go on', '[0:04] we go']],
    ['names with a colon', ['[0:01] Mina Okoro: a', '[0:02] Jo Lind: b', '[0:03] Mina Okoro: c', '[0:04] Jo Lind: d']],
  ])('are none in lines with %s', (_, raws) => {
    expect(marked(...raws)).toEqual(raws)
  })
})

test('interviews are named by a column whose values differ, else by their place', () => {
  const rows = [
    { line: 2, cells: ['a', 'x/1'] },
    { line: 3, cells: ['a', 'x/2'] },
  ]
  expect(rows.map(createNamer(rows, ['group', 'id']))).toEqual(['x-1', 'x-2'])
  expect(rows.map(createNamer(rows, ['group', 'text']))).toEqual(['line 2', 'line 3'])
  expect(rows.map(createNamer(rows, ['group', 'text'], { preferred: [0], unit: 'item' }))).toEqual(['a', 'a item 3'])
})
