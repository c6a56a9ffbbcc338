import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { InputError, inputError } from '../boundary/diagnostic.ts'
import type { NamedBytes } from '../boundary/read-archive.ts'
import type { DatabaseTables, SqlRow } from '../exchange/foreign-reader.ts'
import { makeTemporary } from './temporary-folder.ts'

/** Maximum number of rows of all tables that are read: 20 for each of 100,000 codings. */
const maxRows = 2_000_000

/**
 * Reads tables of an SQLite database, by name. A copy is opened for reading alone; views, triggers and functions of the
 * database are not used.
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
      const tables = database.all("select name from sqlite_master where type = 'table'").map(({ name }) => String(name))
      const read = new Map<string, readonly SqlRow[]>()
      let remaining = maxRows
      for (const table of tables.filter((name) => wanted.includes(name))) {
        const [counted] = database.all(`select count(*) as rows from "${table}"`)
        remaining -= Number(counted?.['rows'] ?? 0)
        if (remaining < 0) throw tooLarge(file)
        read.set(table, database.all(`select * from "${table}"`))
      }
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

const tooLarge = (file: string): InputError =>
  inputError({
    code: 'exchange/database',
    place: { file },
    message: `the database has more than ${maxRows / 1e6} million rows`,
    fix: 'export a part of the project',
  })

/** The part of the library that is used. */
interface SqliteLibrary {
  readonly Database: new (
    path: string,
    options: { readonly readOnly: true },
  ) => {
    readonly exec: (sql: string) => void
    readonly all: (sql: string) => SqlRow[]
    readonly close: () => void
  }
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
