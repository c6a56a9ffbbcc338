import { compareNames, groupBy, lookup, unique } from '../../collections.ts'
import type { Analysis } from '../../model/analysis.ts'
import { type Codebook, lineages } from '../../model/codebook.ts'
import type { MeetingUnit } from '../../model/options.ts'
import type { Figure } from '../report/blocks.ts'
import { countOf, enumerate } from '../report/wording.ts'
import { drawGrid, type Grid, type GridLine } from './grid.ts'

/** The codes of each theme, as rows or columns under the theme's name; a code inside another has a dot in front. */
function codeLines({ themes, codes }: Codebook): GridLine[] {
  const lineageById = lineages({ codes })
  return themes.flatMap((theme) =>
    codes
      .filter(({ themeId }) => themeId === theme.id)
      .map(({ id, label }) => ({
        id,
        label: `${'· '.repeat(lineageById.get(id)!.length - 1)}${label}`,
        group: theme.label,
        color: theme.color,
      })),
  )
}

/** Where both codes of a cell were found, in words. */
const meetingPlaces: Readonly<Record<MeetingUnit, string>> = {
  segment: 'a segment that has both',
  exchange: 'both in one exchange, which is all that a participant says from one question to the next',
  neighbours: 'both in one answer of a participant, or in two that follow each other',
  participant: 'both, wherever in the interview',
  organisation: 'both, whoever of the organisation says them',
}

/** Points × cross-cutting themes, in the manner of the main table of the study. */
export function drawMatrix({ codebook, findings, options }: Analysis): Figure {
  const { matrix, organizationCount } = findings
  const unit = organizationCount === 0 ? 'participants' : 'organizations'
  const named = unit === 'participants' ? 'participants' : 'organisations'
  const lines: GridLine[] =
    matrix.level === 'code'
      ? codeLines(codebook)
      : codebook.themes.map(({ id, label, color }) => ({ id, label, color, group: '' }))
  const cellByKey = new Map(matrix.cells.map((cell) => [JSON.stringify([cell.row, cell.column]), cell]))
  const pick = (ids: readonly string[]): GridLine[] => ids.map((id) => lines.find((line) => line.id === id)!)
  const valueAt = (row: string, column: string): number | null => {
    const cell = cellByKey.get(JSON.stringify([row, column]))
    return cell?.segments === null ? null : (cell?.[unit].length ?? 0)
  }
  const [rows, columns] = [pick(matrix.rows), pick(matrix.columns)]
  return drawGrid({
    name: 'matrix',
    title: matrix.level === 'code' ? 'Points and cross-cutting themes' : 'Themes that meet',
    finding: describeHighest(rows, columns, { valueAt, unit: named.slice(0, -1) }),
    description: `Rows: ${matrix.level === 'code' ? 'codes of the points where people meet' : 'themes'}. Columns: ${matrix.level === 'code' ? 'codes of the themes that run across them' : 'themes'}. Numbers: ${named} with ${meetingPlaces[matrix.unit]}; darker is more, a dash is none.`,
    corner: '',
    across: matrix.level === 'code' ? 'Codes of cross-cutting themes' : 'Themes',
    ...{ rows, columns, valueAt, minCell: options.minCell },
    findAt: (row, column) => (matrix.level === 'code' ? { code: row, meet: column } : { theme: row, meet: column }),
  })
}

/** Codes × participants: segments of each. */
export function drawParticipants({ codebook, findings }: Analysis): Figure {
  const rows = codeLines(codebook)
  const countsById = new Map(findings.participants.map(({ participantId, counts }) => [participantId, counts]))
  return drawGrid({
    name: 'participants',
    title: 'Who speaks of what',
    finding: describeWidest(
      rows,
      ({ id }) => findings.participants.filter(({ counts }) => (lookup(counts, id) ?? 0) > 0).length,
      {
        whole: findings.participantCount,
        unit: 'participant',
      },
    ),
    description: 'Rows: codes. Columns: participants. Numbers: segments with the code; darker is more, a dash is none.',
    corner: 'code',
    rows,
    across: 'Participants',
    columns: findings.participants.map(({ participantId, organization }) => ({
      id: participantId,
      label: participantId,
      group: organization ?? '',
    })),
    minCell: 0,
    valueAt: (code, participant) => lookup(countsById.get(participant) ?? {}, code) ?? 0,
    findAt: (code, participant) => ({ code, participant }),
  })
}

/** Codes × organisations: participants of each who speak of it. */
export function drawOrganizations({ codebook, findings, options: { minCell } }: Analysis): Figure {
  const people = findings.participants.filter(({ organization }) => organization !== null)
  const peopleByOrganization = groupBy(people, ({ organization }) => organization!)
  const rows = codeLines(codebook)
  const speakers = (code: string, organization: string): number =>
    peopleByOrganization.get(organization)!.filter(({ counts }) => (lookup(counts, code) ?? 0) > 0).length
  const organizations = unique(peopleByOrganization.keys()).sort(compareNames)
  return drawGrid({
    name: 'organizations',
    title: 'Which organisations speak of what',
    finding: describeWidest(
      rows,
      ({ id }) => organizations.filter((organization) => speakers(id, organization) > 0).length,
      {
        whole: findings.organizationCount,
        unit: 'organisation',
      },
    ),
    description:
      'Rows: codes. Columns: organisations. Numbers: participants of the organisation who speak of the code; darker is more, a dash is none.',
    corner: 'code',
    rows,
    across: 'Organisations',
    columns: organizations.map((id) => ({ id, label: id, group: '' })),
    minCell,
    valueAt: (code, organization) => {
      const count = speakers(code, organization)
      return count > 0 && count < minCell ? null : count
    },
    findAt: (code, organization) => ({ code, organization }),
  })
}

/** A label in a sentence: without the dots of a code inside another. */
const quoted = ({ label }: GridLine): string => `“${label.replace(/^(?:· )+/, '')}”`

/** Most rows that a sentence names. */
const mostNamed = 3

/** The rows that most speak of, in a sentence. */
function describeWidest(
  rows: readonly GridLine[],
  countFor: (row: GridLine) => number,
  { whole, unit }: { readonly whole: number; readonly unit: string },
): string {
  const counts = rows.map((row) => [quoted(row), countFor(row)] as const)
  const most = Math.max(0, ...counts.map(([, count]) => count))
  const first = counts.filter(([, count]) => count === most).map(([name]) => name)
  if (most === 0) return 'Nothing was found with anybody.'
  const named =
    first.length > mostNamed
      ? `${first.length} codes are`
      : `${enumerate(first)} ${first.length === 1 ? 'is' : 'are each'}`
  return `${named} spoken of most widely: ${countOf(most, whole, unit)}.`
}

/** The cell with the highest number, in a sentence. */
function describeHighest(
  rows: readonly GridLine[],
  columns: readonly GridLine[],
  { valueAt, unit }: Pick<Grid, 'valueAt'> & { readonly unit: string },
): string {
  const cells = rows.flatMap((row) =>
    columns
      .filter(({ id }) => id !== row.id)
      .map((column) => ({ row, column, value: valueAt(row.id, column.id) ?? 0 })),
  )
  const filled = cells.filter(({ value }) => value > 0).length
  const highest = cells.reduce((best, cell) => (cell.value > best.value ? cell : best), cells[0]!)
  if (highest === undefined || highest.value === 0) return 'No two of them meet.'
  const counted = `${filled} of ${cells.length} cells ${filled === 1 ? 'has' : 'have'} a number`
  if (highest.value === 1) return `${counted}, ${filled === 1 ? 'one' : 'none more than one'} ${unit}.`
  return `${counted}; the most ${unit}s (${highest.value}) join ${quoted(highest.row)} and ${quoted(highest.column)}.`
}
