import type { CsvSeparator } from '../../boundary/csv-row.ts'
import type { Analysis, CodedTranscripts } from '../../model/analysis.ts'
import type { Output, OutputServices } from '../output.ts'
import { tables } from './build-tables.ts'
import { writeCsvPieces, writeHead, writeRows } from './write-table.ts'
import { codingHead, codingsTable, serializedTranscripts } from './write-transcripts.ts'

/** One CSV file for each table. */
export const toCsv = {
  summary: `tables as CSV: ${[...Object.keys(tables), 'codings'].join(', ')}`,
  write: (analysis: Analysis, { csvSeparator }: Pick<OutputServices, 'csvSeparator'> = { csvSeparator: ',' }) => [
    ...Object.entries(tables).map(([name, { build }]) => ({
      file: `${name}.csv`,
      pieces: writeLater(() => writeCsvPieces(build(analysis), csvSeparator)),
    })),
    {
      file: 'codings.csv',
      pieces: joinPieces(writeHead(codingHead, csvSeparator), codingRows(analysis.transcripts, csvSeparator)),
    },
  ],
} as const satisfies Output

/** The rows of all codings; those stored while coding have commas. */
function* codingRows(transcripts: CodedTranscripts, separator: CsvSeparator): Generator<string | Uint8Array> {
  if (separator === ',') yield* serializedTranscripts(transcripts, 'codings.csv')
  else for (const coded of transcripts) yield writeRows(codingsTable([coded]).rows, separator)
}

function* joinPieces(head: string, pieces: Iterable<string | Uint8Array>): Generator<string | Uint8Array> {
  yield head
  yield* pieces
}

/** A table that is made when it is written, and forgotten after that. */
function* writeLater(write: () => Iterable<string>): Generator<string> {
  yield* write()
}
