import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { describeChanges } from '../../../src/cli/print/describe-changes.ts'
import { printDone } from '../../../src/cli/print/print-done.ts'
import { savePseudonyms } from '../../../src/cli/print/save-pseudonyms.ts'
import { showAsking } from '../../../src/cli/print/show-asking.ts'
import { alignColumns, writeReadingTable } from '../../../src/cli/print/write-reading-table.ts'
import { eraseLine } from '../../../src/io/terminal.ts'
import type { Prevalence } from '../../../src/model/prevalence.ts'
import type { ReadingSummary } from '../../../src/study/find-doubts.ts'
import { memoryTerminal } from '../../support/memory-terminal.ts'

describe('what changed in the counts', () => {
  const row = (themeId: string, codeId: string | null, segments: number, participants: string[]) =>
    ({ themeId, codeId, segments, participants }) as unknown as Prevalence
  test('is said of codes and themes whose segments or participants are more or fewer', () => {
    const before = [row('soil', null, 5, ['P1']), row('soil', 'wet', 5, ['P1']), row('soil', 'dry', 2, ['P2'])]
    const after = [
      row('soil', null, 6, ['P1', 'P2']),
      row('soil', 'wet', 5, ['P1', 'P2']),
      row('soil', 'dry', 2, ['P2']),
    ]
    expect(describeChanges(before, after)).toBe(
      'Changed:\n  soil: 5 → 6 segments, 1 → 2 participants\n  wet: 5 → 5 segments, 1 → 2 participants\n',
    )
  })
  test('is said of a code that is new, and of one that nobody speaks of any more', () => {
    expect(describeChanges([], [row('soil', 'wet', 1, ['P1'])])).toBe(
      'Changed:\n  wet: 0 → 1 segment, 0 → 1 participant\n',
    )
    expect(describeChanges([row('soil', 'wet', 1, ['P1'])], [row('soil', 'wet', 0, [])])).toContain(
      'wet: 1 → 0 segments, 1 → 0 participants',
    )
  })
  test('is nothing where all are as they were', () => {
    const rows = [row('soil', 'wet', 1, ['P1'])]
    expect(describeChanges(rows, rows)).toBe('Nothing is counted differently.\n')
  })
})

describe('the end of a step', () => {
  test.each([
    ['done', false, 'fit: finished\n'],
    ['skipped', false, 'fit: was finished before, nothing to do\n'],
    ['done', true, ''],
    ['skipped', true, ''],
  ] as const)('%s, quiet %s', (done, quiet, said) => {
    const terminal = memoryTerminal()
    printDone('fit', done, { quiet }, terminal)
    expect([terminal.told, terminal.said]).toEqual([said, ''])
  })
})

describe('what a language model is asked', () => {
  const endpoint = { address: 'http://localhost:11434/v1', model: 'm', mayLeave: false, key: null }
  const begin = (price: number | undefined, requests: number, open: { requests: number; characters: number }) => {
    const terminal = memoryTerminal()
    showAsking(endpoint, price, terminal).begin(requests, open)
    return terminal.told
  }
  test('is said before it begins: how many requests, about how many tokens, and where to', () => {
    expect(begin(undefined, 12, { requests: 12, characters: 4001 })).toBe(
      'Asking m at http://localhost:11434/v1: 12 requests with about 1001 tokens. Ctrl-C keeps what was answered.\n',
    )
  })
  test('has a price where that of a million tokens is known', () => {
    // 8,000,000 characters are about 2,000,000 tokens
    expect(begin(0.15, 1, { requests: 1, characters: 8e6 })).toContain(
      ': 1 request with about 2000000 tokens, at a price of about 0.30.',
    )
    expect(begin(0, 1, { requests: 1, characters: 8e6 })).toContain('at a price of about 0.00.')
  })
  test('leaves out what is known from an earlier run, and is nothing where all is known', () => {
    expect(begin(undefined, 12, { requests: 2, characters: 8 })).toContain(
      '2 requests (10 more are known from an earlier run) with about 2 tokens',
    )
    expect(begin(undefined, 12, { requests: 0, characters: 0 })).toBe(
      'All answers of m are known from an earlier run.\n',
    )
  })
  test('is counted on one line of a terminal, those known included, and that line is erased at the end', () => {
    const terminal = { ...memoryTerminal(), isWatched: true }
    const lines: string[] = []
    const asking = showAsking(endpoint, undefined, { ...terminal, log: (text) => void lines.push(text) })
    asking.begin(3, { requests: 2, characters: 8 })
    lines.length = 0
    for (let answer = 0; answer < 3; answer++) asking.advance()
    asking.end()
    expect(lines.map((line) => line.replace(/, \d+ s left/, ''))).toEqual([
      `${eraseLine}Asking: 2 of 3 requests`,
      `${eraseLine}Asking: 3 of 3 requests`,
      eraseLine,
    ])
  })
  test('writes no line a request into a log', () => {
    const terminal = memoryTerminal()
    const asking = showAsking(endpoint, undefined, terminal)
    asking.begin(3, { requests: 3, characters: 8 })
    for (let answer = 0; answer < 3; answer++) asking.advance()
    asking.end()
    expect(terminal.told.split('\n')).toHaveLength(2)
  })
})

describe('the table of how files were read', () => {
  const file = (given: Partial<ReadingSummary> = {}): ReadingSummary => ({
    ...{ file: 'a.txt', shape: 'text: Name: words', confidence: 1, speakers: 2, words: 90, lost: 10, doubts: [] },
    ...given,
  })
  const linesOf = (...files: ReadingSummary[]) => writeReadingTable(files).split('\n')
  test('has the share of words that were left out and may be speech', () => {
    expect(linesOf(file())[0]).toBe('1 file: 90 words in turns, 10 left out that may be speech (10 %)')
    expect(linesOf()[0]).toBe('0 files: 0 words in turns, 0 left out that may be speech (0 %)')
  })
  test('has files without doubts in one line for each shape, with ranges of what differs', () => {
    const lines = linesOf(file(), file({ confidence: 0.8, speakers: 4, words: 110, lost: 90 }), file({ shape: 'vtt' }))
    expect(lines.slice(2).map((line) => line.trim().split(/ {2,}/))).toEqual([
      ['nothing is in doubt:'],
      ['files', 'read as', 'sure', 'speakers', 'words', 'left out'],
      ['2', 'text: Name: words', '80 % to 100 %', '2 to 4', '200', '33 %'],
      ['1', 'vtt', '100 %', '2', '90', '10 %'],
      [''],
    ])
  })
  test('has the files with most doubts first, each with its reasons', () => {
    const text = writeReadingTable([
      file({ file: 'sure.txt' }),
      file({ file: 'one.txt', doubts: ['half is left out'] }),
      file({ file: 'two.txt', doubts: ['one speaker', 'no times'] }),
    ])
    expect(text).toContain('  look at these first (2):\n')
    expect(text.indexOf('two.txt')).toBeLessThan(text.indexOf('one.txt'))
    expect(text).toMatch(/two\.txt .* one speaker; no times\n/)
    expect(text).toContain('  the others:\n')
    expect(text).not.toContain('sure.txt')
  })
  test('lists forty doubtful files, and says how many more there are', () => {
    const doubtful = Array.from({ length: 43 }, (_, at) => file({ file: `f${at}.txt`, doubts: ['odd'] }))
    const text = writeReadingTable(doubtful)
    expect(text.match(/f\d+\.txt/g)).toHaveLength(40)
    expect(text).toContain('and 3 more; --json lists all')
  })
  test('has its columns below each other, the last one without blanks behind it', () => {
    expect(
      alignColumns([
        ['a', 'long head', 'x'],
        ['longer', 'b', 'y'],
      ]),
    ).toEqual(['    a       long head  x', '    longer  b          y'])
  })
})

describe('the list of names and pseudonyms', () => {
  const row = (given: object = {}) => ({
    ...{
      name: 'Ana Berg',
      pseudonym: 'P1',
      replace: 'always',
      replaced: 3,
      doubtful: 0,
      places: ['P1.txt:2', 'P1.txt:9'],
    },
    ...given,
  })
  test('is written into the study, readable by its owner alone', async () => {
    const study = mkdtempSync(join(tmpdir(), 'pseudonyms-'))
    const terminal = memoryTerminal()
    expect(await savePseudonyms(study, [row()] as never, terminal)).toEqual([])
    const path = join(study, 'pseudonyms.csv')
    expect(readFileSync(path, 'utf8')).toBe(
      '\ufeffname,pseudonym,replace,replaced,left_as_word,where\nAna Berg,P1,always,3,0,P1.txt:2; P1.txt:9\n',
    )
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(terminal.told).toContain('Keep it private')
    expect(terminal.told).not.toContain('Left where they may be words')
  })
  test('names what was left since it may be a word, and how to replace it', async () => {
    const terminal = memoryTerminal()
    const study = mkdtempSync(join(tmpdir(), 'pseudonyms-'))
    await savePseudonyms(study, [row(), row({ name: 'Rose', doubtful: 2 })] as never, terminal)
    expect(terminal.told).toContain(
      'Left where they may be words: "Rose" (2). "always" in the column "replace" replaces them.\n',
    )
  })
  test('is not written beside a single transcript, which is no study', async () => {
    const terminal = memoryTerminal()
    const transcript = join(mkdtempSync(join(tmpdir(), 'pseudonyms-')), 'P1.txt')
    writeFileSync(transcript, 'P1: It was dry.')
    expect(await savePseudonyms(transcript, [row()] as never, terminal)).toEqual([])
    expect(terminal.told).toBe('')
  })
})
