import { compareNames, groupBy, lookup, unique } from '../../collections.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { Codebook } from '../../model/codebook.ts'
import type { Figure } from '../report/blocks.ts'
import { drawGrid, type GridLine } from './grid.ts'

/** The codes directly under each theme, as rows or columns under the theme's name. */
function topCodes({ themes, codes }: Codebook): GridLine[] {
  return themes.flatMap((theme) =>
    codes
      .filter(({ themeId, parentId }) => themeId === theme.id && parentId === null)
      .map(({ id, label }) => ({ id, label, group: theme.label })),
  )
}

/** Points × cross-cutting themes, in the manner of the main table of the study. */
export function drawMatrix({ codebook, findings, options }: Analysis): Figure {
  const { matrix, organizationCount } = findings
  const unit = organizationCount === 0 ? 'participants' : 'organizations'
  const named = unit === 'participants' ? 'participants' : 'organisations'
  const lines: GridLine[] =
    matrix.level === 'code' ? topCodes(codebook) : codebook.themes.map(({ id, label }) => ({ id, label, group: '' }))
  const cellByKey = new Map(matrix.cells.map((cell) => [JSON.stringify([cell.row, cell.column]), cell]))
  const pick = (ids: readonly string[]): GridLine[] => ids.map((id) => lines.find((line) => line.id === id)!)
  return drawGrid({
    name: 'matrix',
    title: matrix.level === 'code' ? 'Points and cross-cutting themes' : 'Themes that meet',
    description: `Rows: ${matrix.level === 'code' ? 'codes of the points where people meet' : 'themes'}. Columns: ${matrix.level === 'code' ? 'codes of the themes that run across them' : 'themes'}. Numbers: ${named} with a passage that has both; darker is more, a dash is none.`,
    corner: '',
    rows: pick(matrix.rows),
    columns: pick(matrix.columns),
    minCell: options.minCell,
    valueAt: (row, column) => {
      const cell = cellByKey.get(JSON.stringify([row, column]))
      return cell?.segments === null ? null : (cell?.[unit].length ?? 0)
    },
    findAt: (row, column) => (matrix.level === 'code' ? { code: row, with: column } : { theme: row, with: column }),
  })
}

/** Codes × participants: segments of each. */
export function drawParticipants({ codebook, findings }: Analysis): Figure {
  const countsById = new Map(findings.participants.map(({ participantId, counts }) => [participantId, counts]))
  return drawGrid({
    name: 'participants',
    title: 'Who speaks of what',
    description: 'Rows: codes. Columns: participants. Numbers: segments with the code; darker is more, a dash is none.',
    corner: 'code',
    rows: topCodes(codebook),
    columns: findings.participants.map(({ participantId, organization }) => ({
      id: participantId,
      label: participantId,
      group: organization ?? '',
    })),
    minCell: 0,
    valueAt: (code, participant) => countsById.get(participant)?.[code] ?? 0,
    findAt: (code, participant) => ({ code, participant }),
  })
}

/** Codes × organisations: participants of each who speak of it. */
export function drawOrganizations({ codebook, findings, options: { minCell } }: Analysis): Figure {
  const rows = findings.participants.filter(({ organization }) => organization !== null)
  const rowsByOrganization = groupBy(rows, ({ organization }) => organization!)
  return drawGrid({
    name: 'organizations',
    title: 'Which organisations speak of what',
    description:
      'Rows: codes. Columns: organisations. Numbers: participants of the organisation who speak of the code; darker is more, a dash is none.',
    corner: 'code',
    rows: topCodes(codebook),
    columns: unique(rowsByOrganization.keys())
      .sort(compareNames)
      .map((id) => ({ id, label: id, group: '' })),
    minCell,
    valueAt: (code, organization) => {
      const count = rowsByOrganization.get(organization)!.filter(({ counts }) => (lookup(counts, code) ?? 0) > 0).length
      return count > 0 && count < minCell ? null : count
    },
    findAt: (code, organization) => ({ code, organization }),
  })
}
