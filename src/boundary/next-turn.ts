/**
 * Lets the event loop turn once. Long work in one thread waits for it between its steps, so that a signal ends the program
 * at once: promises alone do not let signals in.
 */
export const nextTurn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))
