import type { Command } from 'commander'
import type { Terminal } from '../../io/terminal.ts'
import { acceptOldName } from '../options/old-names.ts'
import {
  type ColumnOptions,
  columnOption,
  encodingOption,
  interviewerOption,
  jsonOption,
  parseWholeNumber,
} from '../options/shared-options.ts'

interface ImportOptions {
  readonly readAs?: string
  readonly encoding?: string
  readonly column: ColumnOptions
  readonly interviewer: readonly string[]
  readonly turns?: number
  readonly write: boolean
  readonly json: boolean
}

/** `import <files…>`: shows how files are read and, with `--write`, notes likely interviewers and aliases. */
export function addImportCommand(program: Command, terminal: Terminal, done: (status: 0 | 2) => void): void {
  const command = program
    .command('import')
    .summary('preview how transcripts are read')
    .description(
      'Shows for each file the format, the speakers with their roles, the words in and out, what was left out and why, and labels that may be one person; then all files in one table, doubtful ones first. Nothing is written without --write.',
    )
    .argument('<files...>', 'transcripts, or folders of them')
    .option('--read-as <format>', 'read the files as this format instead of detecting it')
    .addOption(encodingOption())
    .addOption(columnOption())
    .addOption(interviewerOption())
    .option(
      '--turns <n>',
      'show the first n turns of every file (default: 3 of up to 20 files, else only a table)',
      parseWholeNumber,
    )
    .option(
      '--write',
      'add --column to themata.yaml and, as comments to be confirmed, likely interviewers and labels of one person',
      false,
    )
    .addOption(jsonOption('the preview, a line for each file,').conflicts('turns'))
  acceptOldName(command, ['--format <name>', '--read-as'], terminal)
    .addHelpText(
      'after',
      '\nExamples:\n  $ themata import data/ml-teams/transcripts/P1a.md --turns 5\n  $ themata import my-study --column text=Answer --column speaker=Who\n  $ themata import my-study --write',
    )
    .action(async (paths: string[], options: ImportOptions) => {
      const { runImport } = await import('../actions/import.ts')
      done(await runImport(paths, options, terminal))
    })
}
