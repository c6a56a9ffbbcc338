import { inputError } from '../../boundary/diagnostic.ts'
import type { OutputFile } from '../../outputs/output.ts'

/** A word of a command line, or the shard of an array task, whose number is filled in when the task runs. */
export type CommandWord = string | { readonly shardOf: number }

/** A step of the work as a command line. */
export interface Job {
  readonly name: string
  readonly isArray: boolean
  readonly command: readonly CommandWord[]
}

/** Options of `submit` that schedulers read. */
export interface SchedulerOptions {
  /** Number of shards of the steps that are done in shards. */
  readonly shards: number
  /** Options of sbatch for every Slurm job. */
  readonly sbatch: readonly string[]
  /** Container image of Kubernetes jobs. */
  readonly image: string
  /** Volume claim of Kubernetes jobs, with study, work and results, mounted at `/data`. */
  readonly claim: string
}

/** A program that runs the steps of a large study on a cluster. */
export interface Scheduler {
  /** One line, for `themata list` and the help. */
  readonly summary: string
  /** The command that starts the program where the jobs run. */
  readonly program: () => readonly string[]
  /** The path under which jobs find a file or folder of this machine. */
  readonly place: (path: string) => string
  /** The path of a codebook; results name it as it is written. */
  readonly placeCodebook: (file: string) => string
  /** The files of the jobs, to be saved in `folder`. */
  readonly write: (jobs: readonly Job[], folder: string, options: SchedulerOptions) => OutputFile[]
  /** Tells people where the jobs are and how to submit them. */
  readonly describe: (folder: string) => string
  /**
   * Submits the jobs saved in `folder`, and returns what the scheduler answers; null where it is not reached from here.
   *
   * @throws InputError when it refuses
   */
  readonly submit: ((folder: string) => string) | null
}

/** @throws InputError for a word with a line break, which scripts and job options cannot hold */
export function requireOneLine(words: readonly CommandWord[]): void {
  for (const word of words) {
    if (typeof word !== 'string' || !/[\n\r\0]/.test(word)) continue
    throw inputError({
      code: 'submit/line-break',
      place: { file: word },
      message: 'a name in a job contains a line break',
      fix: 'rename it, or name it another way',
    })
  }
}
