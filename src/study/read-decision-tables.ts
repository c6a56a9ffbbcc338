import { InputError } from '../boundary/diagnostic.ts'
import { groupBy } from '../collections.ts'
import { type Stance, stances } from '../model/coding.ts'
import type { ReadStretch, StatedDecision, StatedDecisions } from '../model/decision.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { TextFile } from '../model/study.ts'
import { contentId } from './decision-events/content-id.ts'
import {
  authorOf,
  coderOf,
  type DecisionRow,
  guess,
  knownId,
  type Mistake,
  memoOf,
  readDecisionRows,
  spanOf,
} from './decision-rows.ts'
import { type AuthoredDecision, dropRepeated } from './find-repeated-decisions.ts'
import { codesFor, createCodeFinder, type FormerDecision, type PresentCode, warnOfFormer } from './former-codes.ts'
import type { KnownNames } from './known-names.ts'
import { readStretchOf } from './read-stretch.ts'

const answers = ['accepted', 'rejected', 'suggested', 'read'] as const

/** The statements of tables. */
export interface StatedInTables extends StatedDecisions {
  readonly warnings: readonly Diagnostic[]
}

/** The statements of tables, each with its row. */
export interface ReadTables extends StatedInTables {
  readonly rowOf: RowOf
}

type RowOf = ReadonlyMap<StatedDecision | ReadStretch, DecisionRow>

/**
 * Reads people's decisions, a table a person like `codings.csv` (a copy of it will do) in which `status` is `accepted` or
 * `rejected`. Rows that are `suggested`, `disputed` or empty have not been looked at. A row with the status `read`
 * declares a transcript (or the turns of the column `turn`, or a stretch from `start` to `end`) read whole: only then is
 * what was not accepted there a no. Rows may be added for what no machine found.
 *
 * @param converted ids of events: rows that were converted to one of them are left out, since it may have been undone
 * @returns also warnings about files that repeat another person's decisions
 * @throws InputError with everything in all files that cannot be understood
 */
export function readStatements(
  files: readonly TextFile[],
  known: KnownNames,
  converted: ReadonlySet<string> = new Set(),
  keepRow: KeepRow = () => {},
): StatedInTables {
  const problems: Diagnostic[] = []
  const read = files.map((file) => ({ file, ...readFile(file, { ...known, converted, keepRow }, problems) }))
  if (problems.length > 0) throw new InputError(problems)
  const { decisions, warnings } = dropRepeated(read)
  const reads = read.flatMap((one) => one.reads)
  const former = warnOfFormer(read.flatMap((one) => one.former))
  return {
    decisions,
    reads,
    open: read.flatMap((one) => one.open),
    warnings: [...warnings, ...former],
  }
}

/** Receives the row of each statement. */
type KeepRow = (statement: StatedDecision | ReadStretch, row: DecisionRow) => void

/** Reads tables as `readStatements` does, and keeps the rows, which take more room than what they state. */
export function readTables(
  files: readonly TextFile[],
  known: KnownNames,
  converted: ReadonlySet<string> = new Set(),
): ReadTables {
  const rowOf = new Map<StatedDecision | ReadStretch, DecisionRow>()
  const stated = readStatements(files, known, converted, (statement, row) => rowOf.set(statement, row))
  return { ...stated, rowOf }
}

/** The id of the event that a row is converted to. */
export const rowEventId = ({ cell }: DecisionRow, coder: string): string =>
  contentId(
    JSON.stringify([
      coder,
      ...['transcript', 'turn', 'start', 'end', 'code', 'subcode', 'status', 'stance', 'memo', 'quote'].map(cell),
    ]),
  )

function readFile(
  file: TextFile,
  known: KnownNames & { readonly converted: ReadonlySet<string>; readonly keepRow: KeepRow },
  problems: Diagnostic[],
) {
  const ids = known.transcripts.map(({ id }) => id)
  const coder = coderOf(file.file, ids)
  const decisions: AuthoredDecision[] = []
  const reads: ReadStretch[] = []
  const open: StatedDecision[] = []
  const unknown: (Mistake & { row: DecisionRow })[] = []
  const former: FormerDecision[] = []
  const findCode = createCodeFinder(known.codebook)
  for (const row of rowsOf(file, problems)) {
    if (known.converted.size > 0 && known.converted.has(rowEventId(row, coder))) continue
    const stated = readRow(row, coder, { ...known, ids, findCode })
    if ('message' in stated && isOpen(row) && row.cell('memo') === '') continue
    if ('written' in stated) former.push(stated)
    else if (Array.isArray(stated)) {
      for (const decision of stated) {
        known.keepRow(decision, row)
        if (decision.status === 'open') open.push(decision)
        if (decision.status !== 'open' || decision.memo !== '')
          decisions.push({ author: authorOf(row, decision), decision })
      }
    } else if ('stretch' in stated) {
      known.keepRow(stated, row)
      reads.push(stated)
    } else unknown.push({ row, ...stated })
  }
  for (const [first, ...others] of groupBy(unknown, ({ message }) => message).values()) {
    const lines = others.map(({ row }) => row.place.line).join(', ')
    const more = others.length === 0 ? '' : ` (also line ${lines.length > 60 ? `${lines.slice(0, 60)} …` : lines})`
    const { message, fix, row } = first!
    problems.push({ level: 'error', code: 'decisions/row', place: row.place, message: message + more, fix })
  }
  return {
    coder,
    decisions,
    reads,
    former,
    open: open.filter((one) => reads.some(({ transcriptId }) => transcriptId === one.transcriptId)),
  }
}

function rowsOf(file: TextFile, problems: Diagnostic[]): DecisionRow[] {
  try {
    return readDecisionRows(file)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    problems.push(...error.problems)
    return []
  }
}

/** True if nothing was decided in a row. */
const isOpen = ({ cell }: DecisionRow): boolean => ['', 'suggested', 'disputed'].includes(cell('status').toLowerCase())

/** Everything that the statement of a row is read with. */
interface RowContext extends KnownNames {
  /** Of the transcripts. */
  readonly ids: readonly string[]
  readonly findCode: (written: string) => PresentCode
}

/** Reads the statement of a row. */
function readRow(
  row: DecisionRow,
  coder: string,
  { codebook, transcripts, ids: known, findCode }: RowContext,
): StatedDecision[] | ReadStretch | FormerDecision | Mistake {
  const { cell, place } = row
  const status = cell('status').toLowerCase()
  if (!isOpen(row) && !answers.some((answer) => answer === status)) {
    return {
      message: `found "${cell('status')}" in "status": accepted, rejected, read or suggested is expected`,
      fix: guess(cell('status'), answers),
    }
  }
  const transcriptId = knownId(cell('transcript'), known)
  if (transcriptId === null) return unknownTranscript(row, transcripts)
  if (status === 'read') {
    const { turns } = transcripts.find(({ id }) => id === transcriptId)!
    return readStretchOf(row, { coder, transcriptId, turns }, codebook)
  }
  const stance = cell('stance').toLowerCase()
  if (stance !== '' && !stances.some((name) => name === stance)) {
    return {
      message: `found "${cell('stance')}" in "stance": problem, works, neutral or nothing is expected`,
      fix: guess(cell('stance'), stances),
    }
  }
  const codes = codebook.codes.map(({ id }) => id)
  const written = cell('subcode') || cell('code')
  const found = findCode(written)
  if (found.kind === 'unknown') return { message: `no code has the id "${written}"`, fix: guess(written, codes) }
  const span = spanOf(row)
  if (span !== null && 'message' in span) return span
  const ids = codesFor(found, status === 'rejected')
  if (found.kind !== 'code' && ids.length === 0) return { written, found, place }
  return ids.map((codeId) => ({
    coder,
    transcriptId,
    span,
    quote: cell('quote'),
    codeId,
    status: isOpen(row) ? 'open' : (status as 'accepted' | 'rejected'),
    stance: stance === '' ? null : (stance as Stance),
    memo: memoOf(row, coder),
    place,
  }))
}

/** The message for a transcript that is not there: one with the same words, or with a name like it, is named. */
function unknownTranscript({ cell }: DecisionRow, transcripts: KnownNames['transcripts']): Mistake {
  const [written, fingerprint] = [cell('transcript'), cell('fingerprint')]
  const [same, other] =
    fingerprint === '' ? [] : transcripts.filter(({ textFingerprint: sameness }) => sameness === fingerprint)
  const message = `there is no transcript "${written}"`
  return same !== undefined && other === undefined
    ? { message: `${message}; in "${same.id}" the same is said`, fix: `write "${same.id}"` }
    : {
        message,
        fix: guess(
          written,
          transcripts.map(({ id }) => id),
        ),
      }
}
