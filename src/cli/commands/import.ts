import type { Command } from 'commander'
import type { Terminal } from '../../io/terminal.ts'
import { type ColumnOptions, columnOption, encodingOption, interviewerOption, whole } from '../options/options.ts'

interface ImportOptions {
  readonly format?: string
  readonly encoding?: string
  readonly column: ColumnOptions
  readonly interviewer: readonly string[]
  readonly turns?: number
  readonly write: boolean
  readonly json: boolean
}

/** `import <file…>`: shows what would be read and, with `--write`, notes who seems to ask and who is who. */
export function addImportCommand(program: Command, terminal: Terminal, done: (status: 0 | 2) => void): void {
  program
    .command('import')
    .summary('preview what would be read of transcripts')
    .description(
      'Shows for each file the format, the speakers with their roles, the words in and out, what was left out and why, and labels that may be one person; then all files in one table, those in doubt first. Nothing is written unless you ask.',
    )
    .argument('<files...>', 'transcripts, or folders of them')
    .option('--format <name>', 'read the files as this format instead of finding out')
    .addOption(encodingOption())
    .addOption(columnOption())
    .addOption(interviewerOption())
    .option('--turns <n>', 'show the first n turns of every file (3 of up to 20 files, else one table)', whole)
    .option(
      '--write',
      'add --column to themata.yaml and, as comments to be confirmed, who seems to ask and labels of one person',
      false,
    )
    .option('--json', 'print the preview as JSON, a line for each file', false)
    .addHelpText(
      'after',
      '\nExamples:\n  $ themata import data/ml-teams/transcripts/P1a.md --turns 5\n  $ themata import my-study --column text=Answer --column speaker=Who\n  $ themata import my-study --write',
    )
    .action(async (paths: string[], options: ImportOptions) => {
      const { runImport } = await import('../actions/run-import.ts')
      done(await runImport(paths, options, terminal))
    })
}
