import type { Prevalence } from '../../model/prevalence.ts'
import { plural } from '../../outputs/report/wording.ts'

/** Lists the codes and themes that are found more or less often than before. */
export function describeChanges(before: readonly Prevalence[], after: readonly Prevalence[]): string {
  const rowById = new Map(before.map((row) => [row.codeId ?? row.themeId, row]))
  const changed = after.flatMap((row) => {
    const id = row.codeId ?? row.themeId
    const [segments, people] = [rowById.get(id)?.segments ?? 0, rowById.get(id)?.participants.length ?? 0]
    if (segments === row.segments && people === row.participants.length) return []
    return `  ${id}: ${segments} → ${plural(row.segments, 'segment')}, ${people} → ${plural(row.participants.length, 'participant')}\n`
  })
  return changed.length === 0 ? 'Nothing is counted differently.\n' : `Changed:\n${changed.join('')}`
}
