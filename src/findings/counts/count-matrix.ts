import { compareNames } from '../../collections.ts'
import type { Codebook } from '../../model/codebook.ts'
import type { MatrixCell, ThemeMatrix } from '../../model/findings.ts'
import type { MeetingUnit } from '../../model/options.ts'
import type { Tally } from '../tally/tally.ts'
import { pairKey } from '../tally/tally-pairs.ts'
import { organizationsOf, type Roster, segmentsOf } from './roster.ts'

/** How the matrix is counted. */
export interface MatrixOptions {
  readonly matrixUnit: MeetingUnit
  /** Cells of fewer participants say only that there are some. */
  readonly minCell: number
}

/**
 * Counts where points of a study meet cross-cutting themes: for each code of a theme that is not cross-cutting, and each
 * code of one that is, the organisations and participants with a stretch of talk that has both (in the manner of the main
 * table of Nahar et al., ICSE 2022). Where no theme of the codebook is marked as cross-cutting, themes meet themes.
 */
export function countMatrix(
  tally: Tally,
  codebook: Codebook,
  { organizationOf }: Pick<Roster, 'organizationOf'>,
  { matrixUnit: unit, minCell }: MatrixOptions,
): ThemeMatrix {
  const meetOf = createMeeting(tally, organizationOf, unit)
  const across = new Set(codebook.themes.filter(({ crosscutting }) => crosscutting).map(({ id }) => id))
  const isMarked = across.size > 0 && across.size < codebook.themes.length
  const rows = isMarked
    ? codebook.codes.filter(({ themeId }) => !across.has(themeId)).map(({ id }) => id)
    : idsOf(codebook.themes)
  const columns = isMarked
    ? codebook.codes.filter(({ themeId }) => across.has(themeId)).map(({ id }) => id)
    : idsOf(codebook.themes)
  const cells = rows.flatMap((row) =>
    columns.flatMap((column): MatrixCell[] => {
      const own = row === column ? new Map<string, number>() : meetOf(row, column)
      if (own.size === 0) return []
      if (own.size < minCell) return [{ row, column, segments: null, participants: [], organizations: [] }]
      const participants = [...own.keys()].sort(compareNames)
      return [
        {
          row,
          column,
          segments: unit === 'organisation' ? organizationsOf(participants, organizationOf).length : segmentsOf(own),
          participants,
          organizations: organizationsOf(participants, organizationOf),
        },
      ]
    }),
  )
  return { unit, level: isMarked ? 'code' : 'theme', rows, columns, cells }
}

/** Creates a function that counts, by participant, the stretches of talk in which two themes or codes meet. */
function createMeeting(
  { coOccurrence, meetings, byCode }: Tally,
  organizationOf: Roster['organizationOf'],
  unit: MeetingUnit,
): (a: string, b: string) => ReadonlyMap<string, number> {
  const peopleOf = (id: string): string[] => [...(byCode.get(id)?.segments.keys() ?? [])]
  if (unit === 'participant') {
    return (a, b) => {
      const others = new Set(peopleOf(b))
      return new Map(peopleOf(a).flatMap((id) => (others.has(id) ? [[id, 1] as const] : [])))
    }
  }
  if (unit === 'organisation') {
    return (a, b) => {
      const sides = [peopleOf(a), peopleOf(b)]
      const [first, second] = sides.map((ids) => new Set(ids.flatMap((id) => organizationOf.get(id) ?? [])))
      const isShared = (id: string): boolean => {
        const organization = organizationOf.get(id) ?? null
        return organization !== null && first!.has(organization) && second!.has(organization)
      }
      return new Map(sides.flat().flatMap((id) => (isShared(id) ? [[id, 1] as const] : [])))
    }
  }
  const pairs = unit === 'segment' ? coOccurrence : meetings
  return (a, b) => pairs.get(pairKey(a, b)) ?? pairs.get(pairKey(b, a)) ?? new Map<string, number>()
}

const idsOf = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id)
