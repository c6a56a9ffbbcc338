import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { inputError } from '../../boundary/diagnostic.ts'
import { unique } from '../../collections.ts'
import { codesForProject, extendCodeMap, unknownCodes } from '../../exchange/codebook-for-project.ts'
import { describeImport, listResults } from '../../exchange/describe-import.ts'
import { findEdited } from '../../exchange/find-edited.ts'
import type { ForeignProject, Loss } from '../../exchange/foreign-project.ts'
import { importCodings, importMemos } from '../../exchange/import-codings.ts'
import { leaveOutStated } from '../../exchange/leave-out-stated.ts'
import { type OpenServices, openContent } from '../../exchange/open-content.ts'
import { participantsOfProject } from '../../exchange/participants-of-project.ts'
import { placeCodings } from '../../exchange/placing/place-codings.ts'
import { readForeign } from '../../exchange/readers/index.ts'
import { mergeProjects } from '../../exchange/stated-codings.ts'
import { type ColumnNames, type ColumnRole, columnRoles } from '../../exchange/tables/columns.ts'
import { readDatabase } from '../../io/read-database.ts'
import { readRegular } from '../../io/read-regular.ts'
import { safeReader } from '../../io/readers.ts'
import { readingThread } from '../../io/reading-thread.ts'
import { saveFiles, saveResults } from '../../io/save-files.ts'
import { isFolder, studyFiles } from '../../io/study-files.ts'
import type { Terminal } from '../../io/terminal.ts'
import type { OutputFile } from '../../outputs/output.ts'
import { isResult } from '../../outputs/recognise-result.ts'
import { plural } from '../../outputs/report/wording.ts'
import { showProgress } from '../../runtime/progress.ts'
import { writeTogether } from '../print/write-together.ts'
import { addToLogs } from './add-to-logs.ts'
import { goneCodings } from './gone-codings.ts'
import type { ImportProjectOptions } from './import-options.ts'
import { importReview, withoutCopies } from './import-review.ts'
import { openTarget, type Target } from './open-target.ts'
import { loadSent } from './sent-records.ts'

/**
 * Takes the codings of another program into a study, as decisions of their coders, with a list of what became of each.
 *
 * @throws InputError when a file cannot be read, nobody is named who coded, or there are no transcripts
 */
export async function importProject(
  paths: readonly string[],
  options: ImportProjectOptions,
  terminal: Terminal,
): Promise<void> {
  const { study } = options
  const name = basename(paths[0]!)
  const { reader, project: read } = await readAll(paths, options)
  requireCoder(read, options)
  const target = await openTarget(study, read, {
    ...{ ...options, reader: safeReader, progress: showProgress(terminal) },
  })
  const sent = await loadSent(study)
  const own = sent.length === 0 ? read : withoutCopies(read, sent)
  const codes = codesForProject(own, target.codes, name.replace(/\.[^.]+$/, ''))
  const { newCodebook } = codes
  const review = sent.length === 0 ? null : importReview(read, sent, { codeMap: codes.codeMap, target, options })
  const { project, codeMap } = review ?? { project: read, codeMap: codes.codeMap }
  const choices = {
    coder: options.person ?? null,
    model: options.model ?? null,
    isComplete: options.complete,
    known: target.coders,
  }
  const placings = placeCodings(project, target.transcripts, target.find)
  const { eventsByCoder, results } = importCodings(project, placings, { codeMap, choices })
  const memos = importMemos(project, target.find, { codeMap, choices })
  const events = [...[...eventsByCoder.values()].flat(), ...memos.events, ...(review?.events ?? [])]
  const fresh = leaveOutStated(events, target.stated)
  const gone = goneCodings({ project, results, events }, target, options.goneIsUndone)
  const logs = await addToLogs(study, [...fresh.events, ...gone.undos])
  const unknown = unknownCodes(project, codeMap)
  const files: OutputFile[] = [
    ...target.files,
    ...participantFiles(project, target),
    ...(newCodebook === null ? [] : [{ file: studyFiles.codebook, text: newCodebook }]),
    ...logs,
    ...(unknown.length === 0 ? [] : [{ file: studyFiles.codeMap, text: extendCodeMap(target.codes.map, unknown) }]),
  ]
  const lists = [
    ...(results.length === 0 ? [] : [{ file: `${name}.csv`, text: listResults(project, results) }]),
    ...(gone.list === null ? [] : [{ file: `${name}.gone.csv`, text: gone.list }]),
  ]
  if (lists.length > 0) await saveResults(join(study, 'imports'), lists, false)
  await saveFiles(study, files)
  terminal.log(writeTogether(target.problems))
  const addedTo = new Map(logs.map(({ file, added }) => [file, ` (${plural(added, 'event')} added)`]))
  const written = [
    ...files.map(({ file }) => `${file}${addedTo.get(file) ?? ''}`),
    ...lists.map(
      ({ file }) => `imports/${file}${file.endsWith('.gone.csv') ? '' : ' (all codings, with what became of each)'}`,
    ),
  ]
  terminal.print(
    [
      `${paths.map((path) => basename(path)).join(', ')}: read as ${reader}\n`,
      describeImport(
        {
          ...project,
          losses: [
            ...project.losses,
            ...keptParticipants(project, target),
            ...findEdited(project, target.find),
            ...memos.losses,
          ],
        },
        results,
      ),
      review?.report ?? '',
      fresh.known === 0 ? '' : `  ${fresh.known} of these are in the study already\n`,
      fresh.overruled === 0
        ? ''
        : `  ${fresh.overruled} of these do not count: their coder has answered there in Themata, and that answer stays\n`,
      gone.report,
      unknown.length === 0
        ? ''
        : `${plural(unknown.length, 'code')} of theirs without one of ours: write ours beside theirs in ${studyFiles.codeMap}, or into the codebook, and import again\n`,
      `Written to ${study}: ${written.join(', ') || 'nothing; all of it is there already'}\n`,
    ].join(''),
  )
}

/** participants.csv of a study that has none. */
function participantFiles(project: ForeignProject, { find, hasParticipants }: Target): OutputFile[] {
  const text = hasParticipants ? null : participantsOfProject(project, find)
  return text === null ? [] : [{ file: studyFiles.participants, text }]
}

/** Cases that are not taken over, as the study has a table of its participants, which people may have changed. */
const keptParticipants = ({ cases }: ForeignProject, { hasParticipants }: Target): Loss[] =>
  hasParticipants && cases.length > 0
    ? [{ what: 'cases', count: cases.length, why: 'the study has a participants.csv, which stays as it is' }]
    : []

const services: OpenServices = {
  readSheets: (workbook) => readingThread.run('workbook', [workbook]),
  readDatabase,
}

/** The file of a project: that in the folder of a QualCoder project, else the path itself. */
async function projectFile(path: string): Promise<string> {
  const inside = join(path, 'data.qda')
  return (await isFolder(path)) && existsSync(inside) ? inside : path
}

async function readAll(
  paths: readonly string[],
  { column, separator, readAs, encoding }: ImportProjectOptions,
): Promise<{ readonly reader: string; readonly project: ForeignProject }> {
  const options = { columns: columnsOf(column), separator: separator?.replaceAll('\\n', '\n') ?? null }
  const read = []
  for (const path of paths) {
    const file = await projectFile(path)
    const content = await openContent({ file, bytes: readRegular(file) }, { ...services, encoding })
    const one = await readForeign(content, options, readAs)
    if (one.reader === 'quotes' && isResult(file, content.bytes)) throw ownResult(file)
    read.push(one)
  }
  const reader = unique(read.map((one) => one.reader)).join(', ')
  return { reader, project: mergeProjects(read.map(({ project }) => project)) }
}

const ownResult = (file: string): Error =>
  inputError({
    code: 'exchange/own-result',
    place: { file },
    message:
      'this is a table of results that Themata wrote: its rows are whole segments with the codings of a study, suggestions among them, and no decisions',
    fix: 'to take codings to another study, copy the folder decisions, or import a project: themata export STUDY --to project.qdpx --without-suggestions',
  })

/** @throws InputError for what no column of a table of quotes holds */
function columnsOf(written: Readonly<Record<string, string>>): ColumnNames {
  const wrong = Object.keys(written).find((role) => !(columnRoles as readonly string[]).includes(role))
  if (wrong === undefined) return written as Partial<Record<ColumnRole, string>>
  throw inputError({
    code: 'exchange/role',
    place: { file: '--column' },
    message: `a table of quotes has no column for "${wrong}"; there are ${columnRoles.join(', ')}`,
    fix: 'write --column quote=NAME --column code=NAME --column document=NAME',
  })
}

/** @throws InputError if nobody is named who made a coding */
function requireCoder({ codings }: ForeignProject, { person, model }: ImportProjectOptions): void {
  const anonymous = codings.find(({ coder, isMachine }) => coder === '' && !isMachine)
  if (anonymous === undefined || person !== undefined || model !== undefined) return
  throw inputError({
    code: 'exchange/coder',
    place: anonymous.place,
    message: 'the file does not name who made this coding',
    fix: 'add --person NAME, or --model NAME for a language model or another program',
  })
}
