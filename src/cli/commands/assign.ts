import type { Command } from 'commander'
import type { Action, CommandContext } from '../command.ts'
import { type AssignOptions, addShardOptions, addStep, addWaitOption } from '../options/step-options.ts'
import { addWorkersOption } from '../options/study-options.ts'

interface Actions {
  readonly runAssign: Action<string, AssignOptions>
}

/** `assign <study>`: the third step of a large study, for one shard. */
export function addAssignCommand(program: Command, { terminal, load }: CommandContext<Actions>): void {
  const step = addStep(program, 'assign', 'step 3: code the transcripts of one shard')
  addShardOptions(addWaitOption(addWorkersOption(step)))
    .addHelpText('after', '\nExample:\n  $ themata assign interviews --work work --shard 0/16')
    .action(async (study: string, options: AssignOptions) => {
      const { runAssign } = await load()
      await runAssign(study, options, terminal)
    })
}
