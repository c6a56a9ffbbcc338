import { expect, test } from 'vitest'
import type { ImportReport } from '../../src/model/transcript-file.ts'
import { summarizeReading } from '../../src/study/find-doubts.ts'

const account = (differing: Partial<ImportReport> = {}): ImportReport => ({
  id: 'P1',
  source: { file: 'P1.txt', format: 'text', sha256: '' },
  turns: 2,
  characters: 20,
  language: null,
  speakers: [{ name: 'Ana', role: 'participant', reason: '', turns: 2, words: 80 }],
  wordsIn: 100,
  wordsOut: 80,
  skipped: [],
  doubtful: [],
  inaudible: 0,
  textFingerprint: '',
  warnings: [],
  grammar: null,
  ...differing,
})
const skipped = (reason: string, words: number) => ({ reason, words, line: null, sample: '' })
const doubtsOf = (differing: Partial<ImportReport>) => summarizeReading(account(differing), []).doubts

test('labels, times and what a file holds twice are never talk; a long header may be, and is in doubt', () => {
  const usual = [skipped('speaker labels and times', 200), skipped('times', 300), skipped('"language"', 40)]
  expect(summarizeReading(account({ skipped: usual }), [])).toMatchObject({ lost: 0, doubts: [] })
  const ofFormat = [
    'headers',
    'notes in the captions',
    'title and settings',
    'notices of the recorder',
    'caption numbers',
  ]
  expect(summarizeReading(account({ skipped: ofFormat.map((reason) => skipped(reason, 9)) }), [])).toMatchObject({
    lost: 0,
  })
  expect(doubtsOf({ skipped: [...usual, skipped('header', 15)] })).toEqual([])
  expect(doubtsOf({ skipped: [...usual, skipped('header', 40)] })).toEqual([
    '33 % of the words left out, most as header',
  ])
})

test('an unsure shape, labels that may be speakers, and too many speakers are in doubt', () => {
  const grammar = { shape: 'Name: words', confidence: 0.6, next: { shape: '[Name] words', turns: 4, isClose: false } }
  expect(summarizeReading(account({ grammar }), [])).toMatchObject({
    shape: 'text: Name: words',
    doubts: ['60 % sure, next best [Name] words'],
  })
  expect(doubtsOf({ doubtful: [{ name: 'Visitor', uses: 1, line: 3 }] })).toEqual(['perhaps speakers: "Visitor"'])
  const many = Array.from({ length: 21 }, (_, index) => ({ ...account().speakers[0]!, name: `P${index}` }))
  expect(doubtsOf({ speakers: many })).toEqual(['21 speakers'])
})

test('warnings are given in a few words, notes not at all', () => {
  const place = { file: 'P1.txt' }
  const warnings = [
    { level: 'warning', code: 'import/no-speakers', place, message: 'the file names no speakers: all of it …' },
    { level: 'warning', code: 'import/same-words', place, message: 'the same is said in P2.txt; it is counted twice' },
    { level: 'note', code: 'study/left-out', place, message: 'a link' },
  ] as const
  expect(summarizeReading(account(), warnings).doubts).toEqual(['nobody is named', 'the same is said in P2.txt'])
})
