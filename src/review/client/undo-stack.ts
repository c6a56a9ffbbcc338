/** The ids of what was stated with one key press. */
type Step = readonly string[]

/** Steps that can be undone and redone: what is revoked is stated in turn, and stays in the log. */
export function createUndoStack(revoke: (ids: Step) => Step) {
  let done: Step[] = []
  let undone: Step[] = []
  return {
    push(step: Step): void {
      done = [...done, step]
      undone = []
    },
    /** Revokes the last step; false if there is none. */
    undo(): boolean {
      const step = done.at(-1)
      if (step === undefined) return false
      done = done.slice(0, -1)
      undone = [...undone, revoke(step)]
      return true
    },
    /** Revokes the last undo; false if there is none. */
    redo(): boolean {
      const step = undone.at(-1)
      if (step === undefined) return false
      undone = undone.slice(0, -1)
      done = [...done, revoke(step)]
      return true
    },
  }
}
