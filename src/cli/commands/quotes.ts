import type { Command } from 'commander'
import { more, whole } from '../options.ts'
import type { Terminal } from '../terminal.ts'

/** `quotes <study>`: what participants say around a keyword. */
export function addQuotesCommand(program: Command, terminal: Terminal): void {
  program
    .command('quotes')
    .summary('search what participants say with a keyword, in context')
    .description(
      'Shows every place where participants say what a keyword looks for, with the words around it. Interviewers are left out.',
    )
    .argument('<study>', 'folder of transcripts, or one file')
    .requiredOption('--search <keyword>', 'a keyword as codebooks have it, such as "access & data"')
    .option('--context <n>', 'words to show on each side', whole, 12)
    .option('--language <tag>', 'language of the talk, for inflections (default: found out for each transcript)')
    .option('--interviewer <name>', 'somebody who asks; may be given more than once', more, [])
    .option('--format <name>', 'text, csv or json', 'text')
    .addHelpText('after', '\nExample:\n  $ themata quotes data/ml-teams --search "wrote|written down"')
    .action(
      async (
        study: string,
        options: { search: string; context: number; language?: string; interviewer: string[]; format: string },
      ) => {
        const { runQuotes } = await import('../run-quotes.ts')
        await runQuotes(study, options, terminal)
      },
    )
}
