import type { Command } from 'commander'
import type { Terminal } from '../../io/terminal.ts'
import { addStep, type StepOptions } from '../options/step-options.ts'

/** `gather <study>`: stores the parts that filters printed. */
export function addGatherCommand(program: Command, terminal: Terminal): void {
  addStep(program, 'gather', 'store what map --pipe or assign --pipe printed, from standard input')
    .addHelpText('after', '\nExample:\n  $ cat mapped/part-* | themata gather interviews --work work')
    .action(async (study: string, options: StepOptions) => {
      const { runGather } = await import('../actions/gather.ts')
      await runGather(study, options, terminal)
    })
}
