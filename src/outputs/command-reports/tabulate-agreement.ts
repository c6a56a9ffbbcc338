import type { GroupAgreement } from '../../evaluation/measure-agreement.ts'
import type { ToolAgreement } from '../../evaluation/tool-agreement.ts'
import type { DrawnAgreement } from '../../model/agreement.ts'
import type { Limits } from '../../model/estimate.ts'
import type { Cell, Table } from '../tables/write-table.ts'

const head = [
  'level',
  'who',
  'first',
  'second',
  'label',
  'units',
  'prevalence',
  'raw',
  'kappa',
  'kappa_low',
  'kappa_high',
  'alpha',
  'ac1',
  'fleiss',
  'precision',
  'note',
  'unit',
  'alpha_low',
  'alpha_high',
] as const

type Row = Partial<Record<(typeof head)[number], Cell>>

/**
 * Agreement as a table: a row for each label of a group of coders, for each pair over all labels (without a label), and
 * for each pair and label, and the same weighted to the frame of a draw; precision alone for suggestions that people judged.
 */
export function tabulateAgreement({ unit, levels, suggestions, drawn }: ToolAgreement): Table {
  const rows = levels.flatMap(({ level, people, models, tool }, at): Row[] => [
    ...groupRows({ level, who: 'people' }, people),
    ...drawn.filter((own) => own.level === level).flatMap(drawnRows),
    ...groupRows({ level, who: 'models' }, models),
    ...groupRows({ level, who: 'tool' }, tool),
    ...suggestions[at]!.labels.filter(({ judged }) => judged > 0).map(({ label, judged, precision }) => ({
      level,
      who: 'tool',
      label,
      units: judged,
      precision,
      note: 'judged as suggestions: precision alone is known',
    })),
  ])
  return {
    name: 'agreement',
    head: [...head],
    rows: rows.map((row) => head.map((column) => (column === 'unit' ? unit : (row[column] ?? null)))),
  }
}

function groupRows(common: Pick<Row, 'level' | 'who'>, group: GroupAgreement | null): Row[] {
  if (group === null) return []
  return [
    ...group.labels.map(({ label, judged, prevalence, raw, kappa, alpha, ac1, fleiss, undefined: note }) => ({
      ...common,
      label,
      units: judged,
      prevalence,
      raw,
      kappa: kappa.value,
      kappa_low: kappa.low,
      kappa_high: kappa.high,
      alpha,
      ac1,
      fleiss,
      note,
    })),
    ...group.byView.map(({ coders: [first, second], view, units, raw, kappa, ac1 }) => ({
      ...common,
      ...{ first, second, units, raw, kappa, ac1, note: `kappa pooled over labels; ${view}` },
    })),
    ...group.byPair.flatMap(({ coders: [first, second], units, raw, kappa, ac1, labels }) => [
      { ...common, first, second, units, raw, kappa, ac1, note: 'kappa pooled over labels' },
      ...labels.map((own) => ({ ...common, first, second, ...own })),
    ]),
  ]
}

function drawnRows({ level, coders: [first, second], units, kappa, limits, labels }: DrawnAgreement): Row[] {
  const common = { level, who: 'people', first, second }
  const note = 'weighted to all segments of the draw'
  const ends = (name: 'kappa' | 'alpha', own: Limits | null): Row => ({
    [name]: own?.value,
    [`${name}_low`]: own?.low,
    [`${name}_high`]: own?.high,
  })
  return [
    { ...common, units, ...ends('kappa', limits), kappa, note: `${note}; kappa pooled over labels` },
    ...labels.map(({ label, units: read, raw, ac1, ...own }) => ({
      ...{ ...common, label, units: read, raw, ac1, note },
      ...{ ...ends('kappa', own.kappa), ...ends('alpha', own.alpha) },
    })),
  ]
}
