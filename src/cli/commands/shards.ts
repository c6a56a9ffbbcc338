import { type Command, InvalidArgumentError } from 'commander'
import type { Terminal } from '../../io/terminal.ts'
import { addStudyOptions, addWorkingOptions } from '../options/analysis-options.ts'
import { addOutputOptions, whole } from '../options/options.ts'
import type { ReduceOptions, ShardOptions, StepOptions, SubmitOptions } from '../options/shard-options.ts'

/** `3/16` as a shard: counted from 0. */
function shard(written: string): ShardOptions['shard'] {
  const [, index = '', of = ''] = /^(\d+)\/(\d+)$/.exec(written) ?? []
  if (index === '' || Number(index) >= Number(of))
    throw new InvalidArgumentError('write i/n with i from 0 to n - 1, such as 0/16.')
  return { index: Number(index), of: Number(of) }
}

/** `map`, `fit`, `assign`, `reduce`, `gather`, `submit`: the steps of `analyze`, each by itself, for many machines. */
export function addShardCommands(program: Command, terminal: Terminal, done: (status: 0 | 2) => void): void {
  const step = (name: string, summary: string): Command => {
    const command = program
      .command(name)
      .summary(summary)
      .description(`${summary[0]!.toUpperCase()}${summary.slice(1)}. Steps of one piece of work share its options.`)
      .argument('<study>', 'folder of transcripts, the same for all steps')
      .requiredOption('--work <folder>', 'where all steps keep their parts; every machine must see it')
      .option('--wait <seconds>', 'how long to wait for the steps before', whole, 0)
    return addWorkingOptions(addStudyOptions(command))
  }
  const sharded = (command: Command): Command =>
    command
      .option('--shard <i/n>', 'which share of the transcripts, counted from 0', shard, { index: 0, of: 1 })
      .option('--pipe', 'a filter: transcripts come as lines of JSON, parts go out as lines of JSON', false)

  sharded(step('map', 'large work, step 1: read and cut the transcripts of one shard'))
    .addHelpText('after', '\nExample:\n  $ themata map interviews --work work --shard 0/16')
    .action(async (study: string, options: ShardOptions) => {
      if (options.pipe) await (await import('../actions/run-pipe.ts')).runPipe('map', study, options, terminal)
      else await (await import('../actions/run-shards.ts')).runMap(study, options, terminal)
    })
  step('fit', 'large work, step 2: measure the study as a whole, when all shards of map are finished')
    .addHelpText('after', '\nExample:\n  $ themata fit interviews --work work')
    .action(async (study: string, options: StepOptions) => {
      await (await import('../actions/run-shards.ts')).runFit(study, options, terminal)
    })
  sharded(step('assign', 'large work, step 3: code the transcripts of one shard'))
    .addHelpText('after', '\nExample:\n  $ themata assign interviews --work work --shard 0/16')
    .action(async (study: string, options: ShardOptions) => {
      if (options.pipe) await (await import('../actions/run-pipe.ts')).runPipe('assign', study, options, terminal)
      else await (await import('../actions/run-shards.ts')).runAssign(study, options, terminal)
    })
  addOutputOptions(step('reduce', 'large work, step 4: add up all shards, write report and tables'))
    .addHelpText('after', '\nExample:\n  $ themata reduce interviews --work work --out reports/interviews')
    .action(async (study: string, options: ReduceOptions) => {
      done(await (await import('../actions/run-shards.ts')).runReduce(study, options, terminal))
    })
  step('gather', 'large work: take in parts that map --pipe or assign --pipe gave, from standard input')
    .addHelpText('after', '\nExample:\n  $ cat mapped/part-* | themata gather interviews --work work')
    .action(async (study: string, options: StepOptions) => {
      await (await import('../actions/run-pipe.ts')).runGather(study, options, terminal)
    })

  const submit = program
    .command('submit')
    .summary('run all steps on a cluster: as Slurm job arrays, or as Kubernetes indexed jobs')
    .description(
      'Writes what a cluster runs: map and assign in shards, fit and reduce once, each after the one before.',
    )
    .argument('<engine>', 'slurm or kubernetes')
    .argument('<study>', 'folder of transcripts, as every machine sees it')
    .requiredOption('--work <folder>', 'where all steps keep their parts; every machine must see it')
    .requiredOption('--shards <n>', 'into how many shares the transcripts are split', whole)
    .option('--dry-run', 'only write the scripts, submit nothing', false)
    .option(
      '--sbatch <option>',
      'an option of sbatch for every job, such as --partition=long; may be repeated',
      more,
      [],
    )
    .option('--image <name>', 'container image with themata in it, for Kubernetes', 'themata:latest')
    .option('--claim <name>', 'volume claim that holds study, work and results at /data, for Kubernetes', 'themata')
  addWorkingOptions(addStudyOptions(addOutputOptions(submit)))
    .addHelpText(
      'after',
      '\nExample:\n  $ themata submit slurm interviews --work work --shards 16 --out reports/interviews',
    )
    .action(async (engine: string, study: string, options: SubmitOptions) => {
      await (await import('../actions/run-submit.ts')).runSubmit(engine, study, options, terminal)
    })
}

const more = (written: string, before: readonly string[]): string[] => [...before, written]
