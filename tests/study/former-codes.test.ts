import { describe, expect, test } from 'vitest'
import { readCodebook } from '../../src/codebook/read-codebook.ts'
import { codesFor, createCodeFinder, warnOfFormer } from '../../src/study/former-codes.ts'

const codebook = readCodebook(
  `name: N
themes:
  - id: soil
    label: Soil
    codes:
      - { id: water, label: W, was: [watering, wetness] }
      - { id: sand, label: S, was: [ground] }
      - { id: clay, label: C, was: [ground] }
retired:
  - { id: frost, label: F }
`,
  'g.yaml',
)
const find = createCodeFinder(codebook)

describe('the present meaning of a code', () => {
  test.each([
    ['water', { kind: 'code', id: 'water' }],
    ['watering', { kind: 'code', id: 'water' }],
    ['ground', { kind: 'split', ids: ['sand', 'clay'] }],
    ['frost', { kind: 'retired' }],
    ['hail', { kind: 'unknown' }],
    ['constructor', { kind: 'unknown' }],
  ])('of "%s" is %j', (written, found) => {
    expect(find(written)).toEqual(found)
  })
})

describe('a decision on a code', () => {
  test('counts for the code that it has become', () => {
    expect(codesFor(find('wetness'), false)).toEqual(['water'])
  })
  test('that was split is a no to all parts, and a yes to none of them', () => {
    expect(codesFor(find('ground'), true)).toEqual(['sand', 'clay'])
    expect(codesFor(find('ground'), false)).toEqual([])
  })
  test('that is retired or unknown counts for nothing', () => {
    expect([codesFor(find('frost'), true), codesFor(find('hail'), false)]).toEqual([[], []])
  })
})

test('decisions on former codes are pointed out once for each code, with their number and the first place', () => {
  const former = (written: string, line: number) => ({
    ...{ written, found: find(written) as { kind: 'retired' }, place: { file: 'decisions/ana.csv', line } },
  })
  const warnings = warnOfFormer([former('ground', 3), former('frost', 4), former('ground', 7)])
  expect(warnings.map(({ code, level, place }) => [code, level, place.line])).toEqual([
    ['decisions/split', 'warning', 3],
    ['decisions/retired', 'note', 4],
  ])
  expect(warnings[0]!.message).toContain('2 decisions wait for a choice between sand, clay')
  expect(warnings[1]!.message).toContain('a decision on "frost" counts for nothing')
})
