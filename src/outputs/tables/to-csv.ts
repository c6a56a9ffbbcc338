import type { Analysis } from '../../model/analysis.ts'
import type { Exporter } from '../exporter.ts'
import { tables } from './build-tables.ts'
import { writeCsvPieces, writeHead } from './write-table.ts'
import { codingHead, serializedTranscripts } from './write-transcripts.ts'

/** One CSV file for each table. */
export const toCsv = {
  summary:
    'tables as CSV: themes, codings, quotes, participants, framework, groups, co-occurrence, matrix, saturation, clusters, transcripts, codebook, method',
  write: (analysis: Analysis) => [
    ...Object.entries(tables).map(([name, build]) => ({
      file: `${name}.csv`,
      pieces: writeLater(() => writeCsvPieces(build(analysis))),
    })),
    {
      file: 'codings.csv',
      pieces: joinPieces(writeHead(codingHead), serializedTranscripts(analysis.transcripts, 'codings.csv')),
    },
  ],
} as const satisfies Exporter

function* joinPieces(head: string, pieces: Iterable<string | Uint8Array>): Generator<string | Uint8Array> {
  yield head
  yield* pieces
}

/** A table that is made when it is written, and forgotten after that. */
function* writeLater(write: () => Iterable<string>): Generator<string> {
  yield* write()
}
