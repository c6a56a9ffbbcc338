import { applyPatch, createTwoFilesPatch } from 'diff'
import { describe, expect, test } from 'vitest'
import { patchCodebook } from '../../src/codebook/patch-codebook.ts'
import { readCodebook } from '../../src/codebook/read-codebook.ts'
import { findDisagreements } from '../../src/evaluation/find-disagreements.ts'
import { measureAgreement } from '../../src/evaluation/measure-agreement.ts'
import { scoreCodings } from '../../src/evaluation/score-codings.ts'
import { findKeywords, findMisfires, findOverlaps, readPassages } from '../../src/evaluation/weigh-keywords.ts'
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
  passage('C5', 'My bucket was full of holes.', 'soil-water'),
  passage('C6', 'My bucket hung by the door all winter.', 'soil-water'),
]
/** Passages of a neighbor that people looked at for help, and said no. */
const refused = ['A', 'B', 'D'].flatMap((group) =>
  [1, 2, 3].map((number) => passage(`${group}r${number}`, `The neighbor went by, ${number}.`, '')),
)

describe('from what people coded', () => {
  test('a word of coded passages that no keyword finds is proposed, with its counts', () => {
    expect(findKeywords(readPassages(talk, gardenCodebook), gardenCodebook)).toMatchObject([
      { codeId: 'soil-water', keyword: 'bucket', passages: 5, right: 5, added: 5, interviews: 3 },
    ])
    const few = talk.filter(({ text }) => !text.startsWith('My bucket'))
    expect(findKeywords(readPassages(few, gardenCodebook), gardenCodebook)).toEqual([])
  })
  test('a keyword in passages that people mostly refused is reported', () => {
    expect(findMisfires(readPassages([...talk, ...refused], gardenCodebook), gardenCodebook)).toMatchObject([
      { codeId: 'people-help', keyword: 'neighbor', position: 0, passages: 14, right: 1, interviews: 4 },
    ])
  })
  test('a keyword in passages that nobody judged for the code, or few did, is not called wrong', () => {
    const unjudged = refused.map((item) => ({
      ...item,
      judgedByCoder: new Map([
        ['ana', { codes: new Set(['soil-water']), basis: 'suggested' as const }],
        ['ben', { codes: new Set(['soil-water']), basis: 'suggested' as const }],
      ]),
    }))
    expect(findMisfires(readPassages([...talk, ...unjudged], gardenCodebook), gardenCodebook)).toEqual([])
    expect(findMisfires(readPassages([...talk, ...refused.slice(0, 4)], gardenCodebook), gardenCodebook)).toEqual([])
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
    const { people, tool } = measureAgreement(withTool, 'themata', gardenCodebook, 'theme')
    expect(people!.pairs).toEqual([['ana', 'ben']])
    expect(tool!.pairs).toEqual([
      ['ana', 'themata'],
      ['ben', 'themata'],
    ])
    expect(people!.labels[0]).toMatchObject({ label: 'soil', raw: 9 / 10, units: 6 })
    expect(tool!.labels[0]!.kappa.value).toBe(0)
  })
  test('scores are means over coders', () => {
    const found = talk.map(({ codesByCoder }) => codesByCoder.get('ana')!)
    const [soil] = scoreCodings(talk, found, gardenCodebook, { level: 'theme', basis: 'read' }).labels
    expect(soil).toMatchObject({ positives: 5.5, recall: 1, precision: (1 + 5 / 6) / 2 })
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
  test('adds and weakens keywords, and keeps comments and order', () => {
    const { yaml: patched } = patchCodebook(yaml, 'c.yaml', [
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
  test('keeps a list on one line on that line', () => {
    const { yaml: patched, byHand } = patchCodebook(yaml, 'c.yaml', [
      { kind: 'add', codeId: 'd', keyword: 'tidal stream', why: 'right in 5 of 5' },
      { kind: 'weaken', codeId: 'd', position: 0, why: 'right in 1 of 10' },
    ])
    expect(byHand).toEqual([])
    expect(patched.split('\n').filter((line) => !yaml.split('\n').includes(line))).toEqual([
      '      - { id: d, label: D, keywords: ["~flow", "tidal stream"] } # right in 5 of 5 # right in 1 of 10',
    ])
  })
  test('leaves a keyword that is an alias of another to people', () => {
    const aliased = yaml.replace("'stale'", "&old 'stale'").replace('[flow]', '[*old]')
    const change = { kind: 'weaken', codeId: 'd', position: 0, why: '' } as const
    expect(patchCodebook(aliased, 'c.yaml', [change])).toEqual({ yaml: aliased, byHand: [change] })
  })
})
