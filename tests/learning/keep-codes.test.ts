import { expect, test } from 'vitest'
import { locatedOptions } from '../../src/boundary/located.ts'
import { readCodebook } from '../../src/codebook/read-codebook.ts'
import { createKeywordFinder } from '../../src/coders/find-keywords.ts'
import { fitExemplars } from '../../src/coders/fit-exemplars.ts'
import { byLearning } from '../../src/coders/trained/by-learning.ts'
import type { CodingMethod, Evaluation } from '../../src/evaluation/evaluation.ts'
import { scoreCodings } from '../../src/evaluation/score-codings.ts'
import { compareByCode, figuresAsKept } from '../../src/learning/keep-codes.ts'
import { compareByTheme, withoutHarm } from '../../src/learning/keep-what-helps.ts'
import type { CodedPassage } from '../../src/model/coded-passage.ts'
import { matrixOf } from '../../src/model/matrix.ts'
import type { Segment } from '../../src/model/segment.ts'
import type { Weights } from '../../src/model/weights.ts'
import { tokenizedText } from '../../src/text/words.ts'
import { codingOf } from '../support/builders.ts'
import { passageOf } from '../support/passages.ts'

const codebook = readCodebook(
  `name: Gardens
themes:
  - id: soil
    label: Soil
    codes:
      - { id: water, label: Water, keywords: [water] }
      - { id: sand, label: Sand, keywords: [sand] }
`,
  'gardens.yaml',
)
/** Eight passages about water, eight about sand, eight about nothing. */
const truth = ['water', 'sand', ''].flatMap((code) => Array.from({ length: 8 }, () => code))
const passages: CodedPassage[] = truth.map((code, at) => passageOf(`${'ABCD'[at % 4]}.${at}`, { ana: code }))

/** A way to code: the code that it gives to each passage. */
function method(name: string, given: (code: string, at: number) => string): CodingMethod {
  const codes = passages.map(({ id }, at) => ({ id, code: given(truth[at]!, at) }))
  const found = codes.map(({ code }) => new Set(code === '' ? [] : [code]))
  const score = (level: 'theme' | 'code') => scoreCodings(passages, found, codebook, { level, basis: 'read' })
  return {
    name,
    theme: score('theme'),
    code: score('code'),
    suggested: null,
    tested: null,
    codings: codes.flatMap(({ id, code }) => (code === '' ? [] : codingOf(code, id))),
  }
}
const evaluationOf = (...settings: CodingMethod[]): Evaluation => ({ codebook, passages, settings, people: null })

// Keywords find all of the sand and half of the water; learning finds all of the water and half of the sand, and
// more of the theme.
const keywords = (code: string, at: number) => (code === 'sand' || at % 4 === 0 ? code : '')
const learned = (code: string, at: number) => (code === 'sand' && at % 4 === 0 ? '' : code)
const evaluation = evaluationOf(
  method('keywords', keywords),
  method('keywords and meaning', keywords),
  method('learned', learned),
)
const themes = compareByTheme(evaluation.settings)

test('what was learned is kept for a code only where it beats keywords, though it is kept for the theme', () => {
  expect(themes.map(({ isKept }) => isKept)).toEqual([true])
  const codes = compareByCode(evaluation, themes)
  expect(codes.map(({ code, keywords: by, learned: own, isKept }) => [code, by! < own!, isKept])).toEqual([
    ['water', true, true],
    ['sand', false, false],
  ])
  // Water as learned and sand by keyword: both whole.
  expect(figuresAsKept(evaluation, themes, codes)).toEqual({ kappa: 1, f1: 1 })
  expect(withoutHarm({ themes: {} } as Weights, themes, codes).without).toEqual(['sand'])
})

test('a code that keywords find better stays learned where the theme would be found worse without it', () => {
  // Keywords find five of eight passages about sand; learning calls all of them water, which is right for the theme.
  const mixed = evaluationOf(
    method('keywords', (code, at) => (code === 'sand' && at < 13 ? code : '')),
    method('keywords and meaning', (code, at) => (code === 'sand' && at < 13 ? code : '')),
    method('learned', (code, at) => (code === 'sand' ? (at % 2 === 0 ? 'sand' : 'water') : code)),
  )
  const outcomes = compareByTheme(mixed.settings)
  expect(compareByCode(mixed, outcomes)).toMatchObject([
    { code: 'water', isKept: true },
    { code: 'sand', isKept: true },
  ])
})

test('no code is spoken of in a theme that is left to keywords and meaning', () => {
  expect(compareByCode(evaluation, [{ ...themes[0]!, isKept: false }])).toEqual([])
})

test('a code that is left to keywords is given by them, and not by what was learned about its theme', () => {
  const always = { bias: 5, keywords: {}, meaning: [0, 0] }
  const weights = { themes: { soil: always }, codes: { water: always }, keywords: [], without: ['sand'] }
  const code = byLearning.build(locatedOptions({}, '--coders'))({
    codebook,
    keywords: createKeywordFinder(codebook),
    exemplars: fitExemplars([], { vectors: matrixOf([], 2), knowsSynonyms: false }, matrixOf([], 2)),
    weights: weights as unknown as Weights,
  })
  const segments = ['Much sand here.', 'Nothing here.'].map(
    (text, at) =>
      ({
        id: `P1#${at}`,
        transcriptId: 'P1',
        language: null,
        span: { start: 0, end: 20 },
        ...tokenizedText(text),
      }) as Segment,
  )
  const codings = code({
    segments,
    vectors: matrixOf(
      [
        [1, 0],
        [1, 0],
      ],
      2,
    ),
  })
  expect(codings.map(({ segmentId, codeId, coder }) => [segmentId, codeId, coder])).toEqual([
    ['P1#1', 'water', 'learned'],
    ['P1#0', 'sand', 'keyword'],
  ])
})
