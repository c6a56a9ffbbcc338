import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')

/**
 * Frees what is not held any more. V8 lets a heap double before it does so by itself; the thread that waits for workers
 * has the time to do it sooner.
 */
export const tidy = runInNewContext('gc') as () => void

/**
 * Makes heaps that suit many threads, as `npm run bench` measures them: workers begin with the room for new things that
 * they end with, and this thread, which only hands out work, does not grow its own; and no thread is helped to tidy up,
 * since each helper takes time from another worker. Called before all else: what has grown stays.
 */
export function leaveRoomToWorkers(): void {
  setFlagsFromString('--no-concurrent-marking')
  setFlagsFromString('--no-parallel-scavenge')
  setFlagsFromString('--min-semi-space-size=5')
  setFlagsFromString('--semi-space-growth-factor=1')
}

/** Lets this thread have the helpers that V8 usually gives it, when workers are gone; its heap stays close to what it holds. */
export function takeHelp(): void {
  setFlagsFromString('--concurrent-marking')
  setFlagsFromString('--parallel-scavenge')
  setFlagsFromString('--heap-growing-percent=20')
}

/** Lets this thread take the room that V8 usually gives it, too: it does the work itself. */
export function takeRoom(): void {
  setFlagsFromString('--concurrent-marking')
  setFlagsFromString('--parallel-scavenge')
  setFlagsFromString('--semi-space-growth-factor=2')
}
