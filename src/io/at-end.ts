/** Exit codes of signals, as shells expect them: 128 plus the number of the signal. */
const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

const pending = new Set<() => void>()
let handlesSignals = false

const clearAll = (): void => {
  for (const clear of pending) clear()
}
const end = (signal: keyof typeof exitCodes): void => process.exit(exitCodes[signal])

/** Listens, or no longer, for signals and for the end of the process. */
function listen(how: 'on' | 'off'): void {
  process[how]('exit', clearAll)
  if (!handlesSignals) return
  for (const signal of Object.keys(exitCodes)) process[how](signal, end)
}

/**
 * Does work before this process ends, such as removing a temporary folder, unless it is taken back by the function that is
 * returned.
 */
export function beforeEnd(clear: () => void): () => void {
  const own = (): void => clear()
  if (pending.size === 0) listen('on')
  pending.add(own)
  return () => {
    if (pending.delete(own) && pending.size === 0) listen('off')
  }
}

/**
 * Lets signals end this process at once, in the midst of a long computation too; but where something is to be cleared, as
 * soon as the event loop turns. For a program of our own: one that uses the library has its own way to end.
 */
export const endOnSignals = (): void => {
  handlesSignals = true
}
