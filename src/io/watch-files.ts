import { type FSWatcher, watch } from 'node:fs'
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { unique } from '../collections.ts'

/**
 * Time until the next look at the files, in milliseconds: where nothing is reported, since folders on a network report no
 * changes, and after a report, since programs write a file in several steps.
 */
const [interval, settling] = [500, 30]

/**
 * Yields at once, and again whenever one of the files changes, appears or disappears.
 *
 * @param list lists the files, anew for each look
 */
export async function* changesOf(list: () => Promise<readonly string[]>, stopped?: AbortSignal): AsyncGenerator<void> {
  let before = ''
  while (!stopped?.aborted) {
    const paths = await list()
    const now = await stateOf(paths)
    if (now === before) await reportOf(paths)
    else yield
    before = now
  }
}

/** Waits until something in the folders of the files changes, or for the interval. */
async function reportOf(paths: readonly string[]): Promise<void> {
  const reported = new AbortController()
  const watchers = unique(paths.map((path) => dirname(path))).flatMap((folder): FSWatcher[] => {
    try {
      return [watch(folder, { persistent: false }, () => reported.abort()).on('error', () => {})]
    } catch {
      return [] // it is gone, or the system watches no more folders
    }
  })
  try {
    await pause(interval, undefined, { signal: reported.signal })
  } catch {
    await pause(settling)
  } finally {
    for (const watcher of watchers) watcher.close()
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
