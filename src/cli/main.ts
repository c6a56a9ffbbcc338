import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { safeTerminal, type Terminal } from '../io/terminal.ts'
import { addAnalyzeCommand } from './commands/analyze.ts'
import { addCodebookCommand } from './commands/codebook.ts'
import { addCompareCommand } from './commands/compare.ts'
import { addImportCommand } from './commands/import.ts'
import { addInitCommand } from './commands/init.ts'
import { addLearningCommands } from './commands/learning.ts'
import { addListCommand } from './commands/list.ts'
import { addQuotesCommand } from './commands/quotes.ts'
import { addShardCommands } from './commands/shards.ts'

/** Read as text, so that starting loads no code for it. */
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

/** Runs one command line. Returns 0 when done, 2 when the input or the command line has to be fixed. */
export async function main(argv: readonly string[], shown: Terminal): Promise<0 | 2> {
  const terminal = safeTerminal(shown)
  const program = new Command('themata')
    .description('Thematic analysis of interview transcripts. Nothing leaves this machine.')
    .version(version, '-V, --version', 'print the version')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeOut: terminal.say, writeErr: terminal.tell })
    .showHelpAfterError('(add --help for what is known)')
    .addHelpText('after', '\nExample:\n  $ themata analyze data/ml-teams --out reports/ml-teams')
  let status: 0 | 2 = 0
  const done = (code: 0 | 2): void => {
    status = code
  }
  program.commandsGroup('From transcripts to findings:')
  addInitCommand(program, terminal)
  addImportCommand(program, terminal, done)
  addCodebookCommand(program, terminal, done)
  addAnalyzeCommand(program, terminal, done)
  addQuotesCommand(program, terminal)
  addCompareCommand(program, terminal)
  program.commandsGroup('People’s codings:')
  addLearningCommands(program, terminal)
  program.commandsGroup('Large studies, on many machines:')
  addShardCommands(program, terminal, done)
  program.commandsGroup('About themata:')
  addListCommand(program, terminal)

  try {
    await program.parseAsync(argv, { from: 'user' })
    return status
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    const { toInputError } = await import('../io/disk-errors.ts') // here, so that starting does not load it
    const known = toInputError(error)
    if (!(known instanceof Error && known.name === 'InputError')) throw known // a bug of ours: keep the stack, exit code 1
    terminal.tell(`${known.message}\n`)
    return 2
  }
}
