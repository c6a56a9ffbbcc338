import { expect, test } from 'vitest'
import { writeCurve, writeLearned } from '../../src/outputs/command-reports/write-learned.ts'

const weights = {
  codebook: { name: 'N', version: '1' },
  embedder: 'words',
  learnedFrom: { passages: 3, interviews: ['P1', 'P2'], coders: 'people' },
  measured: null,
  keywords: [],
  themes: { t: null, u: { bias: 0, keywords: {}, meaning: [], threshold: 0.5 } },
  codes: {},
}
const result = {
  weights,
  figures: [
    { name: 'keyword', measured: { kappa: 0.25, f1: 0.5 } },
    { name: 'learned', measured: null },
  ],
  themes: [],
  codes: [],
  objections: [{ kind: 'unmeasured' as const }],
}

test('learning as JSON has figures, objections, files and the next segments, and no weights', () => {
  const segment = {
    id: 'P1:0',
    transcriptId: 'P1',
    turn: 4,
    speaker: 'P1',
    span: { start: 3, end: 9 },
    text: 'It works',
  }
  const next = [{ ...segment, tokens: [], language: null }] as never
  expect(JSON.parse(writeLearned({ result, passages: 3, written: 'c.weights.json', kept: null, next }))).toEqual({
    passages: 3,
    interviews: ['P1', 'P2'],
    themesWithoutModel: ['t'],
    figures: [
      { name: 'keyword', kappa: 0.25, f1: 0.5 },
      { name: 'learned', kappa: null, f1: null },
    ],
    themes: [],
    codes: [],
    objections: [{ kind: 'unmeasured' }],
    written: 'c.weights.json',
    kept: null,
    next: [{ transcriptId: 'P1', turn: 4, speaker: 'P1', span: { start: 3, end: 9 }, quote: 'It works' }],
  })
})
test('where no next segments were asked for, that is null, not an empty list', () => {
  expect(JSON.parse(writeLearned({ result, passages: 3, written: null, kept: null, next: null })).next).toBeNull()
})
test('a learning curve as JSON is its points', () => {
  const point = { order: 'file' as const, coded: 25, f1: null, kappa: 0.4 }
  expect(JSON.parse(writeCurve([point]))).toEqual({ curve: [point] })
})
