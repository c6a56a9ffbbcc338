import { describe, expect, test } from 'vitest'
import type { Analysis } from '../../../../src/model/analysis.ts'
import { renderMarkdown } from '../../../../src/outputs/formats/render-markdown.ts'
import type { Block } from '../../../../src/outputs/report/blocks.ts'
import { buildMethod } from '../../../../src/outputs/report/sections/build-method.ts'
import { gardenCodebook } from '../../../support/builders.ts'

const options = {
  ...{
    segmentWords: 120,
    segmenter: 'window',
    coders: ['keyword'],
    languageModel: null,
    embedder: 'words',
    clusters: 4,
  },
  ...{ clusterer: 'kmeans', seed: 1 },
}
const build = (given: object = {}, findings: object = {}): Block[] =>
  buildMethod({
    ...{ version: '9', options, vectors: '50 dimensions', codebook: gardenCodebook, synthesis: [], learned: null },
    ...{ codebookSource: { file: 'gardens.yaml', sha256: 'c0de' }, inputs: [], files: [], failures: [], warnings: [] },
    findings: {
      organizationCount: 0,
      review: { counted: 'all', reviewers: [] },
      quotes: [],
      agreement: [],
      ...findings,
    },
    ...given,
  } as unknown as Analysis)
const textOf = (...given: Parameters<typeof build>) =>
  renderMarkdown({ title: '', language: 'en', blocks: build(...given) })
const settingsOf = (given: object = {}) => {
  const table = build({ options: { ...options, ...given } }).find(
    (block) => block.kind === 'table' && block.caption === 'Settings',
  ) as Extract<Block, { kind: 'table' }>
  return Object.fromEntries(table.rows as [string, string | number][])
}

describe('the rules by which a report counts', () => {
  test('speak of organisations only where there are any', () => {
    expect(textOf()).toContain('Nobody stated organisations, so none are counted.')
    expect(textOf()).not.toContain('Both denominators')
    expect(textOf({}, { organizationCount: 2 })).toContain('an organisation counts when one of its participants does')
  })
  test('say whether suggestions count', () => {
    expect(textOf()).toContain('Suggested and accepted codings are counted apart')
    expect(textOf({}, { review: { counted: 'accepted', reviewers: [] } })).toContain(
      'A coding counts where people accepted it; what is suggested, rejected or disputed counts for nothing.',
    )
  })
  test('name pinned quotes only where there are any', () => {
    expect(textOf({}, { quotes: [{ isPinned: false }] })).not.toContain('pinned')
    expect(textOf({}, { quotes: [{ isPinned: true }] })).toContain('Quotes marked “pinned” were chosen by people')
  })
})

describe('how codes were applied', () => {
  test('is said for each coder, and by name for one that is not ours', () => {
    const text = textOf({ options: { ...options, coders: ['keyword', 'llm', 'constructor'] } })
    expect(text).toContain('by keywords, whose matched words are kept as evidence')
    expect(text).toContain('by a language model')
    expect(text).toContain('; constructor. A machine that weighs words')
  })
  test('says how far what was learned agrees with people, or that it is not known', () => {
    const learned = (measured: object | null) => ({
      learned: { measured, learnedFrom: { passages: 1, interviews: ['I1', 'I2'], coders: 'two people' } },
    })
    expect(textOf()).toContain('How far these codings agree with people was not measured.')
    expect(textOf(learned(null))).toContain(
      'What was learned comes from 1 passage of 2 interviews, coded by two people; how far it agrees with people elsewhere was not measured.',
    )
    expect(textOf(learned({ kappa: 0.614, f1: 0.7 }))).toContain('with a kappa of 0.61 and an F1 of 0.70')
  })
  test('names codes that were renamed, split and retired, since decisions follow them', () => {
    const was = (former: Readonly<Record<string, string[]>>, retired: string[] = []) => ({
      codebook: {
        ...{ ...gardenCodebook, retired },
        codes: gardenCodebook.codes.map((code) => ({ ...code, was: former[code.id] ?? [] })),
      },
    })
    expect(textOf(was({}))).not.toContain('The codebook has changed')
    expect(textOf(was({ 'soil-rain': ['drizzle', 'hail'] }, ['snow']))).toContain(
      'The codebook has changed: decisions on drizzle and hail count for soil-rain; decisions on snow count for nothing, since these are retired.\n',
    )
    expect(textOf(was({ 'soil-rain': ['wet'], 'soil-water': ['wet'] }))).toContain(
      'Where a code was split, accepted passages wait for a choice of its parts.',
    )
  })
})

describe('the settings of a report', () => {
  test('have all that a second run needs', () => {
    expect(settingsOf()).toEqual({
      ...{ themata: '9', codebook: 'gardens.yaml, Gardens, version 2, language en', 'sha256 of the codebook': 'c0de' },
      ...{ segmenter: 'window, at most 120 words', coders: 'keyword', embedder: 'words: 50 dimensions' },
      ...{ clusterer: 'kmeans, 4 clusters', seed: 1 },
    })
  })
  test.each([
    [{ clusters: 1 }, 'clusterer', 'kmeans, 1 cluster'],
    [{ clusters: null }, 'clusterer', 'kmeans, a number chosen by stability'],
    [{ languageModel: { name: 'm', isRemote: false } }, 'language model', 'm, on this computer'],
    [
      { languageModel: { name: 'm', isRemote: true } },
      'language model',
      'm, on another computer: passages left this one',
    ],
  ])('%j', (given, name, written) => {
    expect(settingsOf(given)[name]).toBe(written)
  })
})

describe('what went wrong', () => {
  const problem = (file: string, line: number, fix?: string) => ({
    ...{ level: 'error', code: 'x', place: { file, line, column: 1 }, message: 'is damaged' },
    ...(fix === undefined ? {} : { fix }),
  })
  test('is counted by files, and listed by places, with how to fix it', () => {
    const text = textOf({
      failures: [problem('a.docx', 1, 'save it again'), problem('a.docx', 9), problem('b.vtt', 2)],
    })
    expect(text).toContain('2 files of the study could not be read and are not in any count:')
    expect(text).toMatch(/a\.docx:1:1`: is damaged \(fix: save it again\)/)
    expect(text).toMatch(/a\.docx:9:1`: is damaged\n/)
  })
  test('is no heading where nothing did', () => {
    expect(textOf()).not.toMatch(/What could not be read|Warnings/)
    expect(textOf({ warnings: [problem('a.docx', 1)] })).toContain('### Warnings')
  })
})
