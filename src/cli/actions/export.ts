import { existsSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { analyze, analyzeInMemory } from '../../analysis/analyze-in-memory.ts'
import { inputError, writeDiagnostic } from '../../boundary/diagnostic.ts'
import { readCodebook } from '../../codebook/read-codebook.ts'
import { addUpLosses } from '../../exchange/foreign-project.ts'
import { suggestionsOfOwn } from '../../exchange/refi-qda/suggestions-for-project.ts'
import { writeCodebookFile, writeProject } from '../../exchange/refi-qda/write-project.ts'
import { loadStudy } from '../../io/load-study.ts'
import { readResource, readVersion } from '../../io/package-files.ts'
import { safeReader } from '../../io/readers.ts'
import { saveFiles } from '../../io/save-files.ts'
import { requireFolder } from '../../io/study-files.ts'
import type { Terminal } from '../../io/terminal.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { Codebook } from '../../model/codebook.ts'
import { chooseFormat } from '../../outputs/choose-format.ts'
import { outputs } from '../../outputs/index.ts'
import { plural } from '../../outputs/report/wording.ts'
import { pseudonymsOf, type UsedPseudonyms } from '../../runtime/names.ts'
import { showProgress } from '../../runtime/progress.ts'
import type { ExportOptions } from '../commands/export.ts'
import type { ExportedStudy, Written } from '../foreign/export-options.ts'
import { gatherStudy } from '../foreign/gather-study.ts'
import { keepSent } from '../foreign/sent-records.ts'
import { spliceInto } from '../foreign/splice-into.ts'
import { loadCodebook } from '../load/load-codebook.ts'
import { createLeftoverSearch, warnOfLeftovers } from '../print/find-leftovers.ts'
import { savePseudonyms } from '../print/save-pseudonyms.ts'
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
  const { files, summary, losses, names } = await write(path, options, terminal)
  const { watch, found } = createLeftoverSearch(names?.pseudonymMap ?? [])
  const watched = await Promise.all(files.map((file) => (names === null ? file : watch(file))))
  await saveFiles(dirname(options.to), watched)
  const warnings = [
    ...warnOfLeftovers(found(), dirname(options.to)),
    ...(names?.pseudonymList ? await savePseudonyms(path, names.pseudonymList, terminal) : []),
  ]
  for (const warning of warnings) terminal.log(`${writeDiagnostic(warning)}\n`)
  const fate = options.theirs === undefined ? 'not in the file' : 'not added'
  const lost = addUpLosses(losses).map(({ count, what, why }) => `  ${count} ${what}: ${fate}, ${why}\n`)
  terminal.print(`${summary}\n${lost.join('')}Written to ${options.to}\n`)
}

/** What is written, and what replaced names in it; null if they are kept. */
interface Export extends Written {
  readonly names: UsedPseudonyms | null
}

async function write(path: string, options: ExportOptions, terminal: Terminal): Promise<Export> {
  const loaded = await loadStudy(path, safeReader)
  const codebook = await loadCodebook(options.codebook, loaded)
  const { theirs, to, interviewer: interviewers, withoutSuggestions = false } = options
  const format = theirs === undefined ? formatOf(options) : null
  const version = await readVersion()
  if (format === 'qdc')
    return { ...codebookFile(readCodebook(codebook.codebook.text, codebook.codebook.file), version, to), names: null }
  const chosen = withoutSuggestions ? { clusters: 0, coders: ['keyword'] } : { clusters: 0 }
  const input = { ...loaded.study, ...codebook, interviewers, progress: showProgress(terminal) }
  const environment = { version, readResource }
  const renamed = options.pseudonyms ? await analyzeInMemory(input, { ...chosen, pseudonyms: true }, environment) : null
  const names = renamed && pseudonymsOf(renamed)
  if (renamed !== null && format !== 'qdpx') return { ...(await otherFiles(renamed.analysis, format!, to)), names }
  // What people stated is placed by its words, so a project is made of the words as they are, then named anew.
  const analysis = await analyze(input, chosen, environment)
  const study = { path, loaded, analysis, pseudonyms: names?.pseudonymMap ?? [] }
  if (theirs !== undefined) return { ...(await spliceInto(study, { ...options, theirs })), names }
  if (format !== 'qdpx') return { ...(await otherFiles(analysis, format!, to)), names }
  return { ...(await projectFile(study, !withoutSuggestions, to)), names }
}

function codebookFile(codebook: Codebook, version: string, to: string): Written {
  const why = 'other programs have names, of which an import makes new ids'
  return {
    files: [{ file: basename(to), text: writeCodebookFile({ codebook, version }) }],
    summary: plural(codebook.codes.length, 'code'),
    losses: [{ what: 'ids of codes', count: codebook.codes.length, why }],
  }
}

async function projectFile(study: ExportedStudy, hasSuggestions: boolean, to: string): Promise<Written> {
  const project = gatherStudy(study, hasSuggestions)
  const { documents, codebook, codings, losses } = project
  const people = codings.filter(({ coder }) => coder !== null).length
  // Without their names, texts are others than those of the study, and a review of them cannot come back.
  const isRecorded = codings.length > people && study.pseudonyms.length === 0
  const record = isRecorded ? await keepSent(study.path, to, suggestionsOfOwn(study.analysis, project)) : null
  const summary = [
    plural(documents.length, 'document'),
    plural(codebook.codes.length, 'code'),
    `${plural(people, 'coding')} of people`,
    plural(codings.length - people, 'suggestion') + (record === null ? '' : `\nSuggestions recorded in ${record}`),
  ].join(', ')
  return { files: [{ file: basename(to), bytes: writeProject(project) }], summary, losses }
}

/** An output of `analyze`; one of several files goes into a folder. */
async function otherFiles(analysis: Analysis, format: string, to: string): Promise<Written> {
  const made = await chooseWriter(format)(analysis)
  const file = basename(to)
  const files =
    made.length === 1 ? [{ ...made[0]!, file }] : made.map((one) => ({ ...one, file: join(file, one.file) }))
  return { files, summary: plural(files.length, 'file'), losses: [] }
}

/**
 * The name of the format: the one that is asked for, or the ending of the file.
 *
 * @throws InputError if there is none of this name
 */
function formatOf({ to, format = /\.([^./\\]+)$/.exec(to)?.[1]?.toLowerCase() ?? '' }: ExportOptions): string {
  chooseFormat({ qdpx: null, qdc: null, ...outputs }, format)
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
