import type { DecisionEvent, UndoEvent } from '../../model/decision-event.ts'

/**
 * The events that are in force, in their order: not undone, and not replaced by an answer, memo or flag that is in force.
 * Only a person's own events can be undone or replaced; undos that revoke one another in a circle have no effect.
 */
export function eventsInForce(events: readonly DecisionEvent[]): DecisionEvent[] {
  const byId = new Map(events.map((event) => [event.id, event]))
  const isOwn = ({ coder }: DecisionEvent, target: string): boolean => byId.get(target)?.coder === coder
  const undosByTarget = new Map<string, UndoEvent[]>()
  for (const event of events)
    if (event.kind === 'undo' && isOwn(event, event.replaces) && !isInCircle(event, byId))
      undosByTarget.set(event.replaces, [...(undosByTarget.get(event.replaces) ?? []), event])
  const undone = new Map<string, boolean>()
  const isUndone = (id: string): boolean => {
    const known = undone.get(id)
    if (known !== undefined) return known
    const isNow = (undosByTarget.get(id) ?? []).some((undo) => !isUndone(undo.id))
    undone.set(id, isNow)
    return isNow
  }
  const active = events.filter(({ id }) => !isUndone(id))
  const replaced = new Set(
    active.flatMap((event) =>
      'replaces' in event && replacing.has(event.kind) && event.replaces !== null && isOwn(event, event.replaces)
        ? event.replaces
        : [],
    ),
  )
  return active.filter(({ id }) => !replaced.has(id))
}

/** Kinds whose events take the place of the one that they name. */
const replacing: ReadonlySet<DecisionEvent['kind']> = new Set(['code', 'recode', 'resize', 'memo'])

/** True if following what an undo revokes leads back to it. */
function isInCircle(undo: UndoEvent, byId: ReadonlyMap<string, DecisionEvent>): boolean {
  const seen = new Set([undo.id])
  let target = byId.get(undo.replaces)
  while (target?.kind === 'undo') {
    if (target.id === undo.id) return true
    if (seen.has(target.id)) return false
    seen.add(target.id)
    target = byId.get(target.replaces)
  }
  return false
}
