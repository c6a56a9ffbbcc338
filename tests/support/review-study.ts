import type { Codebook } from '../../src/model/codebook.ts'
import type { ReviewTranscript } from '../../src/review/review-data.ts'
import type { ReviewStudy } from '../../src/review/review-session.ts'

const text = 'How is the salary?\nThe salary is low. I like the work. 👩‍🌾'

/** An interview of a question and an answer in two passages, the first with a suggestion. */
export const reviewTranscript: ReviewTranscript = {
  id: 'P1',
  text,
  turns: [
    { number: 1, speaker: 'Interviewer', role: 'interviewer', start: 0, end: 18 },
    { number: 2, speaker: 'P1', role: 'participant', start: 19, end: text.length },
  ],
  passages: [
    {
      ...{ start: 19, end: 37, turn: 2 },
      suggestions: [
        {
          codeId: 'pay',
          coder: 'keyword',
          confidence: 0.8,
          why: ['"salary"'],
          evidence: [{ start: 23, end: 29 }],
          keywords: ['salary'],
        },
      ],
    },
    { start: 38, end: text.length, turn: 2, suggestions: [] },
  ],
}

const code = {
  was: [],
  description: '',
  include: '',
  exclude: '',
  examples: [],
  counterexamples: [],
  keywords: [],
  themeId: 'work',
  parentId: null,
}
const codebook: Codebook = {
  ...{ name: 'work', version: '1', language: 'en', retired: [] },
  themes: [{ id: 'work', label: 'Work', description: '', color: '#336699', crosscutting: false }],
  codes: [
    { ...code, id: 'pay', label: 'Pay' },
    { ...code, id: 'joy', label: 'Joy' },
  ],
}

/** A study of one interview with two codes; nothing is on a disk. */
export const reviewStudy = (given: Partial<ReviewStudy> = {}): ReviewStudy => ({
  ...{ name: 'study', codebook, run: 'sha256:0', transcripts: [reviewTranscript], editor: null, hasUnnamed: false },
  speakers: {
    list: async () => [],
    propose: () => Promise.reject(new Error('nobody is unnamed')),
    confirm: () => Promise.reject(new Error('nobody is unnamed')),
  },
  textOf: () => null,
  isStale: async () => false,
  reload: async () => {},
  readEvents: async () => [],
  append: async () => {},
  ...given,
})

let count = 0
/** An accepted code as the page sends it. */
export const newCode = (given: Readonly<Record<string, unknown>> = {}) => {
  count++
  return {
    id: `019cadc6-e06c-7982-a1c8-${String(count).padStart(12, '0')}`,
    ...{ kind: 'code' as const, session: 's', seq: count, time: '2026-11-28T09:00:00.000Z' },
    on: { transcript: 0, start: 19, end: 36 },
    ...{ code: 'pay', status: 'accepted' as const, stance: null, memo: '', suggestion: 'keyword', confidence: 0.8 },
    ...{ group: null, replaces: null, seconds: 2 },
    ...given,
  }
}
