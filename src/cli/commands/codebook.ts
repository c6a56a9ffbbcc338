import type { Command } from 'commander'

/** The group of commands that work on codebooks, added to the program at the first call. */
export const codebookGroup = (program: Command): Command =>
  program.commands.find((command) => command.name() === 'codebook') ??
  program
    .command('codebook')
    .summary('check, change or improve a codebook, or print its schema')
    .description('Checks, changes and improves codebooks.')
    .addHelpText('after', '\nExample:\n  $ themata codebook check codebooks/collaboration.yaml')
