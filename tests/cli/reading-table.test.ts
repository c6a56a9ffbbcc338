import { expect, test } from 'vitest'
import { writeReadingTable } from '../../src/cli/print/write-reading-table.ts'

const summary = {
  ...{ file: 'a\n0 errors\u001b[2J.txt', shape: 'Name: words', confidence: 0.75, speakers: 2, words: 4, lost: 0 },
  doubts: ['the same is said in b\nc.txt'],
}

test('names of files stay on their line of the table, and what a terminal acts upon is shown as an escape', () => {
  const table = writeReadingTable([summary, { ...summary, file: 'd.txt', doubts: [] }])
  expect(table.split('\n').filter((line) => line.includes('a\\u000a0 errors\\u001b[2J.txt'))).toHaveLength(1)
  expect(table).toContain('the same is said in b\\u000ac.txt')
  expect(table).not.toMatch(/^0 errors|\u001b/m)
})
