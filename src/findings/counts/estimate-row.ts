import { estimateCode } from '../../estimation/estimate-code.ts'
import type { ReadClass } from '../../model/drawn-class.ts'
import type { Cell, Estimate } from '../../model/estimate.ts'
import type { Tally } from '../tally/tally.ts'

/** Estimates a theme or code from a drawn sample. */
export const estimateRow = (drawn: Tally['drawn'], classes: readonly ReadClass[], rowId: string): Estimate =>
  estimateCode(classes.flatMap((own) => cellsOf(drawn, own, rowId)))

/**
 * The two cells of a class: segments for which the machine suggests the theme or code, and the others. Where transcripts were edited
 * since the draw, the class keeps its size, and its suggestions the share that they have now.
 */
function cellsOf({ segments, read, rows }: Tally['drawn'], { class: name, size }: ReadClass, rowId: string): Cell[] {
  const row = rows.get(`${name} ${rowId}`)
  const now = segments.get(name) ?? 0
  const suggested = now === 0 ? 0 : Math.round((size * (row?.suggested ?? 0)) / now)
  const readSuggested = row?.readSuggested ?? 0
  const readOther = (read.get(name) ?? 0) - readSuggested
  const most = Math.max(readSuggested, Math.min(suggested, size - readOther))
  const cells = [
    {
      ...{ class: name, isSuggested: true, size: most },
      read: readSuggested - (row?.unsureSuggested ?? 0),
      yes: row?.yesSuggested ?? 0,
    },
    {
      ...{ class: name, isSuggested: false, size: size - most },
      read: readOther - (row?.unsureOther ?? 0),
      yes: row?.yesOther ?? 0,
    },
  ]
  return cells.filter((cell) => cell.size > 0)
}
