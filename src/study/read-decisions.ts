import { type Diagnostic, InputError, inputError } from '../boundary/diagnostic.ts'
import { readTable, type TableRow } from '../boundary/read-table.ts'
import { type Stance, stances } from '../model/coding.ts'
import type { Decision } from '../model/decision.ts'
import { nearMiss } from '../text/near-miss.ts'

const needed = ['transcript', 'start', 'end', 'code', 'status'] as const

/**
 * Reads a person's decisions: a table like `codings.csv` (a copy of it will do) in which `status` is `accepted` or
 * `rejected`; rows that are still `suggested` say nothing. Rows may be added for what no machine found; a column
 * `stance` may say how the passage speaks of the code (problem, works, neutral), a column `memo` why.
 *
 * @param codeIds the codes of the codebook
 * @param transcripts length of the text of each transcript, by id
 * @throws InputError with every row that cannot be understood
 */
export function readDecisions(
  text: string,
  file: string,
  codeIds: readonly string[],
  transcripts: ReadonlyMap<string, number>,
): Decision[] {
  const { columns, rows } = readTable(text, file)
  const missing = needed.filter((name) => !columns.includes(name))
  if (missing.length > 0) {
    throw inputError({
      code: 'decisions/no-column',
      place: { file, line: 1, column: 1 },
      message: `there is no column ${missing.map((name) => `"${name}"`).join(', ')}; the columns are ${columns.join(', ')}`,
      fix: 'begin with a copy of codings.csv and change its column "status"',
    })
  }
  const problems: Diagnostic[] = []
  const coder = file.replace(/^.*[/\\]/, '').replace(/\.[^.]+$/, '')
  const decisions = rows.flatMap((row): Decision[] => {
    const place = { file, line: row.line, column: 1 }
    const wrong = findMistake(row, codeIds, transcripts)
    if (wrong) problems.push({ level: 'error', code: 'decisions/row', place, ...wrong })
    const { transcript, start, end, code, subcode, status, memo = '' } = row.cells
    if (wrong || status === 'suggested') return []
    const span = { start: Number(start), end: Number(end) }
    return [
      {
        coder,
        transcriptId: transcript!,
        span,
        codeId: subcode || code!,
        status: status as 'accepted',
        stance: toStance(row),
        memo,
        place,
      },
    ]
  })
  if (problems.length > 0) throw new InputError(problems)
  return decisions
}

const toStance = ({ cells }: TableRow): Stance | null => (cells['stance'] ? (cells['stance'] as Stance) : null)

function findMistake({ cells }: TableRow, codeIds: readonly string[], transcripts: ReadonlyMap<string, number>) {
  const { transcript = '', start = '', end = '', subcode, status = '' } = cells
  const code = subcode || (cells['code'] ?? '')
  const length = transcripts.get(transcript)
  const guess = (written: string, known: Iterable<string>): string => {
    const near = nearMiss(written, known)
    return near === undefined ? 'correct the cell, or drop the row' : `write "${near}"`
  }
  if (!['accepted', 'rejected', 'suggested'].includes(status)) {
    return {
      message: `found "${status}" in "status": accepted, rejected or suggested is expected`,
      fix: guess(status, ['accepted', 'rejected', 'suggested']),
    }
  }
  const stance = cells['stance'] ?? ''
  if (stance !== '' && !stances.includes(stance as Stance)) {
    return {
      message: `found "${stance}" in "stance": problem, works, neutral or nothing is expected`,
      fix: guess(stance, stances),
    }
  }
  if (!codeIds.includes(code)) return { message: `no code has the id "${code}"`, fix: guess(code, codeIds) }
  if (length === undefined)
    return { message: `there is no transcript "${transcript}"`, fix: guess(transcript, transcripts.keys()) }
  if (!/^\d+$/.test(start) || !/^\d+$/.test(end) || Number(start) >= Number(end) || Number(end) > length) {
    return {
      message: `"${start}" to "${end}" is no place in "${transcript}", which has ${length} characters`,
      fix: 'copy start and end from codings.csv',
    }
  }
  return null
}
