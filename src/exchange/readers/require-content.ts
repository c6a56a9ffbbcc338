import { type InputError, inputError } from '../../boundary/diagnostic.ts'
import type { DatabaseTables, ForeignContent, ForeignTable } from '../foreign-reader.ts'

/** The text of a file. @throws InputError where a person named a reader of text, and the file is none */
export const requireText = (content: ForeignContent): string => content.text ?? refuse(content, 'text')

/** The first table of a file that has rows. @throws InputError if there is none */
export const requireTable = (content: ForeignContent): ForeignTable =>
  content.tables.find(({ rows }) => rows.length > 0) ?? refuse(content, 'a table')

/** The tables of a database. @throws InputError if the file is none */
export const requireDatabase = (content: ForeignContent): DatabaseTables =>
  content.database ?? refuse(content, 'an SQLite database')

function refuse({ file }: ForeignContent, wanted: string): never {
  throw notOfProgram(file, wanted)
}

const notOfProgram = (file: string, wanted: string): InputError =>
  inputError({
    code: 'exchange/unknown',
    place: { file },
    message: `the reader that was named reads ${wanted}, and this file is none`,
    fix: 'leave out --read-as, so that the file is recognized, or name the program that wrote it',
  })
