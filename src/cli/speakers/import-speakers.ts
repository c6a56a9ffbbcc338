import { basename, dirname, join, relative, resolve } from 'node:path'
import { proposeFor } from '../../analysis/propose-for-study.ts'
import { attempt, inputError, writeDiagnostic } from '../../boundary/diagnostic.ts'
import { ratio, sum } from '../../collections.ts'
import { safeReader } from '../../io/readers.ts'
import { isFolder } from '../../io/study-files.ts'
import type { Terminal } from '../../io/terminal.ts'
import { unsureBelow } from '../../model/spoken-unit.ts'
import { plural } from '../../outputs/report/wording.ts'
import { showProgress } from '../../runtime/progress.ts'
import { type Correction, parseCorrection } from '../../study/speakers/corrections.ts'
import { isAsking } from '../../study/speakers/speaker-state.ts'
import { type SpeakersFile, writeUnits } from '../../study/speakers/write-speakers.ts'
import type { SpeakersOptions } from '../commands/import.ts'
import { alignColumns } from '../print/write-reading-table.ts'
import { readUnnamed, saveSpeakers } from './read-unnamed.ts'

/**
 * Proposes who speaks in transcripts that name nobody, and prints it; with `write`, keeps it beside the study to be
 * corrected. Returns 2 when one could not be read.
 */
export async function runImportSpeakers(
  paths: readonly string[],
  options: SpeakersOptions,
  terminal: Terminal,
): Promise<0 | 2> {
  const corrections = options.correct.map(readCorrection)
  let status: 0 | 2 = 0
  for (const path of paths) {
    const done = await attempt(() => proposeIn(path, { ...options, corrections }, terminal))
    if ('problems' in done) for (const problem of done.problems) terminal.log(`${writeDiagnostic(problem)}\n`)
    if ('problems' in done || done.value === 2) status = 2
  }
  return status
}

function readCorrection(written: string): Correction {
  const correction = parseCorrection(written)
  if (correction !== null && !correction.isDone) return correction
  throw inputError({
    code: 'option/correct',
    place: { file: '--correct' },
    message: `"${written}" is no correction`,
    fix: 'write "3-9 is P", "from 40 is I", "swap all" or "swap from 40"',
  })
}

interface Request extends Omit<SpeakersOptions, 'correct'> {
  readonly corrections: readonly Correction[]
}

async function proposeIn(path: string, options: Request, terminal: Terminal): Promise<0 | 2> {
  const { root, only } = await placeInStudy(path)
  const { confirmSpeakers: confirm, corrections, write } = options
  if (only === null && (corrections.length > 0 || confirm)) throw oneFileOnly(path)
  const reading = { format: options.readAs, encoding: options.encoding, columns: options.column }
  const { files, known, problems, failures } = await readUnnamed(
    { root, only, reading, progress: showProgress(terminal) },
    safeReader,
  )
  const proposals = files.flatMap((file) => proposeFor(file, known, { more: corrections, confirm }) ?? [])
  for (const problem of [...problems.filter(({ level }) => level === 'error'), ...failures])
    terminal.log(`${writeDiagnostic(problem)}\n`)
  if (proposals.length === 1) terminal.print(`${proposals[0]!.transcript}\n\n${writeUnits(proposals[0]!.units)}\n`)
  terminal.print(writeSummary(proposals, files.length))
  if (write || confirm) {
    for (const file of await saveSpeakers(root, proposals)) terminal.log(`${join(root, file)}: written\n`)
  }
  return failures.length > 0 ? 2 : 0
}

/** The study of a path, and the file that it names inside the folder of transcripts; null for all. */
async function placeInStudy(path: string): Promise<{ readonly root: string; readonly only: string | null }> {
  if (await isFolder(path)) return { root: path, only: null }
  const folder = dirname(resolve(path))
  let base = folder
  while (basename(base) !== 'transcripts' && dirname(base) !== base) base = dirname(base)
  const isInStudy = basename(base) === 'transcripts'
  if (!isInStudy) return { root: dirname(path), only: basename(path) }
  return {
    root: relative(process.cwd(), dirname(base)) || '.',
    only: relative(base, resolve(path)).replaceAll('\\', '/'),
  }
}

const oneFileOnly = (path: string): Error =>
  inputError({
    code: 'option/one-file',
    place: { file: path },
    message: '--correct and --confirm-speakers are for one transcript, and this is a folder',
    fix: 'name the file of one transcript',
  })

/** Proposals in a table: the least sure first. */
function writeSummary(proposals: readonly SpeakersFile[], files: number): string {
  if (proposals.length === 0) return `nobody is unnamed: each turn of ${plural(files, 'file')} has a speaker\n`
  const rows = proposals.map(({ transcript, units, isConfirmed, corrections }) => {
    const words = (chosen: typeof units): number => sum(chosen, ({ text }) => text.length)
    const unsure = units.filter(({ chance }) => chance !== null && chance < unsureBelow)
    const asking = units.filter(({ label }) => isAsking(label))
    const state = isConfirmed
      ? 'confirmed'
      : corrections.labels.size + corrections.swapped.size > 0
        ? 'corrected'
        : 'proposed'
    const share = `${Math.round(100 * ratio(words(asking), words(units)))} %`
    return { cells: [transcript, String(units.length), share, String(unsure.length), state], unsure: unsure.length }
  })
  const ordered = rows.sort((a, b) => b.unsure - a.unsure).map(({ cells }) => cells)
  const columns = [['file', 'lines', 'who asks says', `under ${100 * unsureBelow} % sure`, 'state'], ...ordered]
  const open = rows.some(({ cells }) => cells.at(-1) !== 'confirmed')
  return `${alignColumns(columns).join('\n')}\n${open ? '\nNothing of this counts before it is confirmed: --write keeps it in the folder "speakers", to be corrected there.\n' : ''}`
}
