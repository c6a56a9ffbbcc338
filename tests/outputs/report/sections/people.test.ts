import { describe, expect, test } from 'vitest'
import type { Analysis } from '../../../../src/model/analysis.ts'
import { renderMarkdown } from '../../../../src/outputs/formats/render-markdown.ts'
import { type Block, shownIn } from '../../../../src/outputs/report/blocks.ts'
import { buildPeople } from '../../../../src/outputs/report/sections/build-people.ts'
import { gardenCodebook } from '../../../support/builders.ts'

const none = { participants: null, organizations: null } as never
const person = (participantId: string, segments: number, words: number, counts: Record<string, number>) => ({
  ...{ participantId, organization: null, attributes: {}, groups: {}, segments, words, counts },
})
const group = (name: string, themeId: string, count: number | null, given: object = {}) => ({
  ...{ unit: 'participant', attribute: 'job_title', group: name, size: 4, themeId, codeId: null, count, share: null },
  ...given,
})
const build = (findings: object, minCell = 0): Block[] =>
  buildPeople(
    {
      ...{ codebook: gardenCodebook, synthesis: [], options: { minCell } },
      findings: { groups: [], participants: [], participantCount: 2, ...findings },
    } as unknown as Analysis,
    none,
  )
const tableIn = (blocks: readonly Block[], caption: RegExp) =>
  blocks.find((block) => block.kind === 'table' && caption.test(block.caption)) as Extract<Block, { kind: 'table' }>
const write = (blocks: readonly Block[]) => renderMarkdown({ title: '', language: 'en', blocks })

describe('who speaks of what', () => {
  test('has the share and the rate of each count beside it, but none of a single segment', () => {
    const people = [person('P1', 8, 4000, { soil: 6, people: 1 }), person('P2', 3, 1000, { soil: 3 })]
    const { rows } = tableIn(build({ participants: people }), /^Themes by participant/)
    // 6 of 8 segments, and 6 in 4,000 words; 3 of 3, and 3 in 1,000 words
    expect(rows.map((row) => row.map(shownIn))).toEqual([
      ['P1', 4000, 8, '6 (75 %; 1.5)', '1'],
      ['P2', 1000, 3, '3 (100 %; 3.0)', '–'],
    ])
    expect(rows[0]![3]).toMatchObject({ find: { theme: 'soil', participant: 'P1' } })
  })
  test('leaves people to a table of their own where there are more than sixty', () => {
    expect(tableIn(build({ participantCount: 60 }), /^Themes by participant/)).toBeDefined()
    const blocks = build({ participantCount: 61 })
    expect(tableIn(blocks, /^Themes by participant/)).toBeUndefined()
    expect(write(blocks)).toContain(
      'too many participants to draw who speaks of what: participants.csv has a row for each',
    )
  })
  test('has a table for each attribute, of people and of organisations apart', () => {
    const groups = [
      ...[
        group('grower', 'soil', 3),
        group('grower', 'people', 0),
        group('cook', 'soil', 1),
        group('cook', 'people', 2),
      ],
      group('city', 'soil', 1, { unit: 'organization', attribute: 'place', size: 2 }),
      group('grower', 'soil', 2, { codeId: 'soil-water' }),
    ]
    const blocks = build({ groups })
    expect(tableIn(blocks, /^Participants by job title/)).toMatchObject({
      head: ['job title', 'participants', 'Soil', 'People'],
      rows: [
        ['grower', 4, { value: 3, find: { theme: 'soil', attribute: 'job_title', group: 'grower' } }, 0],
        ['cook', 4, { value: 1 }, { value: 2 }],
      ],
    })
    expect(tableIn(blocks, /^Organisations by place/)).toMatchObject({ head: ['place', 'organisations', 'Soil'] })
  })
  test('leaves out small counts and leads from no count to people, where nobody may be identified', () => {
    const blocks = build({ groups: [group('grower', 'soil', 3), group('grower', 'people', null)] }, 3)
    expect(tableIn(blocks, /job title/).rows).toEqual([['grower', 4, 3, 'left out']])
    expect(write(blocks)).toContain('Counts from 1 to 2, groups smaller than 3,')
    expect(write(build({}))).not.toContain('are left out')
  })
})
