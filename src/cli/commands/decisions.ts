import type { Command } from 'commander'

/** The group of commands that work on people's decisions, added to the program at the first call. */
export const decisionsGroup = (program: Command): Command =>
  program.commands.find((command) => command.name() === 'decisions') ??
  program
    .command('decisions')
    .summary('convert tables of decisions to logs of events, and back')
    .description('Converts people’s decisions between tables and logs of events.')
    .addHelpText('after', '\nExample:\n  $ themata decisions export data/ml-teams --coder ana')
