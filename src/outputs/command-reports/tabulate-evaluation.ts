import type { Evaluation } from '../../evaluation/evaluation.ts'
import type { Scores } from '../../evaluation/score-codings.ts'
import type { Cell, Table } from '../tables/write-table.ts'

const head = [
  'codings',
  'level',
  'basis',
  'label',
  'positives',
  'judged',
  'right',
  'precision',
  'recall',
  'f1',
  'f1_low',
  'f1_high',
  'kappa',
  'kappa_low',
  'kappa_high',
] as const

/**
 * An evaluation as a table: a row for each way to code, level and label, and one for their macro means (without a label).
 * The columns of what is not known are empty; `basis` says why: of `suggested` passages precision alone is.
 */
export function tabulateEvaluation({ settings, people }: Evaluation): Table {
  const rows = [
    ...settings.flatMap(({ name, theme, code, suggested }) => [
      ...rowsOf(name, theme),
      ...rowsOf(name, code),
      ...(suggested === null ? [] : [...rowsOf(name, suggested.theme), ...rowsOf(name, suggested.code)]),
    ]),
    ...(people === null ? [] : [...rowsOf('people', people.theme), ...rowsOf('people', people.code)]),
  ]
  return { name: 'evaluation', head: [...head], rows }
}

function rowsOf(name: string, { level, basis, macro, labels, findings }: Scores): (readonly Cell[])[] {
  const { precision, recall, f1, kappa } = macro
  return [
    [
      name,
      level,
      basis,
      null,
      null,
      findings.judged,
      findings.right,
      basis === 'read' ? precision : findings.precision,
      recall,
      f1.value,
      f1.low,
      f1.high,
      kappa.value,
      kappa.low,
      kappa.high,
    ],
    ...labels.map((own) => [
      name,
      level,
      basis,
      own.label,
      own.positives,
      own.judged,
      own.right,
      own.precision,
      own.recall,
      own.f1,
      null,
      null,
      own.kappa,
      null,
      null,
    ]),
  ]
}
