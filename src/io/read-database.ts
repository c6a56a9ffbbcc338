import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { InputError, inputError } from '../boundary/diagnostic.ts'
import type { NamedBytes } from '../boundary/read-archive.ts'
import type { DatabaseTables, SqlRow } from '../exchange/foreign-reader.ts'
import { makeTemporary } from './temporary-folder.ts'

/** Most that is read of all tables: 20 rows for each of 100,000 codings, and as many characters as archives may unpack to. */
const most = { rows: 2_000_000, characters: 200e6 }

/**
 * Reads tables of an SQLite database, by name. A copy is opened for reading alone, and only what is stored is read: views,
 * triggers, functions, virtual tables and columns that are computed are not used, since a database of a few pages can make
 * gigabytes of them. Neither are declared sizes believed: rows that share pages are counted as they are read.
 *
 * @param wanted names of tables; those that are not there are left out
 * @throws InputError if the database is damaged or too large, or the library that reads it is not installed
 */
export async function readDatabase({ file, bytes }: NamedBytes, wanted: readonly string[]): Promise<DatabaseTables> {
  const { Database } = await loadLibrary(file)
  const temporary = makeTemporary(tmpdir(), 'themata-database-')
  try {
    const path = join(temporary.path, 'copy.sqlite3')
    writeFileSync(path, bytes, { mode: 0o600 })
    const database = new Database(path, { readOnly: true })
    try {
      database.exec('pragma trusted_schema = off')
      const tables = database.all(
        "select name from sqlite_master where type = 'table' and sql not like 'create virtual%'",
      )
      const read = new Map<string, readonly SqlRow[]>()
      const left = { ...most }
      for (const table of tables.map(({ name }) => String(name)).filter((name) => wanted.includes(name)))
        read.set(
          table,
          readRows(database, table, () => tooLarge(file), left),
        )
      return read
    } finally {
      database.close()
    }
  } catch (error) {
    if (error instanceof InputError || !(error instanceof Error)) throw error
    throw inputError({
      code: 'exchange/database',
      place: { file },
      message: `the database is damaged: ${error.message.slice(0, 120)}`,
      fix: 'close the program that wrote it, and copy the file again',
    })
  } finally {
    temporary.clear()
  }
}

/** Reads what is stored in a table, and takes it off what may be read. @throws if more is there */
function readRows(
  database: OpenDatabase,
  table: string,
  tooMuch: () => Error,
  left: { rows: number; characters: number },
) {
  const columns = database.all(`pragma table_xinfo("${table}")`).filter(({ hidden }) => Number(hidden) === 0)
  const names = columns.map(({ name }) => `"${String(name).replaceAll('"', '""')}"`)
  const statement = database.prepare(`select ${names.join(', ')} from "${table}"`)
  try {
    const rows: SqlRow[] = []
    for (const row of statement.iterate()) {
      left.rows--
      for (const value of Object.values(row))
        if (typeof value === 'string' || value instanceof Uint8Array) left.characters -= value.length
      if (left.rows < 0 || left.characters < 0) throw tooMuch()
      rows.push(row)
    }
    return rows
  } finally {
    statement.finalize()
  }
}

const tooLarge = (file: string): InputError =>
  inputError({
    code: 'exchange/database',
    place: { file },
    message: `the database has more than ${most.rows / 1e6} million rows, or ${most.characters / 1e6} million characters`,
    fix: 'export a part of the project',
  })

/** The part of the library that is used. */
interface SqliteLibrary {
  readonly Database: new (path: string, options: { readonly readOnly: true }) => OpenDatabase
}

interface OpenDatabase {
  readonly exec: (sql: string) => void
  readonly all: (sql: string) => SqlRow[]
  readonly prepare: (sql: string) => { readonly iterate: () => Iterable<SqlRow>; readonly finalize: () => void }
  readonly close: () => void
}

/** Loads the library, which is optional. */
async function loadLibrary(file: string): Promise<SqliteLibrary> {
  const library = 'node-sqlite3-wasm'
  try {
    return ((await import(library)) as { readonly default: SqliteLibrary }).default
  } catch {
    throw inputError({
      code: 'exchange/database',
      place: { file },
      message: 'this is an SQLite database, and the library that reads it is not installed',
      fix: 'npm install node-sqlite3-wasm@0.8.60, or export the project from its program as .qdpx',
    })
  }
}
