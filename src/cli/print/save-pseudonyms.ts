import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { saveFiles } from '../../io/save-files.ts'
import { isFolder, studyFiles } from '../../io/study-files.ts'
import type { Terminal } from '../../io/terminal.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { type Columns, writeTable } from '../../outputs/tables/write-table.ts'
import type { PseudonymRow } from '../../study/pseudonym-list.ts'

const columns: Columns<PseudonymRow> = {
  name: (row) => row.name,
  pseudonym: (row) => row.pseudonym,
  replace: (row) => row.replace,
  replaced: (row) => row.replaced,
  left_as_word: (row) => row.doubtful,
  where: (row) => row.places.join('; '),
}

/**
 * Writes the list of names and pseudonyms into the study, never beside the results, readable only by its owner. Returns a
 * warning if the study cannot be written.
 */
export async function savePseudonyms(
  study: string,
  rows: readonly PseudonymRow[],
  terminal: Terminal,
): Promise<Diagnostic[]> {
  if (!(await isFolder(study))) return []
  const path = join(study, studyFiles.pseudonyms)
  try {
    await saveFiles(study, [{ file: studyFiles.pseudonyms, text: writeTable(columns, rows) }])
    await chmod(path, 0o600)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return [
      {
        level: 'warning',
        code: 'pseudonyms/not-written',
        place: { file: path },
        message: 'the list of names and pseudonyms cannot be written here',
        fix: 'change the permissions of the folder, or work on a copy of the study',
      },
    ]
  }
  const doubtful = rows.filter((row) => row.doubtful > 0)
  terminal.log(
    `${path}: the list of names and pseudonyms. Keep it private; the next run applies your changes.\n${
      doubtful.length === 0
        ? ''
        : `Left where they may be words: ${doubtful.map((row) => `"${row.name}" (${row.doubtful})`).join(', ')}. "always" in the column "replace" replaces them.\n`
    }`,
  )
  return []
}
