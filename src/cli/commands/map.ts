import type { Command } from 'commander'
import type { Action, CommandContext } from '../command.ts'
import { addShardOptions, addStep, type ShardOptions } from '../options/step-options.ts'
import { addWorkersOption } from '../options/study-options.ts'

interface Actions {
  readonly runMap: Action<string, ShardOptions>
}

/** `map <study>`: the first step of a large study, for one shard. */
export function addMapCommand(program: Command, { terminal, load }: CommandContext<Actions>): void {
  addShardOptions(addWorkersOption(addStep(program, 'map', 'step 1: read and cut the transcripts of one shard')))
    .addHelpText('after', '\nExample:\n  $ themata map interviews --work work --shard 0/16')
    .action(async (study: string, options: ShardOptions) => {
      const { runMap } = await load()
      await runMap(study, options, terminal)
    })
}
