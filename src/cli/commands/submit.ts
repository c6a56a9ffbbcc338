import type { Command } from 'commander'
import type { Action, CommandContext } from '../command.ts'
import { refuseIgnored } from '../options/ignored-options.ts'
import {
  addOutputOptions,
  collectRepeated,
  describedAs,
  jsonOption,
  parseWholeNumber,
} from '../options/shared-options.ts'
import { addWorkOption, type SubmitOptions } from '../options/step-options.ts'
import { addStudyOptions, addWorkersOption } from '../options/study-options.ts'

/** A study, and the scheduler that runs its steps. */
export interface SubmittedStudy {
  readonly scheduler: string
  readonly study: string
}

interface Actions {
  readonly runSubmit: Action<SubmittedStudy, SubmitOptions>
}

/** `submit <scheduler> <study>`: writes all steps as jobs of a cluster, and submits them where that is possible. */
export function addSubmitCommand(program: Command, { terminal, load }: CommandContext<Actions>): void {
  const command = program
    .command('submit')
    .summary('run all steps on a cluster: as Slurm job arrays, or as Kubernetes indexed jobs')
    .description(
      'Writes the jobs of a cluster: map and assign in shards, fit and reduce once, each after the one before.',
    )
    .argument('<scheduler>', '{schedulers}')
    .argument('<study>', describedAs.sharedStudy)
  addWorkOption(command)
    .requiredOption('--shards <n>', 'number of shards of the transcripts', parseWholeNumber)
    .addOption(jsonOption('where the jobs are, and what the scheduler answered,'))
    .option('--dry-run', 'for Slurm: only write the scripts, submit nothing', false)
    .option(
      '--sbatch <option>',
      'for Slurm: option of sbatch for every job, such as --partition=long; may be repeated',
      collectRepeated,
      [],
    )
    .option('--image <name>', 'for Kubernetes: container image with themata in it', 'themata:latest')
    .option('--claim <name>', 'for Kubernetes: volume claim with study, work and results at /data', 'themata')
  addWorkersOption(addStudyOptions(addOutputOptions(command)))
  const [onSlurm, onKubernetes] = ['slurm', 'kubernetes'].map(
    (name) => () => command.processedArgs[0] === name && name,
  ) as [() => string | false, () => string | false]
  refuseIgnored<SubmitOptions>(command, {
    dryRun: onKubernetes,
    sbatch: onKubernetes,
    image: onSlurm,
    claim: onSlurm,
  })
    .addHelpText(
      'after',
      '\nExample:\n  $ themata submit slurm interviews --work work --shards 16 --out reports/interviews',
    )
    .action(async (scheduler: string, study: string, options: SubmitOptions) => {
      const { runSubmit } = await load()
      await runSubmit({ scheduler, study }, options, terminal)
    })
}
