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
  'interviews',
] as const

/**
 * An evaluation as a table: a row for each way to code, level and label, and one for their macro means (without a label).
 * The columns of what is not known are empty; `basis` says why: of `suggested` passages precision alone is.
 * `interviews` are those it was tested on: what was learned before is never tested on what it was learned from.
 */
export function tabulateEvaluation({ settings, people, passages }: Evaluation): Table {
  const all = new Set(passages.map(({ group }) => group)).size
  const rows = [
    ...settings.flatMap(({ name, theme, code, suggested, tested }) =>
      [theme, code, ...(suggested === null ? [] : [suggested.theme, suggested.code])].flatMap((scores) =>
        rowsOf(name, scores).map((row) => [...row, tested?.length ?? all]),
      ),
    ),
    ...(people === null ? [] : [...rowsOf('people', people.theme), ...rowsOf('people', people.code)]),
  ]
  return { name: 'evaluation', head: [...head], rows: rows.map((row) => head.map((_, at) => row[at] ?? null)) }
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
