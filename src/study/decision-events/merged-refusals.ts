import { groupBy } from '../../collections.ts'
import type { CodeEvent, EventPlace } from '../../model/decision-event.ts'
import type { PresentCode } from '../former-codes.ts'

/**
 * The ids of rejections that say nothing about a code of today: of one of several codes that were merged into it, where the
 * same person accepted another of them at the same place. A rejection of the merged code itself that replaces an answer is
 * one of the whole.
 *
 * @param answers the answers of one person that are in force
 */
export function mergedRefusals(answers: readonly CodeEvent[], find: (code: string) => PresentCode): Set<string> {
  const merged = groupBy(answers, ({ code, on }) => {
    const found = find(code)
    return JSON.stringify([on.transcript, found.kind === 'code' ? found.id : code])
  })
  const refusals = new Set<string>()
  for (const own of merged.values()) {
    const accepted = own.filter(({ status }) => status === 'accepted')
    for (const { id, code, status, on, replaces } of own) {
      const found = find(code)
      const isOfWhole = replaces !== null && found.kind === 'code' && found.id === code
      if (status !== 'rejected' || isOfWhole) continue
      if (accepted.some((yes) => yes.code !== code && overlaps(yes.on, on))) refusals.add(id)
    }
  }
  return refusals
}

function overlaps(a: EventPlace, b: EventPlace): boolean {
  if (a.start === null || a.end === null || b.start === null || b.end === null) return false
  return a.start < b.end && b.start < a.end
}
