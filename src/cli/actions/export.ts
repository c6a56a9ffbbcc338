import { existsSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { analyze } from '../../analysis/analyze.ts'
import { inputError } from '../../boundary/diagnostic.ts'
import { choose } from '../../boundary/part.ts'
import { addUpLosses } from '../../exchange/foreign-project.ts'
import { writeCodebookFile, writeProject } from '../../exchange/refi-qda/write-project.ts'
import { loadStudy } from '../../io/load-study.ts'
import { readResource, readVersion } from '../../io/package-files.ts'
import { saveFiles } from '../../io/save-files.ts'
import { requireFolder } from '../../io/study-files.ts'
import type { Terminal } from '../../io/terminal.ts'
import { outputs } from '../../outputs/index.ts'
import { plural } from '../../outputs/report/wording.ts'
import type { ExportedStudy, ExportOptions, Written } from '../foreign/export-options.ts'
import { gatherStudy } from '../foreign/gather-study.ts'
import { spliceInto } from '../foreign/splice-into.ts'
import { loadCodebook } from '../load/load-codebook.ts'
import { chooseWriter } from '../print/write-analysis.ts'

/**
 * Writes a study for other programs, and prints what the file cannot hold.
 *
 * @throws InputError when the study cannot be read, or the file is there already
 */
export async function runExport(path: string, options: ExportOptions, terminal: Terminal): Promise<void> {
  await requireFolder(path)
  requireFree(options)
  if (options.theirs === undefined) formatOf(options)
  const loaded = await loadStudy(path)
  const analysis = await analyze(
    { ...loaded.study, ...(await loadCodebook(options.codebook, loaded)), interviewers: options.interviewer },
    { clusters: 0 },
    { version: await readVersion(), readResource },
  )
  const { files, summary, losses } = await write({ path, loaded, analysis }, options)
  await saveFiles(dirname(options.to), files)
  const lost = addUpLosses(losses).map(({ count, what, why }) => `  ${count} ${what}: not in the file, ${why}\n`)
  terminal.print(`${summary}\n${lost.join('')}Written to ${options.to}\n`)
}

async function write(study: ExportedStudy, options: ExportOptions): Promise<Written> {
  if (options.theirs !== undefined) return spliceInto(study, { ...options, theirs: options.theirs })
  const [file, format] = [basename(options.to), formatOf(options)]
  const { analysis } = study
  if (format === 'qdc') {
    const { codebook, version } = analysis
    const text = writeCodebookFile({ codebook, version })
    return { files: [{ file, text }], summary: plural(codebook.codes.length, 'code'), losses: [] }
  }
  if (format === 'qdpx') {
    const project = gatherStudy(study, options.withoutSuggestions !== true)
    const people = project.codings.filter(({ coder }) => coder !== null).length
    const summary = `${plural(project.documents.length, 'document')}, ${plural(project.codebook.codes.length, 'code')}, ${plural(people, 'coding')} of people, ${plural(project.codings.length - people, 'suggestion')}`
    return { files: [{ file, bytes: writeProject(project) }], summary, losses: project.losses }
  }
  const made = await chooseWriter(format)(analysis)
  const [only] = made
  const files = made.length === 1 ? [{ ...only!, file }] : made.map((one) => ({ ...one, file: join(file, one.file) }))
  return { files, summary: plural(files.length, 'file'), losses: [] }
}

/**
 * The name of the format: the one that is asked for, or the ending of the file.
 *
 * @throws InputError if there is none of this name
 */
function formatOf({ to, format = /\.([^./\\]+)$/.exec(to)?.[1]?.toLowerCase() ?? '' }: ExportOptions): string {
  choose<unknown>({ qdpx: null, qdc: null, ...outputs }, format, 'format')
  return format
}

/** @throws InputError if the file is there already, or is the project that is to stay as it is */
function requireFree({ to, theirs, force }: ExportOptions): void {
  if (!existsSync(to)) return
  const isTheirs = theirs !== undefined && existsSync(theirs) && realpathSync(theirs) === realpathSync(to)
  if (force && !isTheirs) return
  throw inputError({
    code: isTheirs ? 'exchange/theirs' : 'results/not-ours',
    place: { file: to },
    message: isTheirs ? 'their project is never changed: our suggestions go into a copy' : 'this file is there already',
    fix: isTheirs ? 'name another file for --to' : 'name another file, or say --force to replace it',
  })
}
