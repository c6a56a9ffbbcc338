import { isOutOfMemory } from './schedule.ts'
import type { WorkerSteps } from './steps.ts'
import type { TranscriptTask } from './store/keys.ts'

/** A step and its arguments. */
export interface StepCall {
  readonly step: keyof WorkerSteps
  readonly args: readonly unknown[]
}

/** A thread that does steps, one after the other. */
export interface Lane {
  /** Number of steps that it may be given at once. */
  readonly room: number
  /** Resolves when the thread can do steps. */
  readonly ready: Promise<void>
  /** True if it can be replaced when it dies; others are given nothing that a thread has died of. */
  readonly isReplaceable: boolean
  /** True if it may be given transcripts. */
  readonly takes: (tasks: readonly TranscriptTask[]) => boolean
  readonly run: (call: StepCall) => Promise<unknown>
  /** Ends the thread. */
  readonly close: () => Promise<void>
}

/** The steps, done by one or several threads. */
export interface WorkerPool extends WorkerSteps {
  /** Number of steps that are worth waiting at once. */
  readonly size: number
  /** Ends the workers, so that this thread has their memory. */
  readonly close: () => Promise<void>
}

/** A call that no thread does yet. */
interface Waiting {
  readonly tasks: readonly TranscriptTask[]
  readonly begin: (lane: Lane) => Promise<void>
}

/** Creates a pool: each step is done by the first of the threads that is ready, has room and may do it. */
export function createPool(lanes: readonly Lane[]): WorkerPool {
  const waiting: Waiting[] = []
  const free = new Map<Lane, number>()
  /** Transcripts in whose step a thread died. */
  const deadly = new Set<number>()

  const mayDo = (lane: Lane, tasks: Waiting['tasks']): boolean =>
    lane.takes(tasks) && (lane.isReplaceable || !tasks.some(({ order }) => deadly.has(order)))

  const assign = (): void => {
    for (const lane of free.keys())
      for (let room = free.get(lane)!; room > 0; room--) {
        const at = waiting.findIndex(({ tasks }) => mayDo(lane, tasks))
        if (at < 0) break
        const [next] = waiting.splice(at, 1)
        free.set(lane, room - 1)
        void next!.begin(lane).then(() => {
          free.set(lane, free.get(lane)! + 1)
          assign()
        })
      }
  }
  for (const lane of lanes) {
    void lane.ready.then(() => {
      free.set(lane, lane.room)
      assign()
    })
  }

  const call =
    <Step extends keyof WorkerSteps>(step: Step) =>
    (...args: Parameters<WorkerSteps[Step]>) =>
      new Promise<Awaited<ReturnType<WorkerSteps[Step]>>>((resolve, reject) => {
        const tasks = args[0].map((own) => ('task' in own ? own.task : own))
        const fail = (error: unknown): void => {
          if (isOutOfMemory(error)) for (const { order } of tasks) deadly.add(order)
          reject(error)
        }
        const begin = (lane: Lane): Promise<void> =>
          lane.run({ step, args }).then((value) => resolve(value as Awaited<ReturnType<WorkerSteps[Step]>>), fail)
        waiting.push({ tasks, begin })
        assign()
      })
  return {
    size: lanes.reduce((total, { room }) => total + room, 0),
    prepare: call('prepare'),
    sample: call('sample'),
    code: call('code'),
    close: async () => {
      await Promise.all(lanes.map(({ close }) => close()))
    },
  }
}
