import type { Command } from 'commander'
import type { Action, CommandContext } from '../command.ts'
import { addStep, type StepOptions } from '../options/step-options.ts'

interface Actions {
  readonly runGather: Action<string, StepOptions>
}

/** `gather <study>`: stores the parts that filters printed. */
export function addGatherCommand(program: Command, { terminal, load }: CommandContext<Actions>): void {
  addStep(program, 'gather', 'with pipes: store from standard input what map --pipe or assign --pipe printed')
    .addHelpText('after', '\nExample:\n  $ cat mapped/part-* | themata gather interviews --work work')
    .action(async (study: string, options: StepOptions) => {
      const { runGather } = await load()
      await runGather(study, options, terminal)
    })
}
