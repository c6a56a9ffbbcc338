import { inputError } from '../boundary/diagnostic.ts'
import { readStudyTable } from '../boundary/read-table.ts'
import { readCodebook } from '../codebook/read-codebook.ts'
import { unique } from '../collections.ts'
import type { TextFile } from '../model/study.ts'
import { type Columns, toTable, writeCsvPieces } from '../outputs/tables/write-table.ts'
import { nameKey } from '../text/name-key.ts'
import { type ForeignCode, type ForeignProject, writeCodePath } from './foreign-project.ts'
import { type CodeMap, mapCodes } from './map-codes.ts'
import { writeCodebook } from './write-codebook.ts'

/** The codes of a project in the codebook of a study. */
export interface ProjectCodes {
  readonly codeMap: CodeMap
  /** The codebook that was made of the codes of the project; null if the study has one. */
  readonly newCodebook: string | null
}

/** The files of a study that codes are mapped by; null where there is none. */
export interface CodeFiles {
  readonly codebook: TextFile | null
  readonly map: TextFile | null
}

/**
 * Maps the codes of a project to the codebook of a study; where it has none, one is made of them.
 *
 * @param name of a new codebook
 * @throws InputError if the project has only codes, and the study has a codebook
 */
export function codesForProject(project: ForeignProject, { codebook, map }: CodeFiles, name: string): ProjectCodes {
  if (codebook === null && project.codes.length === 0)
    return { codeMap: { ours: new Map(), leftOut: new Set(), unknown: [] }, newCodebook: null }
  if (codebook === null) {
    const used = new Set(project.codings.map(({ code }) => code))
    const { yaml, idOf } = writeCodebook(name, project.codes, used)
    readCodebook(yaml, `the codebook made of ${name}`) // refuses what no codebook can have, such as too many codes
    return { codeMap: { ours: idOf, leftOut: new Set(), unknown: [] }, newCodebook: yaml }
  }
  if (project.codings.length === 0 && project.codes.length > 0)
    throw inputError({
      code: 'exchange/codebook',
      place: { file: codebook.file },
      message: 'the study has a codebook already, and the file has only codes',
      fix: 'name another folder with --study, and copy what you need from its codebook.yaml',
    })
  const codeMap = mapCodes(project.codes, readCodebook(codebook.text, codebook.file), map)
  return { codeMap, newCodebook: null }
}

/** The codes that codings have and the codebook does not. */
export const unknownCodes = ({ codings }: ForeignProject, { unknown }: CodeMap): ForeignCode[] => {
  const used = new Set(codings.map(({ code }) => code))
  return unknown.filter(({ id }) => used.has(id))
}

/**
 * The map of codes, as CSV, with a row for each code that has none yet; rows and columns that people wrote stay as they are.
 */
export function extendCodeMap(map: TextFile | null, unknown: readonly ForeignCode[]): string {
  const { columns, rows, delimiter } =
    map === null ? { columns: [], rows: [], delimiter: ',' } : readStudyTable(map.text, map.file)
  const named = (name: string): string => columns.find((column) => column.trim().toLowerCase() === name) ?? name
  const [theirs, ours, note] = [named('theirs'), named('ours'), named('note')]
  const known = new Set(rows.map(({ cells }) => nameKey(cells[theirs] ?? '')))
  const added = unique(unknown.map(({ path }) => writeCodePath(path)))
    .filter((path) => !known.has(nameKey(path)))
    .map((path) => ({ [theirs]: path, [note]: 'write the id of a code, or - to leave it out' }))
  const written: Columns<Readonly<Record<string, string>>> = Object.fromEntries(
    unique([...columns, theirs, ours, note]).map((column) => [column, (cells) => cells[column] ?? '']),
  )
  const table = toTable('', written, [...rows.map(({ cells }) => cells), ...added])
  return [...writeCsvPieces(table, delimiter === ';' ? ';' : ',')].join('')
}
