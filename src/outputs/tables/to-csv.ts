import type { Analysis } from '../../model/analysis.ts'
import type { Output } from '../output.ts'
import { tables } from './build-tables.ts'
import { writeCsvPieces, writeHead } from './write-table.ts'
import { codingHead, serializedTranscripts } from './write-transcripts.ts'

/** One CSV file for each table. */
export const toCsv = {
  summary: `tables as CSV: ${[...Object.keys(tables), 'codings'].join(', ')}`,
  write: (analysis: Analysis) => [
    ...Object.entries(tables).map(([name, { build }]) => ({
      file: `${name}.csv`,
      pieces: writeLater(() => writeCsvPieces(build(analysis))),
    })),
    {
      file: 'codings.csv',
      pieces: joinPieces(writeHead(codingHead), serializedTranscripts(analysis.transcripts, 'codings.csv')),
    },
  ],
} as const satisfies Output

function* joinPieces(head: string, pieces: Iterable<string | Uint8Array>): Generator<string | Uint8Array> {
  yield head
  yield* pieces
}

/** A table that is made when it is written, and forgotten after that. */
function* writeLater(write: () => Iterable<string>): Generator<string> {
  yield* write()
}
