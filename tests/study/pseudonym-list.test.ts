import { describe, expect, test } from 'vitest'
import type { InputError } from '../../src/boundary/diagnostic.ts'
import { listPseudonyms, readPseudonyms } from '../../src/study/pseudonym-list.ts'

const read = (...lines: string[]) => readPseudonyms(`${lines.join('\n')}\n`, 'pseudonyms.csv')

describe('the list of pseudonyms', () => {
  test('has names with what they become; an empty pseudonym leaves the name alone', () => {
    expect(read('name,pseudonym,replace', ' Ana ,P1,always', 'May,, inside sentence ', 'Kim,P2,')).toEqual([
      { name: 'Ana', pseudonym: 'P1', rule: 'always' },
      { name: 'May', pseudonym: '', rule: 'inside sentence' },
      { name: 'Kim', pseudonym: 'P2', rule: null },
    ])
  })
  test('needs no column on how names are replaced, and may have others', () => {
    expect(read('note,name,pseudonym', 'x,Ana,P1')).toEqual([{ name: 'Ana', pseudonym: 'P1', rule: null }])
  })
  test('without its columns is refused, with each that is missing', () => {
    expect(() => read('person,alias', 'Ana,P1')).toThrow(/"name"[\s\S]*"pseudonym"/)
  })
  test('is refused with all rows that cannot be understood, and what to write', () => {
    try {
      read('name,pseudonym,replace', 'Ana,P1,', ',P2,', 'Ana,P3,', 'Kim,P4,alway', 'Jo,P5,constructor')
      expect.unreachable()
    } catch (error) {
      expect((error as InputError).problems.map(({ place, message, fix }) => [place.line, message, fix])).toEqual([
        [3, 'this row has no name', 'write the name, or drop the row'],
        [4, '"Ana" is on line 2 already', 'keep one of the two rows'],
        [
          5,
          'found "alway" in "replace": always, capital, inside sentence, ids or nothing is expected',
          'write "always"',
        ],
        [6, expect.stringContaining('"constructor"'), 'empty the cell'],
      ])
    }
  })
})

test('the list that is written has first what people have to look at, and the names that they left alone', () => {
  const use = (replaced: number, doubtful: number) => ({ replaced, doubtful, places: [] })
  const rows = listPseudonyms(
    [
      { name: 'Ana', pseudonym: 'P1', rule: 'always' },
      { name: 'May', pseudonym: 'P2', rule: 'inside sentence' },
    ],
    [
      { name: 'Rose', pseudonym: '', rule: null },
      { name: 'Ana', pseudonym: 'P1', rule: 'always' },
    ],
    new Map([
      ['May', use(1, 3)],
      ['Ana', use(5, 0)],
    ]),
  )
  expect(
    rows.map(({ name, pseudonym, replace, replaced, doubtful }) => [name, pseudonym, replace, replaced, doubtful]),
  ).toEqual([
    ['May', 'P2', 'inside sentence', 1, 3],
    ['Rose', '', 'always', 0, 0],
    ['Ana', 'P1', 'always', 5, 0],
  ])
})
