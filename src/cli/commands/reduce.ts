import type { Command } from 'commander'
import type { Action, CommandContext } from '../command.ts'
import { addOutputOptions, jsonOption } from '../options/shared-options.ts'
import { addStep, addWaitOption, type ReduceOptions } from '../options/step-options.ts'

interface Actions {
  readonly runReduce: Action<string, ReduceOptions, 0 | 2>
}

/** `reduce <study>`: the last step of a large study, done once. */
export function addReduceCommand(program: Command, { terminal, load, done }: CommandContext<Actions>): void {
  const step = addStep(program, 'reduce', 'step 4: add up all shards, write report and tables')
  addOutputOptions(addWaitOption(step))
    .addOption(jsonOption('a summary'))
    .addHelpText('after', '\nExample:\n  $ themata reduce interviews --work work --out reports/interviews')
    .action(async (study: string, options: ReduceOptions) => {
      const { runReduce } = await load()
      done(await runReduce(study, options, terminal))
    })
}
