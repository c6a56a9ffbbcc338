import { describe, expect, test } from 'vitest'
import type { InputError } from '../../../src/boundary/diagnostic.ts'
import { draftSynthesis } from '../../../src/study/synthesis/draft-synthesis.ts'
import { readQuoteList } from '../../../src/study/synthesis/read-quote-list.ts'
import { readSynthesis } from '../../../src/study/synthesis/read-synthesis.ts'
import { gardenCodebook } from '../../support/builders.ts'

const file = 'study/synthesis/quotes.md'
const read = (text: string) => readQuoteList([{ file, text }], gardenCodebook)
const problemsOf = (text: string) => {
  try {
    read(text)
    return []
  } catch (error) {
    return (error as InputError).problems.map(({ place, message, fix }) => [place.line, place.column, message, fix])
  }
}

describe('the file of chosen quotes', () => {
  test('lists quotes under the codes that they are pinned for, and barred ones, in their order', () => {
    const listed = read(
      '## Pinned for soil-water\n1. [[quote: P1 "so dry"]] (the best)\n2. [[quote: P2 „nass“]]\n\n## Pinned for `soil-rain`\n- [[quote: P3 "rain"]]\n## Barred\n- [[quote: P1 "my boss"]]\n',
    )
    expect(listed.map(({ codeId, transcript, words, place }) => [codeId, transcript, words, place.line])).toEqual([
      ['soil-water', 'P1', 'so dry', 2],
      ['soil-water', 'P2', 'nass', 3],
      ['soil-rain', 'P3', 'rain', 6],
      [null, 'P1', 'my boss', 8],
    ])
  })
  test('names every line that it does not understand, with its place', () => {
    const problems = problemsOf(
      '- [[quote: P1 "a"]]\n\n## Pinned for soil-watre\n- [[quote: P1 "b"]]\n\n## Best\n- [[quote: P1 "c"]]\n\n## Barred\n- P1 "d"\n- [[quote: P1]]\n',
    )
    expect(problems.map(([line, column]) => [line, column])).toEqual([
      [1, 3],
      [3, 1],
      [6, 1],
      [10, 3],
      [11, 3],
    ])
    expect(problems[1]!.slice(2)).toEqual(['there is no code "soil-watre"', 'write soil-water'])
    expect(problems[3]![2]).toBe('no quote is named here')
  })
  test('is written by init with its own explanation, and then chooses nothing', () => {
    const stub = draftSynthesis(gardenCodebook).find((own) => own.file === 'synthesis/quotes.md')!
    expect(read(stub.text)).toEqual([])
    const [, example] = /<!--[^]*?\n\n([^]*?)\n\nPinned quotes/.exec(stub.text)!
    expect(read(example!).map(({ codeId }) => codeId)).toEqual(['soil-water', 'soil-water', null])
  })
  test('is no text of the report', () => {
    expect(readSynthesis([{ file, text: '## Barred\n- [[quote: P1 "my boss"]]' }], gardenCodebook)).toEqual([])
  })
})
