import type { Analysis } from '../../model/analysis.ts'
import { lineages } from '../../model/codebook.ts'
import type { CodedTranscript } from '../../model/coded-transcript.ts'
import type { AttributedCoding } from '../../model/coding.ts'
import { textAt } from '../../model/span.ts'
import type { Output } from '../output.ts'
import { type Columns, toTable, writeHead, writeRows } from '../tables/write-table.ts'
import { examples } from './tidy-examples.ts'

/** Format and version of the table: readers refuse versions that they do not know. */
const format = 'themata-codings/1'

type Row = AttributedCoding & { readonly text: string }

/** One row for each coding, for R, Python and spreadsheets, with an example for each. */
export const toTidy = {
  summary:
    'one row for each coding, with examples that read it in R and Python: codings-tidy.csv, read-codings.R, read-codings.py',
  write: (analysis: Analysis) => [{ file: 'codings-tidy.csv', pieces: writePieces(analysis) }, ...examples],
} as const satisfies Output

function* writePieces({ codebook, transcripts }: Analysis): Generator<string> {
  const lineageById = lineages(codebook)
  const themeById = new Map(codebook.themes.map(({ id, label }) => [id, label]))
  const depth = Math.max(1, ...[...lineageById.values()].map(({ length }) => length))
  const labelAt = ({ codeId }: Row, level: number): string => lineageById.get(codeId)!.at(-1 - level)?.label ?? ''
  const columns: Columns<Row> = {
    format: () => format,
    transcript: (row) => row.transcriptId,
    participant: (row) => row.participantId,
    organization: (row) => row.organization,
    theme: (row) => themeById.get(row.themeId)!,
    ...Object.fromEntries(
      Array.from({ length: depth }, (_, level) => [`code_${level + 1}`, (row: Row) => labelAt(row, level)]),
    ),
    code_id: (row) => row.codeId,
    coder: (row) => row.coder,
    status: (row) => row.status,
    stance: (row) => row.stance,
    confidence: (row) => row.confidence,
    turn: (row) => row.turn,
    start: (row) => row.span.start,
    end: (row) => row.span.end,
    text: (row) => textAt(row.text, row.span),
  }
  yield writeHead(Object.keys(columns))
  for (const coded of transcripts) yield writeRows(toTable('', columns, rowsOf(coded)).rows)
}

const rowsOf = ({ file, codings }: CodedTranscript): Row[] =>
  codings.map((coding) => ({ ...coding, text: file.transcript.text }))
