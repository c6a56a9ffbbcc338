import { clusterSample, type FittedStudy } from '../analysis/fit-study.ts'
import { planStudy } from '../analysis/plan-study.ts'
import { segmentsOf } from '../analysis/prepare-file.ts'
import { remember } from '../collections.ts'
import type { SampleClusters } from '../findings/clusters/describe-clusters.ts'
import { readResource } from '../io/package-files.ts'
import { rowOf } from '../model/matrix.ts'
import { countOf } from '../model/words.ts'
import {
  type CodedTasks,
  type CodeTask,
  type CodeTasks,
  createCodeStep,
  type FitReference,
  fittedOf,
} from './code-step.ts'
import { type PreparedResult, prepareTasks, type Workplace, withPrepared } from './prepare-step.ts'
import { clusterKey, type Task, type WorkSetup } from './store/keys.ts'
import { unpackPrepared } from './store/prepared-part.ts'
import { openStore, readValue, writeValue } from './store/store.ts'

/** A prepared transcript of which segments are wanted for the sample. */
export interface SampleTask extends CodeTask {
  readonly positions: readonly number[]
}

/** Segments of the sample, with the vector of each. */
interface Samples {
  readonly segments: FittedStudy['sample']['segments'][number][]
  readonly rows: Float32Array[]
}

/** How many parts were damaged and made anew. */
export interface Repaired {
  readonly repaired: number
}

/** The steps of the work, each on a handful of transcripts: what workers do. */
export interface Steps {
  readonly prepare: (tasks: readonly Task[]) => Promise<{ readonly results: PreparedResult[] } & Repaired>
  readonly sample: (tasks: readonly SampleTask[]) => Promise<Samples>
  readonly cluster: (fit: string) => Promise<SampleClusters>
  readonly code: (tasks: readonly CodeTask[], reference: FitReference) => Promise<CodedTasks & Repaired>
}

/** Makes ready what does the steps in this thread. */
export async function createSteps({ frame, chosen, version, folder }: WorkSetup): Promise<Steps> {
  const plan = await planStudy(frame, chosen, readResource)
  const store = openStore(folder)
  const place: Workplace = { plan, version, store }
  const codeSteps = new Map<string, CodeTasks>()

  return {
    async prepare(tasks) {
      return { results: await prepareTasks(tasks, place), repaired: store.takeDamaged() }
    },
    async sample(tasks) {
      const samples: Samples = { segments: [], rows: [] }
      for (const { task, key, circumstances, positions } of tasks) {
        const prepared = await withPrepared(task, key, (part) => unpackPrepared(part), place)
        const { segments, vectors } = segmentsOf(prepared, circumstances.speakers, plan.codebook.language)
        for (const position of positions) {
          const { id, words, text } = segments[position]!
          samples.segments.push({ id, words: countOf(words), text })
          samples.rows.push(Float32Array.from(rowOf(vectors, position)))
        }
      }
      return samples
    },
    async cluster(fit) {
      const key = clusterKey(fit, plan.options)
      const known = readValue<SampleClusters>(store, key)
      if (known !== null) return known
      const found = await clusterSample(fittedOf(fit, store), plan.options, plan.parts.cluster)
      writeValue(store, key, found)
      return found
    },
    async code(tasks, reference) {
      const code = remember(codeSteps, reference.fit, () => {
        codeSteps.clear()
        return createCodeStep(reference, place)
      })
      return { ...(await code(tasks)), repaired: store.takeDamaged() }
    },
  }
}
