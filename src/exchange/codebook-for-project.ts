import { inputError } from '../boundary/diagnostic.ts'
import { readStudyTable } from '../boundary/read-table.ts'
import { readCodebook } from '../codebook/read-codebook.ts'
import type { TextFile } from '../model/study.ts'
import { writeTable } from '../outputs/tables/write-table.ts'
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

/** The map of codes, as CSV, with a row for each code that has none yet; rows that people wrote stay as they are. */
export function extendCodeMap(map: TextFile | null, unknown: readonly ForeignCode[]): string {
  const rows = map === null ? [] : readStudyTable(map.text, map.file).rows
  const cell = (row: (typeof rows)[number], name: string): string =>
    Object.entries(row.cells).find(([column]) => column.trim().toLowerCase() === name)?.[1] ?? ''
  const written = rows.map((row) => ({ theirs: cell(row, 'theirs'), ours: cell(row, 'ours'), note: cell(row, 'note') }))
  const known = new Set(written.map(({ theirs }) => theirs.trim()))
  const added = unknown
    .map(({ path }) => writeCodePath(path))
    .filter((theirs) => !known.has(theirs))
    .map((theirs) => ({ theirs, ours: '', note: 'write the id of a code, or - to leave it out' }))
  return writeTable({ theirs: (row) => row.theirs, ours: (row) => row.ours, note: (row) => row.note }, [
    ...written,
    ...added,
  ])
}
