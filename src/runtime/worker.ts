import { leaveRoomToWorkers } from '../io/v8-flags.ts'
import type { Call } from './crew.ts'
import type { Steps } from './steps.ts'
import type { WorkSetup } from './store/keys.ts'

leaveRoomToWorkers() // again, before all else: each new thread sets it back
const { attempt } = await import('../analysis/import-files.ts')
const { createSteps } = await import('./steps.ts')

let ready: Promise<Steps> | undefined

/**
 * Does one step in a thread of its own; what it needs is made ready at the first one. Problems of the input are an answer,
 * since errors lose their kind on the way between threads.
 */
export default async function work({ setup, step, args }: Call & { readonly setup: WorkSetup }): Promise<unknown> {
  ready ??= createSteps(setup)
  const steps = await ready
  return attempt(() => (steps[step] as (...given: readonly unknown[]) => Promise<unknown>)(...args))
}
