import type { Analysis } from '../model/analysis.ts'
import { buildTables } from './build-tables.ts'
import type { Exporter } from './exporter.ts'
import { writeCsv } from './write-table.ts'

/** One CSV file for each table. */
export const toCsv = {
  summary:
    'tables as CSV: themes, codings, quotes, participants, framework, groups, co-occurrence, matrix, saturation, clusters, transcripts, codebook, method',
  write: (analysis: Analysis) =>
    buildTables(analysis).map((table) => ({ file: `${table.name}.csv`, text: writeCsv(table) })),
} as const satisfies Exporter
