import { type Command, InvalidArgumentError, Option } from 'commander'
import type { OutputOptions } from './shared-options.ts'
import { describedAs, parseWholeNumber } from './shared-options.ts'
import { addQuietOption, addStudyOptions, type StudyOptions, type WorkerOptions } from './study-options.ts'

/** Options that all steps of a large study share. */
export interface StepOptions extends StudyOptions, WorkerOptions {
  readonly work: string
}
/** Options of a step that waits for the one before. */
export interface WaitingOptions extends StepOptions {
  /** In seconds. */
  readonly wait: number
}
/** Options of a step that one machine carries out for its shard. */
export interface ShardOptions extends StepOptions {
  readonly shard: { readonly index: number; readonly of: number }
  readonly pipe: boolean
}
export interface AssignOptions extends ShardOptions, WaitingOptions {}
export interface ReduceOptions extends WaitingOptions, OutputOptions {
  readonly json: boolean
}
export interface SubmitOptions extends StudyOptions, OutputOptions {
  readonly work: string
  readonly workers?: number
  readonly shards: number
  /** True if the scripts are only written. */
  readonly dryRun: boolean
  readonly json: boolean
  readonly sbatch: readonly string[]
  readonly image: string
  readonly claim: string
}

/** Creates a step of a large study with the options that all steps share. */
export function addStep(program: Command, name: string, summary: string): Command {
  const command = program
    .command(name)
    .summary(summary)
    .description(`${summary[0]!.toUpperCase()}${summary.slice(1)}. All steps of a study take the same options.`)
    .argument('<study>', describedAs.sharedStudy)
  return addQuietOption(addStudyOptions(addWorkOption(command)))
}

export const addWorkOption = (command: Command): Command =>
  command.requiredOption('--work <folder>', 'folder for the parts of all steps; every machine needs access to it')

export const addWaitOption = (command: Command): Command =>
  command.option('--wait <seconds>', 'max. time to wait for the steps before', parseWholeNumber, 0)

/** Adds `--shard`, or `--pipe` in its place. */
export const addShardOptions = (command: Command): Command =>
  command
    .addOption(
      new Option('--shard <i/n>', 'shard of the transcripts, counted from 0')
        .argParser(shard)
        .default({ index: 0, of: 1 }, '0/1: all of them'),
    )
    .addOption(
      new Option('--pipe', 'work as a filter: transcripts come as lines of JSON, parts leave as lines of JSON')
        .default(false)
        .conflicts(['shard', 'workers', 'wait']),
    )

/** Parses `3/16`, a shard counted from 0. */
function shard(written: string): ShardOptions['shard'] {
  const [, index = '', of = ''] = /^(\d+)\/(\d+)$/.exec(written) ?? []
  if (index === '' || Number(index) >= Number(of))
    throw new InvalidArgumentError('write i/n with i from 0 to n - 1, such as 0/16.')
  return { index: Number(index), of: Number(of) }
}
