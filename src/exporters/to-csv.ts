import type { Analysis } from '../model/analysis.ts'
import { buildTables } from './build-tables.ts'
import type { Exporter } from './exporter.ts'
import { writeCsv, writeHead } from './write-table.ts'
import { codingHead, writtenTalk } from './write-talk.ts'

/** One CSV file for each table. */
export const toCsv = {
  summary:
    'tables as CSV: themes, codings, quotes, participants, framework, groups, co-occurrence, matrix, saturation, clusters, transcripts, codebook, method',
  write: (analysis: Analysis) => [
    ...buildTables(analysis).map((table) => ({ file: `${table.name}.csv`, text: writeCsv(table) })),
    { file: 'codings.csv', pieces: joinPieces(writeHead(codingHead), writtenTalk(analysis.talk, 'codings.csv')) },
  ],
} as const satisfies Exporter

function* joinPieces(head: string, pieces: Iterable<string | Uint8Array>): Generator<string | Uint8Array> {
  yield head
  yield* pieces
}
