import type { CellRow } from '../boundary/read-table.ts'
import type { Place } from '../model/diagnostic.ts'
import type { ForeignProject } from './foreign-project.ts'
import type { ColumnNames } from './tables/columns.ts'

/** A table of a file: a sheet of a workbook, or a CSV or TSV file. */
export interface ForeignTable {
  /** Name of the file and, of a workbook, the sheet; for messages. */
  readonly file: string
  readonly rows: readonly CellRow[]
}

/** A value of a JSON file: the whole of it, or one line of JSONL. */
export interface PlacedValue {
  readonly value: unknown
  readonly place: Place
}

/** A row of a database, by column. */
export type SqlRow = Readonly<Record<string, string | number | bigint | null | Uint8Array>>

/** The rows of tables of a database, by table. */
export type DatabaseTables = ReadonlyMap<string, readonly SqlRow[]>

/** A file of another program, opened once for all readers. */
export interface ForeignContent {
  /** Name for messages. */
  readonly file: string
  readonly bytes: Uint8Array
  /** Null if it is no text. */
  readonly text: string | null
  /** Empty if it is no table. */
  readonly tables: readonly ForeignTable[]
  /** Empty if it is not JSON or JSONL, also between marks of a code block. */
  readonly values: readonly PlacedValue[]
  /** Null if it is no SQLite database. */
  readonly database: DatabaseTables | null
  /** Names of the files in it, if it is a zip archive. */
  readonly members: readonly string[]
}

/** How a file is to be read where it does not say so itself. */
export interface ForeignOptions {
  /** Names of columns by what they hold. */
  readonly columns: ColumnNames
  /** What separates the codes of one cell; null for the usual marks of the program. */
  readonly separator: string | null
}

/** A reader of the files of one program. */
export interface ForeignReader {
  /** One line, for `themata list` and the help. */
  readonly summary: string
  /** True for a file that this program wrote, by its content. */
  readonly recognizes: (content: ForeignContent, options: ForeignOptions) => boolean
  /** @throws InputError if the file is damaged */
  readonly read: (content: ForeignContent, options: ForeignOptions) => ForeignProject | Promise<ForeignProject>
}
