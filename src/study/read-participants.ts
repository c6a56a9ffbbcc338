import { InputError } from '../boundary/diagnostic.ts'
import { readStudyTable } from '../boundary/read-table.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { nearMiss } from '../text/near-miss.ts'

/** A row of participants.csv: a person, and where they speak. */
export interface ParticipantRow {
  readonly id: string
  /** Empty where the row states none. */
  readonly organization: string
  readonly attributes: Readonly<Record<string, string>>
  readonly line: number
  /** Id of the transcript; empty means the one named like the participant. */
  readonly transcript: string
  /** Label in the transcript; empty means whoever answers there. */
  readonly speaker: string
}

const known = ['participant', 'organization', 'transcript', 'speaker']

/**
 * Reads participants.csv: a column `participant`, and as far as known `organization`, `transcript`, `speaker` and any
 * attributes (role, seniority …).
 *
 * @throws InputError when there is no column `participant`, or a participant speaks twice in one transcript
 */
export function readParticipants(text: string, file: string): ParticipantRow[] {
  const { columns, rows } = readStudyTable(text, file)
  const columnOf = (name: string): string | undefined =>
    columns.find((column) => column.toLowerCase().replace('organisation', 'organization') === name)
  const participant = columnOf('participant')
  if (participant === undefined) {
    const near = nearMiss('participant', columns)
    throw new InputError([
      {
        level: 'error',
        code: 'participants/no-column',
        place: { file, line: 1, column: 1 },
        message: `there is no column "participant"; the columns are ${columns.join(', ')}`,
        fix:
          near === undefined
            ? 'add a column "participant" with an id such as P3a'
            : `rename "${near}" to "participant"`,
      },
    ])
  }
  const attributes = columns.filter((column) => !known.some((name) => columnOf(name) === column))
  const problems: Diagnostic[] = []
  const lineByKey = new Map<string, number>()
  const read = rows.map(({ cells, line }): ParticipantRow => {
    const cell = (name: string): string => (columnOf(name) === undefined ? '' : cells[columnOf(name)!]!.trim())
    const id = cells[participant]!.trim()
    const key = JSON.stringify([id, cell('transcript'), cell('speaker')])
    const wrong =
      id === ''
        ? 'this row names no participant'
        : lineByKey.has(key)
          ? `"${id}" is already on line ${lineByKey.get(key)}`
          : null
    if (wrong)
      problems.push({
        level: 'error',
        code: 'participants/row',
        place: { file, line, column: 1 },
        message: wrong,
        fix: 'give each participant one row for each transcript',
      })
    lineByKey.set(key, line)
    return {
      id,
      organization: cell('organization'),
      line,
      transcript: cell('transcript'),
      speaker: cell('speaker'),
      attributes: Object.fromEntries(attributes.map((column) => [column, cells[column]!.trim()])),
    }
  })
  if (problems.length > 0) throw new InputError(problems)
  return read
}
