import { describe, expect, test } from 'vitest'
import { describeChanges } from '../../../src/cli/print/describe-changes.ts'
import { printDone } from '../../../src/cli/print/print-done.ts'
import { showAsking } from '../../../src/cli/print/show-asking.ts'
import { alignColumns, writeReadingTable } from '../../../src/cli/print/write-reading-table.ts'
import { writeTogether } from '../../../src/cli/print/write-together.ts'
import type { Diagnostic } from '../../../src/model/diagnostic.ts'
import { memoryTerminal } from '../../support/memory-terminal.ts'

const problem = (file: string, message = 'it is empty'): Diagnostic => ({
  ...{ level: 'warning', code: 'import/empty', place: { file, line: 1, column: 1 }, message, fix: 'drop it' },
})

describe('a problem of many files', () => {
  test('is printed once, with the places of some and the number of the others', () => {
    const said = writeTogether(Array.from({ length: 9 }, (_, at) => problem(`${at}.txt`)))
    expect(said.match(/it is empty/g)).toHaveLength(1)
    expect(said).toContain('the same in 8 more:\n    1.txt:1:1\n')
    expect(said).toContain('and 4 others')
  })
  test('and others are printed in the order in which they were first met', () => {
    const said = writeTogether([problem('a'), problem('b', 'it is odd'), problem('c')])
    expect(said.indexOf('it is empty')).toBeLessThan(said.indexOf('it is odd'))
    expect(said).toContain('the same in 1 more:\n    c:1:1\n')
  })
  test('is not printed where there is none', () => expect(writeTogether([])).toBe(''))
})

describe('columns on a terminal', () => {
  test('are as wide as their widest cell, and the last one ends where it ends', () => {
    expect(
      alignColumns([
        ['a', 'bb', 'c'],
        ['ccc', 'd', 'long'],
      ]),
    ).toEqual(['    a    bb  c', '    ccc  d   long'])
  })
  test('have no cell that acts on the terminal or breaks the line', () => {
    expect(alignColumns([['a\u001b[2J', 'b\nc']])[0]).not.toMatch(/[\u001b\n]/)
  })
})

describe('the table of how files were read', () => {
  const file = (name: string, more = {}) => ({
    ...{
      file: name,
      format: 'text',
      shape: 'name: words',
      confidence: 0.9,
      speakers: 2,
      words: 90,
      lost: 10,
      doubts: [],
    },
    ...more,
  })
  test('counts words, and has the files that somebody should look at first, those with most doubts before others', () => {
    const said = writeReadingTable([
      file('fine.txt'),
      file('odd.txt', { doubts: ['one speaker'] }),
      file('odder.txt', { doubts: ['one speaker', 'few words'], speakers: 1 }),
    ] as never)
    expect(said).toContain('3 files: 270 words in turns, 30 left out that may be speech (10 %)')
    expect(said).toContain('look at these first (2)')
    expect(said.indexOf('odder.txt')).toBeLessThan(said.indexOf('odd.txt'))
    expect(said).toContain('the others:')
  })
  test('states ranges of what differs among files of one shape', () => {
    const said = writeReadingTable([file('a', { confidence: 0.5 }), file('b', { speakers: 4 })] as never)
    expect(said).toMatch(/2 +name: words +50 % to 90 % +2 to 4 +180 +10 %/)
    expect(said).toContain('nothing is in doubt:')
  })
  test('of no files is no division by 0', () =>
    expect(writeReadingTable([])).toBe('0 files: 0 words in turns, 0 left out that may be speech (0 %)\n'))
  test('lists forty doubtful files and counts the others', () => {
    const said = writeReadingTable(
      Array.from({ length: 45 }, (_, at) => file(`${at}.txt`, { doubts: ['odd'] })) as never,
    )
    expect(said).toContain('and 5 more; --json lists all')
  })
})

describe('asking a language model', () => {
  const endpoint = { address: 'http://localhost:1/v1', model: 'm', mayLeave: false, key: null }
  const ask = (price: number | undefined, requests: number, open: { requests: number; characters: number }) => {
    const terminal = memoryTerminal()
    showAsking(endpoint, price, terminal).begin(requests, open)
    return terminal.told
  }
  test('says before it begins how many tokens are sent, about four characters each, and what they cost', () => {
    // 4,000,000 characters are about 1,000,000 tokens, at 0.15 a million.
    expect(ask(0.15, 10, { requests: 8, characters: 4e6 })).toBe(
      'Asking m at http://localhost:1/v1: 8 requests (2 more are known from an earlier run) with about 1000000 tokens, at a price of about 0.15. Ctrl-C keeps what was answered.\n',
    )
  })
  test('says nothing of a price that is not stated', () => {
    expect(ask(undefined, 1, { requests: 1, characters: 5 })).toContain('1 request with about 2 tokens. Ctrl-C')
  })
  test('says where all answers are known', () => {
    expect(ask(1, 3, { requests: 0, characters: 0 })).toBe('All answers of m are known from an earlier run.\n')
  })
})

test('a step that is finished says so, unless it is to be quiet', () => {
  const said = (done: 'done' | 'skipped', quiet: boolean) => {
    const terminal = memoryTerminal()
    printDone('map', done, { quiet }, terminal)
    return terminal.told
  }
  expect([said('done', false), said('skipped', false), said('done', true)]).toEqual([
    'map: finished\n',
    'map: was finished before, nothing to do\n',
    '',
  ])
})

test('what is counted differently than before is listed, new codes too', () => {
  const row = (codeId: string, segments: number, people: number) => ({
    ...{ codeId, themeId: 't', segments },
    participants: Array.from({ length: people }, (_, at) => `P${at}`),
  })
  const before = [row('a', 1, 1), row('b', 2, 2)]
  const after = [row('a', 3, 1), row('b', 2, 2), row('c', 1, 1)]
  expect(describeChanges(before as never, after as never)).toBe(
    'Changed:\n  a: 1 → 3 segments, 1 → 1 participant\n  c: 0 → 1 segment, 0 → 1 participant\n',
  )
  expect(describeChanges(before as never, before as never)).toBe('Nothing is counted differently.\n')
})
