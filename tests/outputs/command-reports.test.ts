import { describe, expect, test } from 'vitest'
import type { CodedPassage } from '../../src/model/coded-passage.ts'
import { readWhole } from '../../src/model/coded-passage.ts'
import { buildCurve } from '../../src/outputs/command-reports/build-curve.ts'
import {
  describeEarlier,
  describeLearned,
  describeObjections,
} from '../../src/outputs/command-reports/describe-learned.ts'
import { evaluationForms } from '../../src/outputs/command-reports/write-evaluation.ts'
import { writeNextSegments } from '../../src/outputs/command-reports/write-next-segments.ts'
import { renderMarkdown } from '../../src/outputs/formats/render-markdown.ts'

const curve = (['file', 'chance'] as const).flatMap((order) =>
  [0, 50].map((coded) => ({ order, coded, f1: null, kappa: coded === 0 ? null : 0.5 })),
)

test('a learning curve has a row for each number of passages and a column for each order', () => {
  const text = renderMarkdown(buildCurve(curve))
  expect(text).toContain('| coded passages | interview after interview | by chance |')
  expect(text).toContain('| 0 | – | – |')
  expect(text).toContain('| 50 | 0.50 | 0.50 |')
})

describe('what was learned, in words', () => {
  const passages = [readWhole, { codes: new Set(['c']) }].map((judged, at) => ({
    id: `p${at}`,
    judgedByCoder: new Map([['ana', judged]]),
  })) as unknown as CodedPassage[]
  const result = (
    measured: { kappa: number; f1: number } | null,
    objections: readonly object[] = [],
    themes: readonly object[] = [],
    codes: readonly object[] = [],
  ) => {
    const weights = {
      learnedFrom: { passages: 2, interviews: ['P1', 'P2'], coders: 'people' },
      measured,
      themes: { soil: null, people: { bias: 0 } },
    }
    const figures = [
      { name: 'keyword', measured: { kappa: 0.25, f1: 0.5 } },
      { name: 'learned', measured },
    ]
    return { weights, figures, themes, codes, objections } as unknown as Parameters<typeof describeLearned>[0]
  }
  test('says for each code what is used, and why where keywords are as good', () => {
    const codes = [
      { code: 'water', keywords: 0.2, together: 0.3, learned: 0.4, isKept: true },
      { code: 'sand', keywords: 0.4, together: 0.3, learned: 0.2, isKept: false },
      { code: 'clay', keywords: 0.4, together: 0.3, learned: 0.2, isKept: true },
      { code: 'rare', keywords: null, together: null, learned: null, isKept: true },
    ]
    const text = describeLearned(result({ kappa: 0.4, f1: 0.5 }, [], [], codes), passages)
    expect(text).toContain(
      'code water: kappa of keywords 0.20, with meaning 0.30, learned 0.40: what was learned is used\n',
    )
    expect(text).toContain('learned 0.20: keywords and meaning stay\n')
    expect(text).toContain('what was learned is used, since its theme would be found worse without')
    expect(text).not.toContain('rare')
  })
  test('says from how much, and how good it is beside codings without it', () => {
    const text = describeLearned(result({ kappa: 0.456, f1: 0.6 }), passages)
    expect(text).toContain('Learned from 2 judged passages of 2 interviews; 1 of them was read for every code.')
    expect(text).toContain('  keyword: kappa 0.25, F1 0.50\n  learned: kappa 0.46, F1 0.60')
    expect(text).toContain('Too few passages for soil')
  })
  test('says for each theme what is used, and calls no theme scarce that was measured', () => {
    const themes = [
      { theme: 'soil', positives: 9, keywords: 0.5, together: 0.6, learned: 0.4, isKept: false },
      { theme: 'people', positives: 9, keywords: 0.2, together: 0.1, learned: 0.3, isKept: true },
      { theme: 'rain', positives: 0, keywords: null, together: null, learned: null, isKept: false },
    ]
    const text = describeLearned(result({ kappa: 0.456, f1: 0.6 }, [], themes), passages)
    expect(text).toContain(
      'theme soil: kappa of keywords 0.50, with meaning 0.60, learned 0.40: keywords and meaning stay\n  theme people: kappa of keywords 0.20, with meaning 0.10, learned 0.30: what was learned is used',
    )
    expect(text).not.toContain('theme rain')
    expect(text).not.toContain('Too few passages')
  })
  test('says that it is not known where it is not', () => {
    expect(describeLearned(result(null), passages)).toContain('How good it is cannot be known')
  })
  test.each([
    [{ kind: 'few', passages: 1, interviews: 1 }, /1 passage of 1 interview was read for every code/],
    [{ kind: 'unmeasured' }, /how good it is cannot be known/],
    [
      { kind: 'no-better', than: 'keyword', kappa: 0.5 },
      /keyword alone reach a kappa of 0\.50 .* what was learned 0\.40/,
    ],
    [
      { kind: 'earlier', passages: 9, kappa: 0.7, onThese: true },
      /from 9 passages, measured a kappa of 0\.70 on these passages/,
    ],
  ])('says why nothing is written: %o', (objection, message) => {
    const { message: written, fix } = describeObjections(result({ kappa: 0.4, f1: 0.4 }, [objection]))
    expect(written).toMatch(/^nothing was written: /)
    expect(written).toMatch(message)
    expect(fix).toContain('--force')
  })
  test('says what the file before it was learned from', () => {
    expect(describeEarlier(result({ kappa: 0.4, f1: 0.4 }).weights)).toBe(
      'What was there was learned from 2 passages of 2 interviews, with a kappa of 0.40.',
    )
  })
})

test('segments to code next are rows of a table of decisions, with code and status to be filled in', () => {
  const segment = { transcriptId: 'P1', turn: 4, speaker: 'Ana', span: { start: 3, end: 9 }, text: 'It, "works"' }
  expect(writeNextSegments([segment as never]).split('\n')).toEqual([
    '\uFEFFtranscript,turn,start,end,speaker,code,status,chosen,quote',
    'P1,4,3,9,Ana,,,learning,"It, ""works"""',
    '',
  ])
})

test('the JSON of an evaluation has the codings of each way to code, by passage, without its words', () => {
  const empty = { labels: [], macro: {} }
  const codings = [
    { segmentId: 'p7', codeId: 'soil', coder: 'keyword', confidence: 0.5, evidence: [{ anchor: 'a word' }] },
  ]
  const evaluation = {
    settings: [{ name: 'keywords', theme: empty, code: empty, suggested: null, codings, tested: null }],
    people: null,
  }
  const json = evaluationForms.json.write(evaluation as unknown as Parameters<typeof evaluationForms.json.write>[0])
  expect(JSON.parse(json).settings[0].codings).toEqual([
    { passage: 'p7', code: 'soil', coder: 'keyword', confidence: 0.5 },
  ])
  expect(json).not.toContain('a word')
})
