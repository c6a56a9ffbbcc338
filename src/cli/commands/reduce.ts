import type { Command } from 'commander'
import type { Terminal } from '../../io/terminal.ts'
import { addOutputOptions, jsonOption } from '../options/shared-options.ts'
import { addStep, addWaitOption, type ReduceOptions } from '../options/step-options.ts'

/** `reduce <study>`: the last step of a large study, done once. */
export function addReduceCommand(program: Command, terminal: Terminal, done: (status: 0 | 2) => void): void {
  const step = addStep(program, 'reduce', 'step 4: add up all shards, write report and tables')
  addOutputOptions(addWaitOption(step))
    .addOption(jsonOption('a summary'))
    .addHelpText('after', '\nExample:\n  $ themata reduce interviews --work work --out reports/interviews')
    .action(async (study: string, options: ReduceOptions) => {
      const { runReduce } = await import('../actions/reduce.ts')
      done(await runReduce(study, options, terminal))
    })
}
