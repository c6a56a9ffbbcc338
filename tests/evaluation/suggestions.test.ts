import { applyPatch, createTwoFilesPatch } from 'diff'
import { describe, expect, test } from 'vitest'
import { patchCodebook } from '../../src/codebook/patch-codebook.ts'
import { readCodebook, readPlacedCodebook } from '../../src/codebook/read-codebook.ts'
import { findDisagreements } from '../../src/evaluation/find-disagreements.ts'
import { measureAgreement } from '../../src/evaluation/measure-agreement.ts'
import { scoreCodings } from '../../src/evaluation/score-codings.ts'
import { findKeywords, findMisfires, findOverlaps } from '../../src/evaluation/weigh-keywords.ts'
import { type CodedPassage, readWhole } from '../../src/model/coded-passage.ts'
import { gardenCodebook } from '../support/builders.ts'

const passage = (id: string, text: string, codes: string, ben = codes): CodedPassage => ({
  id,
  group: id[0]!,
  text,
  codesByCoder: new Map([
    ['ana', new Set(codes.split(' ').filter(Boolean))],
    ['ben', new Set(ben.split(' ').filter(Boolean))],
  ]),
  judgedByCoder: new Map([
    ['ana', readWhole],
    ['ben', readWhole],
  ]),
  memoByCoder: new Map(),
})
const talk = [
  passage('A1', 'We emptied the rain barrel onto the beds.', 'soil-water'),
  passage('A2', 'The old buckets leaked on the way.', 'soil-water'),
  passage('B1', 'Two buckets a night, each of us.', 'soil-water'),
  passage('B2', 'I asked my neighbor for a bucket and some help.', 'soil-water people-help', 'people-help'),
  passage('C1', 'Our neighbor sold his house.', ''),
  passage('C2', 'The neighbor of the shop has a car.', ''),
  passage('C3', 'A neighbor told me of the market.', ''),
  passage('C4', 'That neighbor is a painter.', ''),
]

describe('from what people coded', () => {
  test('a word of coded passages that no keyword finds is proposed, with its counts', () => {
    expect(findKeywords(talk, gardenCodebook)).toMatchObject([
      { codeId: 'soil-water', keyword: 'buckets', passages: 3, right: 3, added: 3 },
    ])
  })
  test('a keyword that stands mostly where nobody gave the code is told', () => {
    expect(findMisfires(talk, gardenCodebook)).toMatchObject([
      { codeId: 'people-help', keyword: 'neighbor', position: 0, passages: 5, right: 1 },
    ])
  })
  test('codes that are mostly given together are told', () => {
    const both = ['A1', 'B1', 'C1'].map((id) => passage(id, 'x', 'soil-water people-help'))
    expect(findOverlaps(both, gardenCodebook)).toEqual([
      { first: 'soil-water', second: 'people-help', both: 3, rarer: 3 },
    ])
    expect(findOverlaps(talk, gardenCodebook)).toEqual([])
  })
  test('disagreements of people are listed with who says what', () => {
    expect(
      findDisagreements(talk, gardenCodebook, 'theme').map((item) => [item.passage.id, item.label, item.yes, item.no]),
    ).toEqual([['B2', 'soil', ['ana'], ['ben']]])
  })
  test('agreement of people stands apart from agreement with the tool', () => {
    const withTool = talk.map((item) => ({
      ...item,
      codesByCoder: new Map([...item.codesByCoder, ['themata', new Set<string>()]]),
      judgedByCoder: new Map([...item.judgedByCoder, ['themata', readWhole]]),
    }))
    const { people, tool } = measureAgreement(withTool, 'themata', gardenCodebook, 'theme', 1)
    expect(people!.pairs).toEqual([['ana', 'ben']])
    expect(tool!.pairs).toEqual([
      ['ana', 'themata'],
      ['ben', 'themata'],
    ])
    expect(people!.labels[0]).toMatchObject({ label: 'soil', raw: 7 / 8, units: 4 })
    expect(tool!.labels[0]!.kappa.value).toBe(0)
  })
  test('scores are means over coders', () => {
    const found = talk.map(({ codesByCoder }) => codesByCoder.get('ana')!)
    const [soil] = scoreCodings(talk, found, gardenCodebook, 'theme', 1, 0).labels
    expect(soil).toMatchObject({ positives: 3.5, recall: 1, precision: (1 + 3 / 4) / 2 })
  })
})

describe('a patch of a codebook', () => {
  const yaml = `# mine
name: N
themes:
  - id: t
    label: T
    codes:
      - id: c # the one
        label: C
        keywords:
          - "drift"   # said a lot
          - 'stale'
      - { id: d, label: D, keywords: [flow] }
`
  const placed = readPlacedCodebook(yaml, 'c.yaml')
  test('adds and weakens keywords, and keeps comments and order', () => {
    const { yaml: patched } = patchCodebook(yaml, placed, [
      { kind: 'add', codeId: 'c', keyword: 'old data', why: 'right in 3 of 3' },
      { kind: 'weaken', codeId: 'c', position: 0, why: 'right in 0 of 9' },
    ])
    expect(patched.split('\n').filter((line) => !yaml.split('\n').includes(line))).toEqual([
      '          - "~drift"   # said a lot # right in 0 of 9',
      '          - "old data" # right in 3 of 3',
    ])
    expect(readCodebook(patched, 'c.yaml').codes[0]!.keywords.map(({ source }) => source)).toEqual([
      '~drift',
      'stale',
      'old data',
    ])
    expect(applyPatch(yaml, createTwoFilesPatch('c.yaml', 'c.yaml', yaml, patched))).toBe(patched)
  })
  test('leaves a list on one line to people', () => {
    const change = { kind: 'add', codeId: 'd', keyword: 'stream', why: '' } as const
    expect(patchCodebook(yaml, placed, [change])).toEqual({ yaml, byHand: [change] })
  })
})
