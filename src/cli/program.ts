/*
 * The program as one script, `dist/program/themata.cjs`, which `.ci/bundle.mjs` makes: the start reads one file instead of
 * five hundred. Each entry is loaded when it is asked for.
 */

export { endOnSignals } from '../io/at-end.ts'

/** Runs command lines. */
export const loadMain = () => import('./main.ts')
/** Does the steps of a worker thread. */
export const loadWorker = () => import('../runtime/do-steps.ts')
/** Reads doubtful files in a thread of their own. */
export const loadReader = () => import('../io/do-reading.ts')
