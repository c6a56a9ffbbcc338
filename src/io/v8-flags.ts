import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const set = (...flags: readonly string[]): void => {
  for (const flag of flags) setFlagsFromString(flag)
}

set('--expose-gc')
/*
 * Node 20 compiles a function well after this much has run of it, seven times as much as by itself: each thread compiles
 * for itself, in time that the others need, and what is compiled early has to be compiled again when other talk comes.
 * Later ones compile in smaller steps, and do not know the flag.
 */
if (process.version.startsWith('v20.')) set('--interrupt-budget=1000000')

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
export const leaveRoomToWorkers = (): void =>
  set(
    '--no-concurrent-marking',
    '--no-parallel-scavenge',
    '--min-semi-space-size=5',
    '--semi-space-growth-factor=1',
    '--heap-growing-percent=0',
  )

/** Gives this thread the room and the helpers that V8 usually gives it: it works alone. */
export const takeRoom = (): void =>
  set('--concurrent-marking', '--parallel-scavenge', '--semi-space-growth-factor=2', '--heap-growing-percent=0')
