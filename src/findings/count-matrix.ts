import { byName, groupBy, unique } from '../lists.ts'
import type { Codebook } from '../model/codebook.ts'
import type { AttributedCoding, MatrixCell, ThemeMatrix } from '../model/findings.ts'

/**
 * Which points of a study meet which cross-cutting themes: for each code of a theme that does not run across, and each
 * code of one that does, the organisations and participants with a segment that has both (in the manner of the main
 * table of Nahar et al., ICSE 2022). Where no theme of the codebook is marked as cross-cutting, themes meet themes.
 *
 * @param minCell cells of fewer participants say only that there are some
 */
export function countMatrix(codings: readonly AttributedCoding[], codebook: Codebook, minCell: number): ThemeMatrix {
  const across = new Set(codebook.themes.filter(({ crosscutting }) => crosscutting).map(({ id }) => id))
  const isMarked = across.size > 0 && across.size < codebook.themes.length
  const top = codebook.codes.filter(({ parentId }) => parentId === null)
  const rows = isMarked ? top.filter(({ themeId }) => !across.has(themeId)).map(({ id }) => id) : idsOf(codebook.themes)
  const columns = isMarked
    ? top.filter(({ themeId }) => across.has(themeId)).map(({ id }) => id)
    : idsOf(codebook.themes)
  const idOf = ({ themeId, topCodeId }: AttributedCoding): string => (isMarked ? topCodeId : themeId)
  const [rowIds, columnIds] = [new Set(rows), new Set(columns)]
  const meetings = new Map<string, AttributedCoding[]>()
  const counted = codings.filter(({ status }) => status !== 'rejected')
  for (const own of groupBy(counted, ({ segmentId }) => segmentId).values()) {
    const byId = new Map(own.map((coding) => [idOf(coding), coding]))
    for (const [row, coding] of byId) {
      if (!rowIds.has(row)) continue
      for (const column of byId.keys()) {
        if (!columnIds.has(column) || column === row) continue
        const key = JSON.stringify([row, column])
        meetings.set(key, [...(meetings.get(key) ?? []), coding])
      }
    }
  }
  const cells = rows.flatMap((row) =>
    columns.flatMap((column): MatrixCell[] => {
      const own = meetings.get(JSON.stringify([row, column])) ?? []
      if (own.length === 0) return []
      const participants = unique(own.map(({ participantId }) => participantId)).sort(byName)
      if (participants.length < minCell) return [{ row, column, segments: null, participants: [], organizations: [] }]
      return [
        {
          row,
          column,
          segments: own.length,
          participants,
          organizations: unique(own.flatMap(({ organization }) => organization ?? [])).sort(byName),
        },
      ]
    }),
  )
  return { level: isMarked ? 'code' : 'theme', rows, columns, cells }
}

const idsOf = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id)
