import { join } from 'node:path'
import { type ImportedFiles, importStudy } from '../../analysis/import-files.ts'
import { InputError, inputError, writeDiagnostic } from '../../boundary/diagnostic.ts'
import { addToYaml } from '../../boundary/edit-yaml.ts'
import { groupBy } from '../../collections.ts'
import { loadStudy } from '../../io/load-study.ts'
import { safeReader } from '../../io/readers.ts'
import { saveFiles } from '../../io/save-files.ts'
import { requireFolder, studyFiles } from '../../io/study-files.ts'
import type { Terminal } from '../../io/terminal.ts'
import type { TextFile } from '../../model/study.ts'
import { showProgress } from '../../runtime/progress.ts'
import { summarizeReading } from '../../study/find-doubts.ts'
import { addFound, findSettings, freshSettings } from '../../study/write-settings.ts'
import type { PreviewOptions } from '../commands/import.ts'
import type { ColumnOptions } from '../options/shared-options.ts'
import { describeFile, toJsonLine } from '../print/describe-file.ts'
import { writeReadingTable } from '../print/write-reading-table.ts'

/** Reads files as `analyze` would, and prints a preview. Returns 2 when one could not be read. */
export async function runImport(paths: readonly string[], options: PreviewOptions, terminal: Terminal): Promise<0 | 2> {
  requireKnown(options.column)
  let status: 0 | 2 = 0
  for (const path of paths) {
    try {
      if ((await previewStudy(path, options, terminal)) === 2) status = 2
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      terminal.log(`${error.message}\n`)
      status = 2
    }
  }
  return status
}

/** @throws InputError for what no column of a transcript holds */
function requireKnown(column: ColumnOptions): void {
  const wrong = Object.keys(column).find((role) => !['text', 'speaker', 'start', 'end'].includes(role))
  if (wrong === undefined) return
  throw inputError({
    code: 'option/column',
    place: { file: '--column' },
    message: `a transcript has no column for "${wrong}"`,
    fix: 'write text=NAME, speaker=NAME, start=NAME or end=NAME; other columns are those of tables of quotes, with --study',
  })
}

async function previewStudy(
  path: string,
  { readAs, encoding, column, interviewer, turns, write, json }: PreviewOptions,
  terminal: Terminal,
): Promise<0 | 2> {
  if (write) await requireFolder(path)
  const { study, problems } = await loadStudy(path, safeReader)
  const reading = { format: readAs, encoding, columns: column }
  const { files, aliases, failures, warnings } = await importStudy({
    ...{ ...study, interviewers: interviewer, reading },
    progress: showProgress(terminal),
  })
  const isBrief = turns === undefined && files.length > maxDescribed
  const warningsByFile = groupBy(warnings, ({ place }) => place.file)
  const summaries = files.map((file) => summarizeReading(file, warningsByFile.get(file.source.file) ?? []))
  for (const [index, file] of files.entries()) {
    if (json) terminal.print(toJsonLine(file, summaries[index]!))
    else if (!isBrief) terminal.print(describeFile(file, turns ?? defaultTurns))
  }
  const names = new Set(isBrief ? files.map((file) => file.source.file) : [])
  const shown = [...problems, ...warnings].filter(({ place, level }) => level === 'error' || !names.has(place.file))
  for (const problem of [...(isBrief ? shown.slice(0, maxShown) : shown), ...failures])
    terminal.log(`${writeDiagnostic(problem)}\n`)
  if (isBrief && shown.length > maxShown)
    terminal.log(`and ${shown.length - maxShown} more notes and warnings; --turns 3 shows all\n`)
  if (!json && files.length > 1) terminal.print(writeReadingTable(summaries))
  if (!json && isBrief) terminal.print(`\nSee one in full: themata import ${join(path, files[0]!.source.file)}\n`)
  if (write) await writeSettings(path, study.settings, { files, aliases, column }, terminal)
  return failures.length > 0 || problems.some(({ level }) => level === 'error') ? 2 : 0
}

/** Max. number of files that are described one by one without `--turns`; more are only listed in a table. */
const maxDescribed = 20
/** Max. number of notes and warnings that are shown below the table. */
const maxShown = 12
/** Turns of each file that are shown without `--turns`. */
const defaultTurns = 3

/** Adds the given columns, and as comments likely interviewers and aliases, to the settings of a study. */
async function writeSettings(
  path: string,
  written: TextFile | null,
  { files, aliases, column }: Pick<ImportedFiles, 'files' | 'aliases'> & { readonly column: ColumnOptions },
  terminal: Terminal,
): Promise<void> {
  const settings = written ?? { file: join(path, studyFiles.settings), text: freshSettings }
  const text = addFound(addToYaml(settings.text, settings.file, { columns: column }), findSettings(files, aliases))
  if (written?.text !== text) await saveFiles(path, [{ file: studyFiles.settings, text }])
  terminal.log(`${settings.file}: ${written?.text === text ? 'nothing to add' : 'written; confirm what was found'}\n`)
}
