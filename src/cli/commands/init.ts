import type { Command } from 'commander'
import type { Terminal } from '../../io/terminal.ts'

/** `init <study>`: writes the files in which a study is described, as far as they are not there. */
export function addInitCommand(program: Command, terminal: Terminal): void {
  program
    .command('init')
    .summary('begin a study: settings and a table of participants for a folder of transcripts')
    .description(
      'Reads the transcripts in a folder and writes themata.yaml (who asks, who is who; with comments) and participants.csv (a row for each speaker, to be completed). Files that are there are never changed.',
    )
    .argument('<study>', 'folder of transcripts')
    .option('--codebook <name>', 'also copy a shipped codebook into the study: collaboration, remote-work …')
    .addHelpText('after', '\nExample:\n  $ themata init my-study --codebook collaboration')
    .action(async (study: string, options: { codebook?: string }) => {
      const { runInit } = await import('../actions/run-init.ts')
      await runInit(study, options, terminal)
    })
}
