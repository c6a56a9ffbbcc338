import { type Diagnostic, InputError } from '../boundary/diagnostic.ts'
import { groupBy } from '../collections.ts'
import type { Codebook } from '../model/codebook.ts'
import { type Stance, stances } from '../model/coding.ts'
import type { ReadStretch, StatedDecision, StatedDecisions } from '../model/decision.ts'
import type { TextFile } from '../model/study.ts'
import type { ImportReport } from '../model/transcript-file.ts'
import {
  coderOf,
  type DecisionRow,
  guess,
  knownId,
  type Mistake,
  memoOf,
  readDecisionRows,
  spanOf,
} from './decision-rows.ts'
import { dropRepeated } from './find-repeated-decisions.ts'
import { readStretchOf } from './read-stretch.ts'

/** The names that rows of decisions may refer to. */
export interface KnownNames {
  readonly codebook: Pick<Codebook, 'codes' | 'themes'>
  readonly transcripts: readonly Pick<ImportReport, 'id' | 'textFingerprint' | 'turns'>[]
}

const answers = ['accepted', 'rejected', 'suggested', 'read'] as const

/**
 * Reads people's decisions, a table a person like `codings.csv` (a copy of it will do) in which `status` is `accepted` or
 * `rejected`. Rows that are `suggested`, `disputed` or empty have not been looked at. A row with the status `read`
 * declares a transcript (or the turns of the column `turn`, or a stretch from `start` to `end`) read whole: only then is
 * what was not accepted there a no. Rows may be added for what no machine found.
 *
 * @returns also warnings about files that repeat another person's decisions
 * @throws InputError with everything in all files that cannot be understood
 */
export function readDecisions(
  files: readonly TextFile[],
  known: KnownNames,
): StatedDecisions & { readonly warnings: readonly Diagnostic[] } {
  const problems: Diagnostic[] = []
  const read = files.map((file) => ({ file, ...readFile(file, known, problems) }))
  if (problems.length > 0) throw new InputError(problems)
  const { decisions, warnings } = dropRepeated(read)
  const reads = read.flatMap((one) => one.reads)
  return { decisions, reads, open: read.flatMap((one) => one.open), warnings }
}

function readFile(file: TextFile, known: KnownNames, problems: Diagnostic[]) {
  const coder = coderOf(
    file.file,
    known.transcripts.map(({ id }) => id),
  )
  const decisions: { row: DecisionRow; decision: StatedDecision }[] = []
  const reads: ReadStretch[] = []
  const open: StatedDecision[] = []
  const unknown: (Mistake & { row: DecisionRow })[] = []
  for (const row of rowsOf(file, problems)) {
    const stated = readRow(row, coder, known)
    if ('message' in stated && isOpen(row) && row.cell('memo') === '') continue
    if ('codeId' in stated) {
      if (stated.status === 'open') open.push(stated)
      if (stated.status !== 'open' || stated.memo !== '') decisions.push({ row, decision: stated })
    } else if ('stretch' in stated) reads.push(stated)
    else unknown.push({ row, ...stated })
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

/** Reads the statement of a row. */
function readRow(
  row: DecisionRow,
  coder: string,
  { codebook, transcripts }: KnownNames,
): StatedDecision | ReadStretch | Mistake {
  const { cell, place } = row
  const status = cell('status').toLowerCase()
  if (!isOpen(row) && !answers.some((answer) => answer === status)) {
    return {
      message: `found "${cell('status')}" in "status": accepted, rejected, read or suggested is expected`,
      fix: guess(cell('status'), answers),
    }
  }
  const ids = transcripts.map(({ id }) => id)
  const transcriptId = knownId(cell('transcript'), ids)
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
  const codeId = knownId(written, codes)
  if (codeId === null) return { message: `no code has the id "${written}"`, fix: guess(written, codes) }
  const span = spanOf(row)
  if (span !== null && 'message' in span) return span
  return {
    coder,
    transcriptId,
    span,
    quote: cell('quote'),
    codeId,
    status: isOpen(row) ? 'open' : (status as 'accepted' | 'rejected'),
    stance: stance === '' ? null : (stance as Stance),
    memo: memoOf(row, coder),
    place,
  }
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
