import type { StudyOptions, WorkingOptions } from './analysis-options.ts'
import type { OutputOptions } from './options.ts'

/** What all steps of work in shards share. */
export interface StepOptions extends StudyOptions, WorkingOptions {
  readonly work: string
  /** Seconds to wait for the steps before. */
  readonly wait: number
}
export interface ShardOptions extends StepOptions {
  readonly shard: { readonly index: number; readonly of: number }
  readonly pipe: boolean
}
export interface ReduceOptions extends StepOptions, OutputOptions {}
export interface SubmitOptions extends StepOptions, OutputOptions {
  readonly shards: number
  /** Whether the scripts are only written. */
  readonly dryRun: boolean
  readonly sbatch: readonly string[]
  readonly image: string
  readonly claim: string
}
