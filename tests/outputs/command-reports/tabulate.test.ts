import { describe, expect, test } from 'vitest'
import type { Evaluation } from '../../../src/evaluation/evaluation.ts'
import type { Scores } from '../../../src/evaluation/score-codings.ts'
import type { ToolAgreement } from '../../../src/evaluation/tool-agreement.ts'
import { tabulateAgreement } from '../../../src/outputs/command-reports/tabulate-agreement.ts'
import { tabulateEvaluation } from '../../../src/outputs/command-reports/tabulate-evaluation.ts'
import type { Table } from '../../../src/outputs/tables/write-table.ts'

/** The rows of a table by the names of its columns, without empty cells. */
const recordsOf = ({ head, rows }: Table) =>
  Array.from(rows, (row) =>
    Object.fromEntries(head.map((name, at) => [name, row[at]] as const).filter(([, cell]) => cell !== null)),
  )

describe('an evaluation as a table', () => {
  const scores = (given: Partial<Scores> = {}): Scores => ({
    ...{ level: 'theme', basis: 'read', labels: [], findings: { judged: 10, right: 8, precision: 0.8 } },
    macro: {
      ...{ precision: 0.75, recall: 0.5, labels: 1 },
      ...{ f1: { value: 0.6, low: 0.4, high: 0.7 }, kappa: { value: 0.55, low: null, high: null } },
    },
    ...given,
  })
  const evaluation = (given: object = {}): Evaluation =>
    ({
      ...{ passages: [{ group: 'I1' }, { group: 'I1' }, { group: 'I2' }], people: null },
      settings: [{ name: 'keyword', theme: scores(), code: scores({ level: 'code' }), suggested: null, tested: null }],
      ...given,
    }) as unknown as Evaluation
  test('has the macro means of each way to code, at both levels, with the interviews it was tested on', () => {
    expect(recordsOf(tabulateEvaluation(evaluation()))).toEqual([
      {
        ...{ codings: 'keyword', level: 'theme', basis: 'read', judged: 10, right: 8, precision: 0.75, recall: 0.5 },
        ...{ f1: 0.6, f1_low: 0.4, f1_high: 0.7, kappa: 0.55, interviews: 2 },
      },
      expect.objectContaining({ codings: 'keyword', level: 'code', interviews: 2 }),
    ])
  })
  test('counts only interviews that nothing was learned from', () => {
    const [setting] = evaluation().settings
    const rows = recordsOf(tabulateEvaluation(evaluation({ settings: [{ ...setting, tested: ['I2'] }] })))
    expect(rows.map(({ interviews }) => interviews)).toEqual([1, 1])
  })
  test('has the precision over all findings where suggestions were judged, since means over labels are not known', () => {
    const [setting] = evaluation().settings
    const suggested = { theme: scores({ basis: 'suggested' }), code: scores({ basis: 'suggested', level: 'code' }) }
    const rows = recordsOf(tabulateEvaluation(evaluation({ settings: [{ ...setting, suggested }] })))
    expect(rows.map(({ basis, precision }) => [basis, precision])).toEqual([
      ['read', 0.75],
      ['read', 0.75],
      ['suggested', 0.8],
      ['suggested', 0.8],
    ])
  })
  test('has a row for each label, without limits, and people against each other at the end', () => {
    const label = {
      label: 'soil',
      positives: 6,
      judged: 7,
      right: 5,
      precision: null,
      recall: 0.4,
      f1: 0.5,
      kappa: 0.3,
    }
    const people = { theme: scores({ labels: [label] }), code: scores({ level: 'code' }) }
    const rows = recordsOf(tabulateEvaluation(evaluation({ settings: [], people })))
    expect(rows.map(({ codings, label: own }) => [codings, own])).toEqual([
      ['people', undefined],
      ['people', 'soil'],
      ['people', undefined],
    ])
    expect(rows[1]).toEqual({
      ...{ codings: 'people', level: 'theme', basis: 'read', label: 'soil', positives: 6, judged: 7, right: 5 },
      ...{ recall: 0.4, f1: 0.5, kappa: 0.3 },
    })
  })
})

describe('agreement as a table', () => {
  const label = {
    ...{ label: 'soil', judged: 30, units: 6, prevalence: 0.1, raw: 0.9, alpha: 0.61, ac1: 0.8, fleiss: null },
    ...{ kappa: { value: 0.6, low: 0.4, high: 0.75 }, undefined: null },
  }
  const pair = { coders: ['ana', 'ben'], units: 30, raw: 0.9, kappa: 0.5, ac1: 0.7 }
  const pairLabel = { label: 'soil', units: 29, raw: 0.91, kappa: null, ac1: 0.8 }
  const group = (given: object = {}) => ({ labels: [label], byPair: [], byView: [], ...given })
  const agreement = (level: object, given: object = {}): ToolAgreement =>
    ({
      ...{ unit: 'segment', suggestions: [{ labels: [] }], drawn: [] },
      levels: [{ level: 'theme', people: null, models: null, tool: null, ...level }],
      ...given,
    }) as unknown as ToolAgreement
  test('has no row where nobody is compared', () => {
    expect(recordsOf(tabulateAgreement(agreement({})))).toEqual([])
  })
  test('has the figures of each label with the limits of kappa, and the unit on every row', () => {
    expect(recordsOf(tabulateAgreement(agreement({ people: group() }, { unit: 'exchange' })))).toEqual([
      {
        ...{ level: 'theme', who: 'people', label: 'soil', units: 30, prevalence: 0.1, raw: 0.9, unit: 'exchange' },
        ...{ kappa: 0.6, kappa_low: 0.4, kappa_high: 0.75, alpha: 0.61, ac1: 0.8 },
      },
    ])
  })
  test('says why kappa is undefined', () => {
    const undefinedLabel = { ...label, kappa: { value: null, low: null, high: null }, undefined: 'no variation' }
    const [row] = recordsOf(tabulateAgreement(agreement({ people: group({ labels: [undefinedLabel] }) })))
    expect(row).toMatchObject({ note: 'no variation' })
    expect(row).not.toHaveProperty('kappa')
  })
  test('has people, models and the tool apart, in this order', () => {
    const rows = recordsOf(tabulateAgreement(agreement({ people: group(), models: group(), tool: group() })))
    expect(rows.map(({ who }) => who)).toEqual(['people', 'models', 'tool'])
  })
  test('has each pair over all labels, then for each label, and views apart', () => {
    const people = group({
      ...{ labels: [], byPair: [{ ...pair, labels: [pairLabel] }] },
      byView: [{ ...pair, labels: [], view: 'both blind', units: 8 }],
    })
    expect(recordsOf(tabulateAgreement(agreement({ people })))).toMatchObject([
      { first: 'ana', second: 'ben', units: 8, note: 'kappa pooled over labels; both blind' },
      { first: 'ana', second: 'ben', units: 30, kappa: 0.5, note: 'kappa pooled over labels' },
      { first: 'ana', second: 'ben', label: 'soil', units: 29, raw: 0.91, ac1: 0.8 },
    ])
  })
  test('has of judged suggestions precision alone, and leaves out labels of which none was judged', () => {
    const labels = [
      { label: 'soil', judged: 4, precision: 0.75 },
      { label: 'people', judged: 0, precision: null },
    ]
    expect(recordsOf(tabulateAgreement(agreement({}, { suggestions: [{ labels }] })))).toEqual([
      {
        ...{ level: 'theme', who: 'tool', label: 'soil', units: 4, precision: 0.75, unit: 'segment' },
        note: 'judged as suggestions: precision alone is known',
      },
    ])
  })
  test('has a draw weighted to all its segments, at its own level alone', () => {
    const limits = (value: number) => ({ value, low: value - 0.1, high: value + 0.1 })
    const drawn = (level: string) => ({
      ...{
        level,
        coders: ['ana', 'ben'],
        units: 40,
        size: 900,
        classes: [],
        plain: 0.8,
        kappa: 0.5,
        limits: limits(0.5),
      },
      labels: [{ label: 'soil', units: 40, yes: 4, plain: 0.8, raw: 0.9, kappa: limits(0.25), alpha: null, ac1: 0.9 }],
    })
    const rows = recordsOf(tabulateAgreement(agreement({}, { drawn: [drawn('theme'), drawn('code')] })))
    expect(rows).toHaveLength(2)
    expect(rows[0]).toMatchObject({ units: 40, kappa: 0.5, kappa_low: 0.4, kappa_high: 0.6 })
    expect(rows[0]!['note']).toBe('weighted to all segments of the draw; kappa pooled over labels')
    expect(rows[1]).toMatchObject({ label: 'soil', raw: 0.9, kappa: 0.25, kappa_low: 0.15, kappa_high: 0.35 })
    expect(rows[1]).not.toHaveProperty('alpha')
  })
})
