import { createTranscriptCoder } from '../analysis/code-transcript.ts'
import type { Plan } from '../analysis/plan.ts'
import { sampledSegment, segmentsOf } from '../analysis/prepare-file.ts'
import type { TranscriptReader } from '../analysis/transcript-reader.ts'
import { nextTurn } from '../boundary/next-turn.ts'
import { getOrInsert } from '../collections.ts'
import { type CodeTasks, createCodeStep, type UsePrepared } from './code-step.ts'
import { prepareTasks, type StageContext, withPrepared } from './prepare-step.ts'
import type { SampleRows, WorkerSteps } from './steps.ts'
import type { RunSpec } from './store/keys.ts'
import { unpackPrepared } from './store/prepared-part.ts'
import { openStore } from './store/store.ts'

/** What steps work with, beside the plan. */
interface StepContext extends Pick<RunSpec, 'version' | 'folder'> {
  readonly reader: TranscriptReader
  /** Called when the first transcript has to be coded. */
  readonly onCoding?: () => void
}

/** Creates the steps for this thread. */
export function createWorkerSteps(plan: Plan, { version, folder, reader, onCoding }: StepContext): WorkerSteps {
  const store = openStore(folder)
  const context: StageContext = { plan, reader, version, store }
  const { inputs } = plan
  const usePrepared: UsePrepared = (task, key, use) => withPrepared(task, key, use, context)
  const codeSteps = new Map<string, CodeTasks>()

  return {
    async prepare(tasks) {
      return { results: await prepareTasks(tasks, context), repaired: store.takeDamaged() }
    },
    async sample(tasks) {
      const samples: SampleRows = { segments: [], rows: [] }
      for (const { task, key, context, positions } of tasks) {
        await nextTurn()
        const prepared = await usePrepared(task, key, (part) => unpackPrepared(part))
        const segmented = segmentsOf(prepared, context.speakers, inputs.code.frame.language)
        for (const position of positions) {
          const { segment, row } = sampledSegment(segmented, position)
          samples.segments.push(segment)
          samples.rows.push(row)
        }
      }
      return samples
    },
    async code(tasks, reference) {
      const code = getOrInsert(codeSteps, reference.model, () => {
        codeSteps.clear()
        reader.rest()
        return createCodeStep(reference, {
          ...{ plan, store, usePrepared },
          createCoder: (own, model) => {
            onCoding?.()
            return createTranscriptCoder(own, plan, model)
          },
        })
      })
      return { ...(await code(tasks)), repaired: store.takeDamaged() }
    },
  }
}
