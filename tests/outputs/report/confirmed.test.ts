import { describe, expect, test } from 'vitest'
import type { Findings } from '../../../src/model/findings.ts'
import type { Prevalence } from '../../../src/model/prevalence.ts'
import type { Block } from '../../../src/outputs/report/blocks.ts'
import { atLeast, confirmedOf, confirmedTable, estimatesOf } from '../../../src/outputs/report/confirmed.ts'
import { numberBlocks } from '../../../src/outputs/report/number-blocks.ts'
import { figure, withInterval } from '../../../src/outputs/report/written-figures.ts'

const row = (given: Partial<Prevalence> = {}): Prevalence =>
  ({
    ...{
      themeId: 'soil',
      codeId: null,
      label: 'Soil',
      acceptedParticipants: ['P1', 'P2'],
      acceptedOrganizations: ['X'],
    },
    ...{ people: null, organizationsEstimate: null },
    ...given,
  }) as Prevalence
const findings = (given: Partial<Findings> = {}): Findings =>
  ({
    ...{ organizationCount: 3, participantCount: 16, prevalence: [row(), row({ codeId: 'wet', label: 'Wet' })] },
    audit: { audited: [], next: [], organizations: { audited: [], next: [] } },
    ...given,
  }) as unknown as Findings
const audited = { audited: ['P1', 'P2', 'P3'], next: [], organizations: { audited: [], next: [] } }

describe('who is confirmed to speak of a theme', () => {
  test('are organisations and participants, or these alone where no organisation is known', () => {
    expect(confirmedOf(row(), findings()).map(({ unit, all, accepted }) => [unit, all, accepted])).toEqual([
      ['organisation', 3, 1],
      ['participant', 16, 2],
    ])
    expect(confirmedOf(row(), findings({ organizationCount: 0 })).map(({ unit }) => unit)).toEqual(['participant'])
    expect(confirmedOf(row(), findings({ organizationCount: 0, participantCount: 0 }))).toEqual([])
  })
  test('are a least number, and with an audit an estimate with its limits', () => {
    const people = { value: 15.6, low: 11.4, high: 16 }
    const [, own] = confirmedOf(row({ people }), findings({ audit: audited } as Partial<Findings>))
    expect(atLeast(own!)).toBe('at least 2, estimated 16 (11 to 16)')
    expect(estimatesOf([own!])).toEqual(['16 (11 to 16) participants, from 3 of 16 chosen by chance and read whole'])
    expect(atLeast(confirmedOf(row(), findings())[1]!)).toBe('at least 2')
  })
  test('are estimated by no sentence where nobody was read whole', () => {
    const people = { value: 2, low: 2, high: 16 }
    expect(estimatesOf(confirmedOf(row({ people }), findings()))).toEqual([])
    const one = { value: 0.2, low: 0, high: 1 }
    const [, own] = confirmedOf(row({ people: one }), findings({ audit: audited } as Partial<Findings>))
    expect(estimatesOf([own!])[0]).toMatch(/^0 \(0 to 1\) participant, from/)
  })
  test('have a row for each theme, none for its codes', () => {
    expect(confirmedTable(findings())).toEqual({
      kind: 'table',
      caption: 'Confirmed and estimated for each theme',
      head: ['theme', 'organisations (of 3)', 'participants (of 16)'],
      rows: [['Soil', 'at least 1', 'at least 2']],
    })
    expect(confirmedTable(findings({ prevalence: [] }))).toMatchObject({ head: ['theme'], rows: [] })
  })
})

describe('the numbers of tables and figures', () => {
  const table = (name?: string): Block => ({
    kind: 'table',
    caption: 'c',
    head: [],
    rows: [],
    ...(name ? { name } : {}),
  })
  const figureBlock = (name: string): Block => ({ kind: 'figure', name, title: '', table: table() }) as unknown as Block
  test('are counted apart from 1, in the order of the document', () => {
    const blocks = [
      table(),
      figureBlock('map'),
      table('codes'),
      { kind: 'paragraph', text: [] } as Block,
      figureBlock('grid'),
    ]
    const { labelOf, find } = numberBlocks(blocks)
    type Numbered = Parameters<typeof labelOf>[0]
    const labels = blocks.flatMap((block) => (block.kind === 'paragraph' ? [] : labelOf(block as Numbered)))
    expect(labels).toEqual(['Table 1', 'Figure 1', 'Table 2', 'Figure 2'])
    expect([find('codes'), find('grid'), find('nothing')]).toEqual([blocks[2], blocks[4], undefined])
  })
  test('belong to the first where two have one name', () => {
    const blocks = [table('same'), figureBlock('same')]
    expect(numberBlocks(blocks).find('same')).toBe(blocks[0])
  })
})

test.each([
  [null, '–'],
  [0.005, '0.01'],
  [-0.001, '0.00'],
  [-0.014, '-0.01'],
  [-10.001, '-10.00'],
  [1, '1.00'],
])('the figure %s is written as %s', (value, written) => {
  expect(figure(value)).toBe(written)
})
test('a figure has its interval where there is one', () => {
  expect(withInterval({ value: 0.481, low: 0.42, high: 0.52 })).toBe('0.48 (0.42–0.52)')
  expect(withInterval({ value: 0.481, low: null, high: null })).toBe('0.48')
  expect(withInterval({ value: null, low: null, high: null })).toBe('–')
})
