import { describe, expect, test } from 'vitest'
import { nothingRead } from '../../src/analysis/nothing-read.ts'
import { type CodedPassages, withUniqueIds } from '../../src/learning/coded-passages.ts'
import { toSegment } from '../../src/learning/passage-segment.ts'
import type { CodedPassage } from '../../src/model/coded-passage.ts'
import { passageOf } from '../support/passages.ts'

const workOf = (passages: readonly CodedPassage[], withModels = passages): CodedPassages => ({
  ...{ passages, withModels, segments: passages.map(toSegment), participants: new Map(), warnings: [] },
  ...{ reviewers: [], drawClasses: [] },
})
const idsOf = (works: readonly CodedPassages[]): string[][] => works.map(({ passages }) => passages.map(({ id }) => id))

describe('passages of several studies', () => {
  const [a, b] = [passageOf('A.1', { ana: 'soil-water' }), passageOf('B.1', { ana: '' })]
  test('keep their ids where all of them differ', () => {
    const works = [workOf([a]), workOf([b])]
    expect(withUniqueIds(works, ['one', 'two'])).toBe(works)
  })
  test('all have their path before them where any two share an id, their segments alike', () => {
    const works = withUniqueIds([workOf([a, b]), workOf([a])], ['one', 'two'])
    expect(idsOf(works)).toEqual([['one: A.1', 'one: B.1'], ['two: A.1']])
    expect(works.map(({ segments }) => segments.map(({ id }) => id))).toEqual(idsOf(works))
  })
  test('keep what people gave them, and the words', () => {
    const [first] = withUniqueIds([workOf([a]), workOf([a])], ['one', 'two'])
    expect(first!.passages).toEqual([{ ...a, id: 'one: A.1' }])
  })
  test('stay one list with those of models where no model coded', () => {
    const [first, second] = withUniqueIds([workOf([a]), workOf([a], [a, b])], ['one', 'two'])
    expect(first!.withModels).toBe(first!.passages)
    expect(second!.withModels.map(({ id }) => id)).toEqual(['two: A.1', 'two: B.1'])
  })
})

describe('a passage as a segment', () => {
  test('is all of its text, in its interview, with its words at their places', () => {
    const segment = toSegment({ id: 'A.1', group: 'A', text: 'So dry, so dry.' })
    expect(segment).toMatchObject({ id: 'A.1', transcriptId: 'A', turn: 1, speaker: null, span: { start: 0, end: 15 } })
    expect([...segment.words.starts]).toEqual([0, 3, 8, 11])
    expect('before' in segment).toBe(false)
  })
  test('has what was said before it where that is known, nothing included', () => {
    expect(toSegment({ id: 'A.1', group: 'A', text: 'x', before: '' }).before).toBe('')
  })
})

describe('a study without a readable transcript', () => {
  const failure = { level: 'error', code: 'import/xml', place: { file: 'P1.docx' }, message: 'damaged' } as const
  test('is an error at its folder that says whether anything was found', () => {
    const messages = [0, 3].map((found) => nothingRead('interviews', found, []).problems[0]!.message)
    expect(messages).toEqual(['there is no transcript here', 'none of the files could be read as a transcript'])
  })
  test('names what is wrong with each file first', () => {
    const { problems } = nothingRead('interviews', 1, [failure])
    expect(problems.map(({ code, place }) => `${code} ${place.file}`)).toEqual([
      'import/xml P1.docx',
      'import/nothing interviews',
    ])
    expect(problems[1]!.fix).toMatch(/^put transcripts \(TXT, /)
  })
})
