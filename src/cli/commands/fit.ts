import type { Command } from 'commander'
import type { Action, CommandContext } from '../command.ts'
import { addStep, addWaitOption, type WaitingOptions } from '../options/step-options.ts'
import { addWorkersOption } from '../options/study-options.ts'

interface Actions {
  readonly runFit: Action<string, WaitingOptions>
}

/** `fit <study>`: the second step of a large study, done once. */
export function addFitCommand(program: Command, { terminal, load }: CommandContext<Actions>): void {
  addWaitOption(addWorkersOption(addStep(program, 'fit', 'step 2: fit the model, when all shards of map are finished')))
    .addHelpText('after', '\nExample:\n  $ themata fit interviews --work work')
    .action(async (study: string, options: WaitingOptions) => {
      const { runFit } = await load()
      await runFit(study, options, terminal)
    })
}
