import type { Command } from 'commander'
import type { Action, CommandContext } from '../command.ts'
import { describedAs } from '../options/shared-options.ts'

interface Actions {
  readonly runInit: Action<string, { codebook?: string }>
}

/** `init <study>`: writes the files that describe a study, except those it has. */
export function addInitCommand(program: Command, { terminal, load }: CommandContext<Actions>): void {
  program
    .command('init')
    .summary('begin a study: settings and a table of participants for a folder of transcripts')
    .description(
      'Reads the transcripts in a folder and writes themata.yaml (interviewers and aliases; with comments) and participants.csv (a row for each speaker, to be completed), empty texts for your own words on sections, themes and codes (synthesis), and .gitattributes, by which git joins decisions. Existing files are never changed.',
    )
    .argument('<study>', describedAs.studyFolder)
    .option('--codebook <name>', 'also copy a shipped codebook into the study: {codebooks}')
    .addHelpText('after', '\nExample:\n  $ themata init my-study --codebook collaboration')
    .action(async (study: string, options: { codebook?: string }) => {
      const { runInit } = await load()
      await runInit(study, options, terminal)
    })
}
