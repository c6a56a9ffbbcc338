import { stat } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'

/** Interval between two looks at the files, in milliseconds. */
const interval = 500

/**
 * Yields at once, and again whenever one of the files changes, appears or disappears.
 *
 * @param list lists the files, anew for each look
 */
export async function* changesOf(list: () => Promise<readonly string[]>, stopped?: AbortSignal): AsyncGenerator<void> {
  let before = ''
  while (!stopped?.aborted) {
    const now = await stateOf(await list())
    if (now === before) await pause(interval)
    else yield
    before = now
  }
}

/** Remembers the present state of files, and returns a function that resolves with true if it is another one. */
export async function rememberState(paths: readonly string[]): Promise<() => Promise<boolean>> {
  const before = await stateOf(paths)
  return async () => (await stateOf(paths)) !== before
}

/** Times and sizes of files, which are not read. */
async function stateOf(paths: readonly string[]): Promise<string> {
  const states = paths.map(async (path) => {
    const found = await stat(path).catch(() => null)
    return `${path} ${found?.mtimeMs ?? 'none'} ${found?.size ?? ''}`
  })
  return (await Promise.all(states)).join('\n')
}
