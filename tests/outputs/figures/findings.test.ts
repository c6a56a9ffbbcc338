import { describe, expect, test } from 'vitest'
import type { Analysis } from '../../../src/model/analysis.ts'
import type { Findings } from '../../../src/model/findings.ts'
import type { Prevalence } from '../../../src/model/prevalence.ts'
import { drawChecked } from '../../../src/outputs/figures/draw-checked.ts'
import { drawMatrix, drawOrganizations, drawParticipants } from '../../../src/outputs/figures/draw-grids.ts'
import { drawMap } from '../../../src/outputs/figures/draw-map.ts'
import { drawNetwork } from '../../../src/outputs/figures/draw-network.ts'
import { drawSaturation } from '../../../src/outputs/figures/draw-saturation.ts'
import { drawSpread } from '../../../src/outputs/figures/draw-spread.ts'
import { gardenCodebook } from '../../support/builders.ts'

// The sentences and numbers of figures for findings made by hand. The garden codebook has the themes Soil (codes Water,
// and Rain inside Water) and People (code Help).

const analysisOf = (findings: Partial<Findings>, more: object = {}): Analysis =>
  ({
    ...{ codebook: gardenCodebook, options: { minCell: 0 } },
    ...more,
    findings: { isDecided: false, review: { counted: 'all' }, organizationCount: 0, participantCount: 4, ...findings },
  }) as unknown as Analysis
const numbersOf = (svg: string, mark: RegExp): number[] => Array.from(svg.matchAll(mark), ([, found]) => Number(found))
const names = (count: number): string[] => Array.from({ length: count }, (_, at) => `P${at + 1}`)

describe('the codes met from interview to interview', () => {
  const points = (...seen: number[]) =>
    seen.map((count, at) => ({ transcriptId: `I${at + 1}`, seen: count, mean: count, deviation: 0.25 }))
  const draw = (...seen: number[]) => drawSaturation(analysisOf({ saturation: { points: points(...seen) } }))
  test.each([
    [[], 'None of 2 codes was met.'],
    [[0, 0], 'None of 2 codes was met.'],
    [[1, 2], '2 of 2 codes were met; the last interview still added one.'],
    [[1], '1 of 2 codes was met; the last interview still added one.'],
    [[1, 2, 2], '2 of 2 codes were met; the last new one came with I2, and the one interview after it added none.'],
    [[1, 1, 1, 1], '1 of 2 codes was met; the last new one came with I1, and the 3 interviews after it added none.'],
  ])('%j of two: %s', (seen, said) => {
    expect(draw(...seen).finding).toBe(said)
  })
  test('count only codes directly under a theme in the denominator', () => {
    expect(draw(1).description).toContain('of 2 in the codebook')
  })
  test('are a table with one decimal for what is a mean', () => {
    expect(draw(1, 2).table.rows).toEqual([
      ['I1', 1, '1.0', '0.3'],
      ['I2', 2, '2.0', '0.3'],
    ])
  })
  test('are a curve that begins at none and rises as far as the share of the codebook that was met', () => {
    // The drawing is 280 high and begins 24 below its top: none is at 304, one of two at 164, both at 24.
    const [curve] = [...draw(1, 2).svg.matchAll(/<path class="curve" d="([^"]*)"/g)].at(-1)!.slice(1)
    expect(curve).toBe('M84 304L389 164L694 24')
  })
  test('have a band that leaves the drawing neither above nor below', () => {
    const wide = [{ transcriptId: 'I1', seen: 1, mean: 1, deviation: 5 }]
    const { svg } = drawSaturation(analysisOf({ saturation: { points: wide } }))
    expect(/<path class="band" d="([^"]*)"/.exec(svg)![1]).toBe('M694 24L694 304Z')
  })
  test('of a hundred interviews have at most twenty-four names below the axis', () => {
    const { svg } = draw(...Array.from({ length: 100 }, () => 1))
    expect(svg.match(/>I\d+</g)!.length).toBeLessThanOrEqual(24)
    expect(svg).toContain('>I1<')
  })
})

const row = (given: Partial<Prevalence>): Prevalence =>
  ({
    ...{ themeId: 'soil', codeId: null, label: 'Soil', depth: 0, segments: 0, participants: [], organizations: [] },
    ...{ shareOfParticipants: 0, shareOfOrganizations: 0, estimate: null, people: null, organizationsEstimate: null },
    ...{ acceptedParticipants: [], acceptedOrganizations: [], stances: {}, ...given },
  }) as Prevalence
const spoken = (themeId: string, label: string, count: number, of: number): Prevalence =>
  row({ themeId, label, participants: names(count), shareOfParticipants: count / of, segments: 2 * count })

describe('themes by spread', () => {
  const draw = (prevalence: Prevalence[], more: Partial<Findings> = {}) =>
    drawSpread(analysisOf({ prevalence, ...more }))
  test('name the theme of most and that of fewest participants', () => {
    expect(draw([spoken('soil', 'Soil', 3, 4), spoken('people', 'People', 1, 4)]).finding).toBe(
      '“Soil” comes up with most participants (3 of 4), “People” with fewest (1 of 4).',
    )
  })
  test('name none where all come up with as many, and say nothing without a theme', () => {
    expect(draw([spoken('soil', 'Soil', 2, 4), spoken('people', 'People', 2, 4)]).finding).toBe(
      'Every theme comes up with 2 of 4 participants.',
    )
    expect(draw([]).finding).toBe('')
  })
  test('are bars as long as the share, of 340 for everybody, and never invisible', () => {
    const { svg } = draw([spoken('soil', 'Soil', 4, 4), spoken('soil', 'Soil', 1, 4), spoken('people', 'People', 0, 4)])
    expect(numbersOf(svg, /width="([\d.]+)" height="15"/g)).toEqual([340, 85, 1])
  })
  test('have bars and counts of organisations only where organisations are known', () => {
    const without = draw([spoken('soil', 'Soil', 1, 4)])
    expect(without.table.head).toEqual(['theme', 'participants (of 4)', 'segments'])
    expect(without.svg).not.toContain('organisation')
    const known = draw(
      [row({ organizations: ['A'], shareOfOrganizations: 1 / 2, participants: ['P1'], shareOfParticipants: 1 / 4 })],
      { organizationCount: 2 },
    )
    expect(known.table.head).toEqual(['theme', 'organisations (of 2)', 'participants (of 4)', 'segments'])
    expect(numbersOf(known.svg, /width="([\d.]+)" height="15"/g)).toEqual([170, 85])
    expect(known.svg).toContain('>1 of 2 organisations<')
  })
  test('lead from each count to its passages, and from none nowhere', () => {
    const find = { theme: 'soil' }
    expect(draw([spoken('soil', 'Soil', 3, 4)]).table.rows).toEqual([['Soil', { value: 3, find }, { value: 6, find }]])
    expect(draw([spoken('soil', 'Soil', 0, 4)]).table.rows).toEqual([['Soil', 0, 0]])
  })
  test('leave out the rows of codes', () => {
    expect(draw([row({ codeId: 'soil-water', depth: 1, label: 'Water' })]).table.rows).toEqual([])
  })
})

describe('corrected shares of segments', () => {
  const limits = (value: number, low: number, high: number) => ({ value, low, high })
  const checked = (depth: number, machine: number, share: ReturnType<typeof limits> | null, label = 'Soil') =>
    row({ depth, label, estimate: { size: 100, machine, read: 20, share } as Prevalence['estimate'] })
  const draw = (...prevalence: Prevalence[]) => drawChecked(analysisOf({ prevalence }))
  test('are not drawn where nothing was read', () => {
    expect(draw(row({}))).toBeNull()
    expect(draw(checked(0, 10, null))).toBeNull()
  })
  test.each([
    ['more often', [30, 5], 'Of 2 themes 1 is suggested more often than a reader would give them, 1 more seldom;'],
    ['as often', [10, 20], 'Of 2 themes 0 are suggested more often than a reader would give them, 0 more seldom;'],
    [
      'all more often',
      [90, 21],
      'Of 2 themes 2 are suggested more often than a reader would give them, 0 more seldom;',
    ],
  ])('say how many themes are suggested outside their intervals: %s', (_, machines, said) => {
    const share = limits(0.15, 0.1, 0.2)
    const figure = draw(...machines.map((machine) => checked(0, machine, share)), checked(1, 99, share, 'Water'))
    expect(figure!.finding).toContain(said)
  })
  test('count one theme as one', () => {
    expect(draw(checked(0, 30, limits(0.1, 0.05, 0.2)))!.finding).toMatch(/^Of 1 theme 1 is suggested more often/)
  })
  test('have an axis that ends at the next tenth above all that is drawn', () => {
    const endOf = (...rows: Prevalence[]) =>
      [...draw(...rows)!.svg.matchAll(/>(\d+) %</g)].map(([, end]) => Number(end))[4]
    expect(endOf(checked(0, 2, limits(0.01, 0, 0.03)))).toBe(10)
    expect(endOf(checked(0, 2, limits(0.3, 0.2, 0.41)))).toBe(50)
    expect(endOf(checked(0, 88, limits(0.3, 0.2, 0.41)))).toBe(90)
    expect(endOf(checked(0, 2, limits(0.9, 0.8, 1)))).toBe(100)
  })
  test('are a table of what is suggested, and what a reader would give, with the readings', () => {
    expect(draw(checked(0, 25, limits(0.12, 0.08, 0.17)))!.table.rows).toEqual([
      ['Soil', '25 %', '12 % (8 to 17 %)', 20],
    ])
  })
})

describe('codes that go together', () => {
  const pair = (a: string, b: string, both: number, given: object = {}) => ({
    ...{ level: 'code', unit: 'segment', a, b, both, onlyA: 0, onlyB: 0, jaccard: 1, ...given },
  })
  const draw = (...coOccurrence: object[]) =>
    drawNetwork(analysisOf({ coOccurrence, prevalence: [] } as unknown as Partial<Findings>))
  test('are not drawn where none do', () => {
    expect(draw()).toBeNull()
    expect(draw(pair('soil-water', 'people-help', 0))).toBeNull()
    expect(draw(pair('soil', 'people', 3, { level: 'theme' }))).toBeNull()
    expect(draw(pair('soil-water', 'people-help', 3, { unit: 'participant' }))).toBeNull()
  })
  test.each([
    [1, '“Water” and “Help” go together most: 1 segment has both.'],
    [3, '“Water” and “Help” go together most: 3 segments have both.'],
  ])('are named, those of most segments first (%d)', (both, said) => {
    const figure = draw(pair('soil-water', 'people-help', both))!
    expect(figure.finding).toBe(said)
    expect(figure.description).toContain('One pair is drawn.')
    expect(figure.table.rows).toEqual([
      ['Water', 'Help', { value: both, find: { code: 'soil-water', with: 'people-help' } }],
    ])
  })
  test('are in the order of their segments, and arcs are the thicker the more', () => {
    const figure = draw(pair('soil-rain', 'people-help', 2), pair('soil-water', 'people-help', 8))!
    expect(figure.table.rows.map(([first]) => first)).toEqual(['Water', 'Rain'])
    expect(figure.description).toContain('The 2 strongest pairs are drawn.')
    // 1 + 4 × 2/8, and 1 + 4 × 8/8, the strongest drawn last
    expect(numbersOf(figure.svg, /class="arc"[^>]*stroke-width="([\d.]+)"/g)).toEqual([2, 5])
  })
  test('leave out codes that meet no other, and their themes', () => {
    const { svg } = draw(pair('soil-water', 'soil-rain', 1))!
    expect(svg).toContain('>Soil<')
    expect(svg).not.toMatch(/>People<|>Help</)
  })
  test('are forty pairs at most', () => {
    const many = Array.from({ length: 60 }, (_, at) => pair('soil-water', 'people-help', 60 - at))
    const figure = draw(...many)!
    expect(figure.table.rows).toHaveLength(40)
    expect(figure.svg.match(/class="arc"/g)).toHaveLength(40)
  })
})

describe('the map of meanings', () => {
  const point = (id: string, x: number, y: number, segments = 4) => ({ kind: 'code', id, x, y, segments })
  const candidate = { kind: 'candidate', id: '1', x: 9, y: 9, segments: 16 }
  const draw = (map: object[]) =>
    drawMap(analysisOf({ map, clusters: [{ terms: ['compost', 'worms', 'heat'] }] } as unknown as Partial<Findings>))
  const codes = [point('soil-water', 0, 0), point('soil-rain', 1, 0), point('people-help', 5, 5)]
  test('takes three points', () => {
    expect(draw(codes.slice(0, 2))).toBeNull()
    expect(draw(codes)).not.toBeNull()
  })
  test('names the two that are nearest', () => {
    expect(draw(codes)!.finding).toBe('“Water” and “Rain” are spoken of in the most similar words.')
    expect(draw([...codes, { ...candidate, x: 5, y: 5.1 }])!.finding).toBe(
      '“Help” and “1: compost, worms” are spoken of in the most similar words.',
    )
  })
  test('has a shape for each theme and dashes for a candidate, and says which', () => {
    const { svg, description } = draw([...codes, candidate])!
    expect(description).toContain('(circles Soil, squares People)')
    expect(svg.match(/class="candidate"/g)).toHaveLength(1)
    expect(svg.match(/<circle[^>]*class="rim"/g)).toHaveLength(2)
    expect(svg.match(/<polygon[^>]*class="rim"/g)).toHaveLength(1)
  })
  test('keeps every mark inside its margins, also where all are at one place', () => {
    for (const map of [codes, codes.map((code) => ({ ...code, x: 2, y: 2 })), [...codes, candidate]]) {
      const { svg } = draw(map)!
      for (const x of numbersOf(svg, /<circle cx="([\d.]+)"/g)) expect(x).toBeGreaterThanOrEqual(60)
      for (const x of numbersOf(svg, /<circle cx="([\d.]+)"/g)) expect(x).toBeLessThanOrEqual(660)
      for (const y of numbersOf(svg, /<circle cx="[\d.]+" cy="([\d.]+)"/g)) expect(y).toBeLessThanOrEqual(540 - 30 - 60)
    }
  })
  test('has its places as numbers; codes lead to their segments, candidates nowhere', () => {
    expect(draw([...codes, candidate])!.table.rows.slice(2)).toEqual([
      ['Help', 'code', '5.00', '5.00', { value: 4, find: { code: 'people-help' } }],
      ['1: compost, worms', 'candidate', '9.00', '9.00', 16],
    ])
  })
})

describe('grids of codes', () => {
  const person = (participantId: string, organization: string | null, counts: Record<string, number>) => ({
    ...{ participantId, organization, counts },
  })
  const people = [
    person('P1', 'Öst', { 'soil-water': 2, 'soil-rain': 1 }),
    person('P2', 'Öst', { 'soil-water': 1 }),
    person('P3', 'Alp', { 'people-help': 4 }),
    person('P4', null, {}),
  ]
  const given = { participants: people, participantCount: 4, organizationCount: 2 } as unknown as Partial<Findings>
  const { table, finding } = drawParticipants(analysisOf(given))
  test('and participants count segments, with a dot before a code inside another', () => {
    expect(table.head).toEqual(['code', 'P1', 'P2', 'P3', 'P4'])
    expect(
      table.rows.map(([code, ...counts]) => [
        code,
        ...counts.map((count) => (typeof count === 'object' ? count.value : count)),
      ]),
    ).toEqual([
      ['Water', 2, 1, 0, 0],
      ['· Rain', 1, 0, 0, 0],
      ['Help', 0, 0, 4, 0],
    ])
  })
  test('name the code that most participants speak of, not the one with most segments', () => {
    expect(finding).toBe('“Water” is spoken of most widely: 2 of 4 participants.')
  })
  test.each([
    [[], 'Nothing was found with anybody.'],
    [['soil-water', 'people-help'], '“Water” and “Help” are each spoken of most widely: 1 of 4 participants.'],
    [
      ['soil-water', 'soil-rain', 'people-help'],
      '“Water”, “Rain” and “Help” are each spoken of most widely: 1 of 4 participants.',
    ],
  ])('name all that are spoken of as widely: %j', (codes, said) => {
    const one = person('P1', null, Object.fromEntries(codes.map((code) => [code, 1])))
    expect(
      drawParticipants(analysisOf({ ...given, participants: [one] } as unknown as Partial<Findings>)).finding,
    ).toBe(said)
  })
  test('and organisations count people, by name, without those of no organisation', () => {
    const figure = drawOrganizations(analysisOf(given))
    expect(figure.table.head).toEqual(['code', 'Alp', 'Öst'])
    expect(figure.table.rows[0]).toEqual(['Water', 0, { value: 2, find: { code: 'soil-water', organization: 'Öst' } }])
    expect(figure.finding).toMatch(/are each spoken of most widely: 1 of 2 organisations\.$/)
  })
  test('and organisations hide counts of fewer people than a cell may show, but not that there are none', () => {
    const figure = drawOrganizations(analysisOf(given, { options: { minCell: 2 } }))
    expect(figure.table.rows.map(([, ...cells]) => cells)).toEqual([
      [0, { value: 2, find: { code: 'soil-water', organization: 'Öst' } }],
      [0, '<2'],
      ['<2', 0],
    ])
  })
  test('find people and codes that are named like properties of every object', () => {
    const figure = drawParticipants(
      analysisOf({ ...given, participants: [person('constructor', null, {})] } as unknown as Partial<Findings>),
    )
    expect(figure.table.rows.map(([, count]) => count)).toEqual([0, 0, 0])
  })
})

describe('the matrix', () => {
  const cell = (row: string, column: string, people: string[], segments: number | null = people.length) => ({
    ...{ row, column, segments, participants: people, organizations: [] },
  })
  const draw = (cells: object[], more: object = {}, minCell = 0) =>
    drawMatrix(
      analysisOf(
        {
          matrix: {
            unit: 'segment',
            level: 'code',
            rows: ['soil-water', 'soil-rain'],
            columns: ['people-help'],
            cells,
            ...more,
          },
        } as unknown as Partial<Findings>,
        { options: { minCell } },
      ),
    )
  test('says how many cells have a number, and which has the highest', () => {
    expect(
      draw([cell('soil-water', 'people-help', ['P1', 'P2']), cell('soil-rain', 'people-help', ['P1'])]).finding,
    ).toBe('2 of 2 cells have a number; the most participants (2) join “Water” and “Help”.')
    expect(draw([cell('soil-water', 'people-help', ['P1']), cell('soil-rain', 'people-help', ['P2'])]).finding).toBe(
      '2 of 2 cells have a number, none more than one participant.',
    )
    expect(draw([cell('soil-water', 'people-help', ['P1'])]).finding).toBe(
      '1 of 2 cells has a number, one participant.',
    )
    expect(draw([]).finding).toBe('No two of them meet.')
  })
  test('of themes leaves a theme with itself out of its count', () => {
    const themes = { level: 'theme', rows: ['soil', 'people'], columns: ['soil', 'people'] }
    expect(draw([cell('soil', 'people', ['P1'])], themes).finding).toMatch(/^1 of 2 cells has a number/)
  })
  test('hides a cell that names nobody, and its code leads nowhere', () => {
    const { table } = draw([cell('soil-water', 'people-help', [], null)], {}, 3)
    expect(table.rows).toEqual([
      ['Water', '<3'],
      ['· Rain', 0],
    ])
  })
  test.each([
    ['segment', 'a segment that has both'],
    ['exchange', 'from one question to the next'],
    ['neighbours', 'two that follow each other'],
    ['participant', 'wherever in the interview'],
    ['organisation', 'whoever of the organisation says them'],
  ])('says where codes meet: %s', (unit, said) => {
    expect(draw([], { unit }).description).toContain(said)
  })
})
