import { compareNames } from '../../collections.ts'
import type { Codebook } from '../../model/codebook.ts'
import type { MatrixCell, ThemeMatrix } from '../../model/findings.ts'
import type { Tally } from '../tally/tally.ts'
import { pairKey } from '../tally/tally-transcript.ts'
import { organizationsOf, type Roster, segmentsOf } from './count-prevalence.ts'

/**
 * Counts where points of a study meet cross-cutting themes: for each code of a theme that is not cross-cutting, and each
 * code of one that does, the organisations and participants with a segment that has both (in the manner of the main
 * table of Nahar et al., ICSE 2022). Where no theme of the codebook is marked as cross-cutting, themes meet themes.
 *
 * @param minCell cells of fewer participants say only that there are some
 */
export function countMatrix(
  { coOccurrence }: Tally,
  codebook: Codebook,
  { organizationOf }: Pick<Roster, 'organizationOf'>,
  minCell: number,
): ThemeMatrix {
  const across = new Set(codebook.themes.filter(({ crosscutting }) => crosscutting).map(({ id }) => id))
  const isMarked = across.size > 0 && across.size < codebook.themes.length
  const top = codebook.codes.filter(({ parentId }) => parentId === null)
  const rows = isMarked ? top.filter(({ themeId }) => !across.has(themeId)).map(({ id }) => id) : idsOf(codebook.themes)
  const columns = isMarked
    ? top.filter(({ themeId }) => across.has(themeId)).map(({ id }) => id)
    : idsOf(codebook.themes)
  const cells = rows.flatMap((row) =>
    columns.flatMap((column): MatrixCell[] => {
      const own =
        coOccurrence.get(pairKey(row, column)) ?? coOccurrence.get(pairKey(column, row)) ?? new Map<string, number>()
      if (own.size === 0) return []
      if (own.size < minCell) return [{ row, column, segments: null, participants: [], organizations: [] }]
      const participants = [...own.keys()].sort(compareNames)
      return [
        {
          row,
          column,
          segments: segmentsOf(own),
          participants,
          organizations: organizationsOf(participants, organizationOf),
        },
      ]
    }),
  )
  return { level: isMarked ? 'code' : 'theme', rows, columns, cells }
}

const idsOf = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id)
