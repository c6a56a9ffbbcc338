import { expect, test } from 'vitest'
import type { ReviewTranscript } from '../../src/review/review-data.ts'
import { withoutKeyword } from '../../src/review/without-keyword.ts'

const suggestion = (codeId: string, coder: string) => ({ codeId, coder })
const passage = (start: number, ...suggestions: object[]) => ({ start, end: start + 10, suggestions })
const transcripts = [
  {
    id: 'P1',
    passages: [
      passage(0, suggestion('water', 'keyword'), suggestion('water', 'meaning'), suggestion('rain', 'keyword')),
      passage(20, suggestion('water', 'keyword')),
    ],
  },
] as unknown as ReviewTranscript[]
const losing = (start: number, isLast: boolean) => ({
  transcript: 'P1',
  turn: 1,
  text: '',
  start,
  end: start + 10,
  isLast,
})
const left = (...passages: ReturnType<typeof losing>[]) =>
  withoutKeyword(transcripts, { code: 'water', passages })[0]!.passages.map(({ suggestions }) =>
    suggestions.map(({ codeId, coder }) => `${codeId} ${coder}`),
  )

test('an excluded keyword takes out what only it suggested: not other codes, and not what meaning suggests', () => {
  expect(left(losing(0, true))).toEqual([['water meaning', 'rain keyword'], ['water keyword']])
})
test('a passage where another keyword of the code is left keeps its suggestion', () => {
  expect(left(losing(20, false))[1]).toEqual(['water keyword'])
  expect(left(losing(20, true))[1]).toEqual([])
})
