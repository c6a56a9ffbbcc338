import type { Command } from 'commander'
import type { Terminal } from '../terminal.ts'

/** `import <file…>`: shows what would be read, and changes nothing. */
export function addImportCommand(program: Command, terminal: Terminal, done: (status: 0 | 2) => void): void {
  program
    .command('import')
    .summary('preview what would be read of transcripts')
    .description(
      'Shows for each file the format, the speakers with their roles, the words in and out, and what was left out and why. Nothing is written.',
    )
    .argument('<files...>', 'transcripts, or folders of them')
    .option('--format <name>', 'read the files as this format instead of finding out')
    .option(
      '--interviewer <name>',
      'somebody who asks; may be given more than once',
      (name: string, before: string[]) => [...before, name],
      [] as string[],
    )
    .option('--turns <n>', 'also show the first n turns', '3')
    .option('--json', 'print the preview as JSON', false)
    .addHelpText('after', '\nExample:\n  $ themata import data/ml-teams/transcripts/P1a.md --turns 5')
    .action(
      async (paths: string[], options: { format?: string; interviewer: string[]; turns: string; json: boolean }) => {
        const { runImport } = await import('../run-import.ts')
        done(await runImport(paths, { ...options, turns: Number(options.turns) }, terminal))
      },
    )
}
