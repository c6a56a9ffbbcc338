import { describe, expect, test } from 'vitest'
import type { InputError } from '../../src/boundary/diagnostic.ts'
import { readParticipants } from '../../src/study/read-participants.ts'

const read = (...lines: string[]) => readParticipants(`${lines.join('\n')}\n`, 'participants.csv')
const problemsOf = (...lines: string[]) => {
  try {
    read(...lines)
    return []
  } catch (error) {
    return (error as InputError).problems.map(({ code, place, message, fix }) => [code, place.line, message, fix])
  }
}

describe('a table of participants', () => {
  test('has a person a row, with where they speak and everything else as attributes', () => {
    expect(read('Participant,Transcript,speaker,ORGANISATION,role', ' P1 ,T1,Ana,Acme, engineer ')).toEqual([
      { id: 'P1', transcript: 'T1', speaker: 'Ana', organization: 'Acme', attributes: { role: 'engineer' }, line: 2 },
    ])
  })
  test('needs no column but the first', () => {
    expect(read('participant', 'P1')).toEqual([
      { id: 'P1', transcript: '', speaker: '', organization: '', attributes: {}, line: 2 },
    ])
  })
  test('may have names of attributes that objects have of their own', () => {
    const [row] = read('participant,constructor,__proto__,toString', 'P1,a,b,c')
    expect(Object.entries(row!.attributes)).toEqual([
      ['constructor', 'a'],
      ['__proto__', 'b'],
      ['toString', 'c'],
    ])
  })
  test('may have one person in several transcripts, and under several labels in one', () => {
    expect(read('participant,transcript,speaker', 'P1,T1,', 'P1,T2,', 'P1,T1,Ana')).toHaveLength(3)
  })
  test('has values with line ends, commas and signs of formulas as they were written', () => {
    expect(read('participant,note', `P1,"a,\nb"`, `P2,'=so`).map(({ attributes }) => attributes['note'])).toEqual([
      'a,\nb',
      '=so',
    ])
  })
})

describe('a table of participants is refused', () => {
  test.each([
    ['with the name that the column probably has', 'partcipant,role', 'rename "partcipant" to "participant"'],
    ['with what the column is for', 'who,role', 'add a column "participant" with an id such as P3a'],
  ])('without the first column, %s', (_, head, fix) => {
    expect(problemsOf(head, 'P1,x')).toEqual([
      [
        'participants/no-column',
        1,
        `there is no column "participant"; the columns are ${head.replace(',', ', ')}`,
        fix,
      ],
    ])
  })
  test('with every row that is wrong, each at its line', () => {
    expect(
      problemsOf('participant,transcript', 'P1,T1', ',T2', 'P1,T1', 'P1,T1').map(([code, line, message]) => [
        code,
        line,
        message,
      ]),
    ).toEqual([
      ['participants/row', 3, 'this row names no participant'],
      ['participants/row', 4, '"P1" is already on line 2'],
      ['participants/row', 5, '"P1" is already on line 4'],
    ])
  })
})
