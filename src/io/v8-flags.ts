import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const set = (...flags: readonly string[]): void => {
  for (const flag of flags) setFlagsFromString(flag)
}

set('--expose-gc')
/*
 * Interrupt budget of Node 20, seven times the default, after which a function is optimized. Each thread compiles for
 * itself, in time that the others need, and functions that are optimized early are compiled again for other transcripts.
 * Later versions compile in smaller steps and do not have the flag.
 */
if (process.version.startsWith('v20.')) set('--interrupt-budget=1000000')

const collect = runInNewContext('gc') as (options?: { readonly type: 'minor' }) => void

/** Bytes of a heap that need not be made smaller: the program itself takes half of it. */
const smallHeap = 70e6

/**
 * Collects garbage, if the heap is not small. V8 lets a heap double before it does so; the thread that waits for workers
 * has the time to do it sooner.
 */
export function collectGarbage(): void {
  if (!isHeapSmall()) collect()
}

/** True if the heap is small: behind `collectGarbage`, if little is held. */
export const isHeapSmall = (): boolean => getHeapStatistics().used_heap_size <= smallHeap

/** Bytes outside the heap after which those of buffers that were just used are freed. */
const looseBytes = 16e6
let loose = 0

/**
 * Counts the bytes of a buffer that is needed for a moment, and frees those of earlier ones now and then. V8 does so by
 * itself only when its heap fills, and buffers take next to nothing there: 100 MB of them would wait.
 */
export function countBuffer(bytes: number): void {
  loose += bytes
  if (loose < looseBytes) return
  loose = 0
  collect({ type: 'minor' })
}

/**
 * Heaps, from the one that takes the least memory to the fastest. Of all threads, since V8 has one set of flags:
 *
 * - `small`: the young generation of workers has its final size from the start, that of this thread does not grow, and garbage
 *   is collected without helper threads, which would take time from workers, as soon as heaps have grown by a third: a tenth
 *   less memory for a twentieth more time. The first, since heaps do not shrink.
 * - `tight`: with helper threads; the young generation is large as soon as it fills, since most of what is read lives shortly;
 *   for what is done where the threads of workers have left memory behind.
 * - `usual`: for work without workers. V8 lets a small heap grow to four times its size, which took 65 MB more for 200,000
 *   decisions, and no less time.
 * - `middle`, `wide`: for this thread and one worker, where little is held, and least.
 * - `large`: for this thread alone, where least is held.
 */
export type HeapKind = 'small' | 'tight' | 'usual' | 'middle' | 'wide' | 'large'

/** Percent by which a heap grows before garbage is collected. */
const growth: Readonly<Record<HeapKind, number>> = {
  small: 30,
  tight: 40,
  usual: 70,
  middle: 60,
  wide: 100,
  large: 300,
}

/** Flags beside growth: helper threads, which would take time from threads that work, and sizes of the young generation. */
const working = ['--concurrent-marking', '--semi-space-growth-factor=16']
const flagsOf: Readonly<Record<HeapKind, readonly string[]>> = {
  small: [
    '--no-concurrent-marking',
    '--no-parallel-scavenge',
    '--min-semi-space-size=5',
    '--semi-space-growth-factor=1',
  ],
  tight: [...working, '--parallel-scavenge'],
  usual: [...working, '--parallel-scavenge'],
  middle: [...working, '--no-parallel-scavenge'],
  wide: [...working, '--no-parallel-scavenge'],
  large: [...working, '--parallel-scavenge'],
}

/** Sets the heaps of all threads. */
export const useHeap = (kind: HeapKind): void => set(...flagsOf[kind], `--heap-growing-percent=${growth[kind]}`)
