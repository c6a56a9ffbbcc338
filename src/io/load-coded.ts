import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { TranscriptReader } from '../analysis/transcript-reader.ts'
import { inputError } from '../boundary/diagnostic.ts'
import { readTable } from '../boundary/read-table.ts'
import { compareNames } from '../collections.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { TextFile } from '../model/study.ts'
import { type LoadedStudy, loadStudy } from './load-study.ts'
import { isTableName, loadTable } from './load-table.ts'
import { isDecisionFolder, isFolder } from './study-files.ts'

/** Source of people's codings: tables of passages, or a study with decisions. */
export type CodedSource =
  | { readonly kind: 'passages'; readonly files: readonly TextFile[]; readonly warnings: readonly Diagnostic[] }
  | { readonly kind: 'study'; readonly loaded: LoadedStudy }

/**
 * Loads what people coded: a table of passages (CSV, TSV or XLSX), a folder of such tables, or a study with a folder
 * `decisions`. Tables of a folder without a column `id` are reported as not read.
 *
 * @param mayBeUncoded true if a folder without either is a study that nobody has coded
 * @throws InputError when there is none
 */
export async function loadCoded(path: string, reader: TranscriptReader, mayBeUncoded = false): Promise<CodedSource> {
  if (!(await isFolder(path))) return { kind: 'passages', files: [await loadTable(path)], warnings: [] }
  if ((await readdir(path)).some(isDecisionFolder)) return { kind: 'study', loaded: await loadStudy(path, reader) }
  const entries = (await readdir(path, { withFileTypes: true })).sort((a, b) => compareNames(a.name, b.name))
  const names = entries.filter((entry) => !entry.isDirectory() && isTableName(entry.name)).map(({ name }) => name)
  const tables = await Promise.all(names.map((name) => loadTable(join(path, name))))
  const hasId = ({ file, text }: TextFile): boolean =>
    readTable(text, file).columns.some((column) => column.trim().toLowerCase() === 'id')
  const [files, others] = [tables.filter(hasId), tables.filter((table) => !hasId(table))]
  if (files.length === 0 && mayBeUncoded) return { kind: 'study', loaded: await loadStudy(path, reader) }
  if (files.length === 0)
    throw inputError({
      code: 'coded/none',
      place: { file: path },
      message:
        'there are neither decisions (decisions/*.jsonl or *.csv) nor tables of coded passages (with a column "id") here',
      fix: 'put a copy of codings.csv into the folder "decisions" of the study, named after the person, and change "status"',
    })
  const folders = await Promise.all(
    entries
      .filter((entry) => entry.isDirectory())
      .map(async ({ name }) => ((await readdir(join(path, name))).some(isTableName) ? [join(path, name)] : [])),
  )
  const warn = (file: string, message: string, fix: string): Diagnostic => ({
    level: 'warning',
    code: 'coded/not-read',
    place: { file },
    message,
    fix,
  })
  return {
    kind: 'passages',
    files,
    warnings: [
      ...others.map(({ file }) => warn(file, 'this table has no column "id" and is not read', 'add one, or move it')),
      ...folders.flat().map((folder) => warn(folder, 'tables in this folder are not read', 'move them one folder up')),
    ],
  }
}
