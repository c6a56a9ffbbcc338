/**
 * The heap as Node manages it, in place of `src/io/v8-flags.ts`: a test process has all modules in one heap, where each
 * collection takes a tenth of a second. Tests of the built program and `tests/io/v8-flags.test.ts` use the real one.
 */
export const collectGarbage = (): void => {}
export const isHeapSmall = (): boolean => true
export const useHeap = (): void => {}
export const countBuffer = (): void => {}
