import { join } from 'node:path'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { TextFile } from '../model/study.ts'
import { isEventLog } from '../study/decision-events/read-events.ts'
import { isTableName, loadTable } from './load-table.ts'
import { readRegular, requireInside } from './read-regular.ts'
import { entriesOf, isDecisionFolder } from './study-files.ts'

/** Tables and logs of decisions, and the other files beside them. */
export interface DecisionFiles {
  readonly tables: readonly string[]
  readonly others: readonly string[]
}

/**
 * Finds the tables and logs of decisions of a study, in its folder `decisions` (also in one beside the transcripts) and the folders
 * inside it, in the order of their names.
 */
export async function findDecisions(root: string): Promise<DecisionFiles> {
  const found = { tables: [] as string[], others: [] as string[] }
  for (const place of [root, join(root, 'transcripts')])
    for (const { name, isFolder } of await entriesOf(place))
      if (isFolder && isDecisionFolder(name)) await addTables(join(place, name), found)
  return found
}

async function addTables(folder: string, found: { readonly tables: string[]; readonly others: string[] }) {
  for (const { name, isFolder } of await entriesOf(folder)) {
    const path = join(folder, name)
    if (isFolder) await addTables(path, found)
    else if (isTableName(name) || isEventLog(name)) found.tables.push(path)
    else found.others.push(path)
  }
}

/**
 * Loads the decisions of a study.
 *
 * @param problems receives a warning for each file that is not read
 * @throws InputError when a table cannot be read
 */
export async function loadDecisions(root: string, problems: Diagnostic[]): Promise<TextFile[]> {
  const { tables, others } = await findDecisions(root)
  for (const file of others)
    problems.push({
      level: 'warning',
      code: 'decisions/not-read',
      place: { file },
      message: 'this is neither a table nor a log of decisions',
      fix: 'save it as CSV, TSV or XLSX, or move it out of the folder "decisions"',
    })
  for (const path of tables) requireInside(root, path)
  return Promise.all(tables.map((path) => (isEventLog(path) ? loadLog(path) : loadTable(path))))
}

/** Loads a log of events. It is UTF-8, whatever it looks like: a crash may have cut the last character. */
const loadLog = (path: string): TextFile => ({ file: path, text: new TextDecoder().decode(readRegular(path)) })
