import { describe, expect, test } from 'vitest'
import { authorOf, coderOf, knownId, memoOf, readDecisionRows, spanOf } from '../../src/study/decision-rows.ts'

const table = (...lines: string[]) => readDecisionRows({ file: 'decisions/ana.csv', text: `${lines.join('\n')}\n` })
const head = 'transcript,start,end,code,status,memo,quote,evidence'
const rowOf = (line: string) => table(head, line)[0]!

describe('a table of decisions', () => {
  test('has its cells by name, whatever the capitals and blanks of the head, and its lines', () => {
    const [row] = table(' Transcript;START; end;Code;Status ', 'P1; 4 ;9;pay;Accepted')
    expect(['transcript', 'start', 'end', 'code', 'status', 'memo'].map((name) => row!.cell(name))).toEqual([
      ...['P1', '4', '9', 'pay', 'Accepted', ''],
    ])
    expect(row!.place).toEqual({ file: 'decisions/ana.csv', line: 2, column: 1 })
  })
  test('has words as people wrote them, without the apostrophe against formulas', () => {
    expect(rowOf(`P1,0,3,pay,accepted,"'-why","'=so",`).cell('memo')).toBe('-why')
  })
  test('without places needs the words', () => {
    expect(table('transcript,code,status,quote', 'P1,pay,accepted,so')).toHaveLength(1)
  })
  test.each([
    ['lacks columns', 'transcript,start,end,code', /no column "status"; the columns are transcript, start, end, code/],
    ['has neither places nor words', 'transcript,code,status', /no column "start", "end"/],
    ['has half of a place', 'transcript,code,status,start', /no column "start", "end"/],
    ['has a column twice', 'transcript,start,end,code,status,status', /two columns "status"/],
    ['has a column twice in other capitals', 'transcript,start,end,code,status,CODE', /two columns "code"/],
  ])('that %s is refused at its head, with what to do', (_, columns, message) => {
    expect(() => table(columns, 'a,1,2,b,c,d')).toThrow(message)
    expect(() => table(columns, 'a,1,2,b,c,d')).toThrow(
      /decisions\/ana\.csv:1:1 {2}error {2}decisions\/(no-)?columns?\b/,
    )
  })
  test('may have a column twice that nobody reads', () => {
    expect(table('transcript,start,end,code,status,mine,mine', 'P1,0,3,pay,accepted,a,b')).toHaveLength(1)
  })
})

describe('the coder of a table', () => {
  test.each([
    ['is its name', 'decisions/ana.csv', 'ana'],
    ['is its name in a folder of a team', 'decisions/team/ana.csv', 'ana'],
    ['is its folder, where it is named after a transcript', 'decisions/ana/P1.csv', 'ana'],
    ['is its folder, where all are called codings', 'study/Decisions/ana/Codings.csv', 'ana'],
    ['is its name, where nobody has a folder', 'decisions/codings.csv', 'codings'],
    ['is its name with a full stop in it', 'decisions/ana.b.csv', 'ana.b'],
    ['is its name on Windows', 'decisions\\ana.csv', 'ana'],
  ])('%s', (_, file, coder) => expect(coderOf(file, ['P1'])).toBe(coder))
})

describe('a row that several people decided', () => {
  const row = (status: string, memo: string, evidence: string) =>
    rowOf(`P1,0,3,pay,${status},"${memo}",so,"${evidence}"`)
  const by = (one: ReturnType<typeof row>, status: 'accepted' | 'rejected' | 'open') =>
    authorOf(one, { coder: 'ana', status })
  test('is that of whom its evidence names with the same answer', () => {
    const one = row('accepted', '', 'so at 0 by pay | rejected by cleo | accepted by ben (blind)')
    expect([by(one, 'accepted'), by(one, 'rejected'), by(one, 'open')]).toEqual(['ben', 'cleo', 'ana'])
  })
  test('is that of the owner of the file, where they are among them or nobody is named', () => {
    expect(by(row('accepted', '', 'accepted by ben | accepted by ana (assisted)'), 'accepted')).toBe('ana')
    expect(by(row('accepted', '', 'so at 0 by pay'), 'accepted')).toBe('ana')
  })
  test('has of the memos that our table joined the one of the owner', () => {
    const evidence = 'accepted by ana | noted by ben'
    expect(memoOf(row('accepted', 'ana: yes | ben: no', evidence), 'ana')).toBe('yes')
    expect(memoOf(row('accepted', 'ana: yes | ben: no', evidence), 'cleo')).toBe('')
    expect(memoOf(row('accepted', 'either: this | or that', evidence), 'ana')).toBe('either: this | or that')
  })
})

test.each([
  ['4', '9', 'so', { start: 4, end: 9 }],
  ['', '', 'so', null],
  ['9', '4', 'so', expect.objectContaining({ message: '"9" to "4" is no place in "P1"' })],
  ['4', '4', 'so', expect.objectContaining({ fix: expect.stringContaining('"quote"') })],
  ['', '', '', expect.objectContaining({ message: expect.stringContaining('no place') })],
  ['4.0', '9', 'so', expect.objectContaining({ message: expect.stringContaining('"4.0"') })],
  ['-4', '9', 'so', expect.objectContaining({ message: expect.stringContaining('"-4"') })],
])('a row from %j to %j with the words %j has its place, or what is wrong', (start, end, quote, place) => {
  expect(spanOf(rowOf(`P1,${start},${end},pay,accepted,,${quote},`))).toEqual(place)
})

describe('an id that somebody wrote', () => {
  test.each([
    ['as it is', 'P1', 'P1'],
    ['in other capitals', 'p2', 'P2'],
    ['with the ending of a file', 'P2.docx', 'P2'],
    ['with an ending that is part of an id', 'v1.2', 'v1.2'],
    ['in other capitals, of two ids that differ in capitals alone', 'ANA', null],
    ['as one of two ids that differ in capitals alone', 'ana', 'ana'],
    ['that is only like one', 'P', null],
    ['empty', '', null],
  ])('%s', (_, written, id) => expect(knownId(written, ['P1', 'P2', 'v1.2', 'v1', 'ana', 'Ana'])).toBe(id))
})
