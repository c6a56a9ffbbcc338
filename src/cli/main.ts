import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { safeTerminal, type Terminal } from '../io/terminal.ts'
import type { AddCommand, CommandContext } from './command.ts'
import { addAgreementCommand } from './commands/agreement.ts'
import { addAnalyzeCommand } from './commands/analyze.ts'
import { addAssignCommand } from './commands/assign.ts'
import { addCodebookCheckCommand } from './commands/codebook-check.ts'
import { addCodebookExcludeCommand } from './commands/codebook-exclude.ts'
import { addCodebookMergeCommand } from './commands/codebook-merge.ts'
import { addCodebookMoveCommand } from './commands/codebook-move.ts'
import { addCodebookRenameCommand } from './commands/codebook-rename.ts'
import { addCodebookRetireCommand } from './commands/codebook-retire.ts'
import { addCodebookSchemaCommand } from './commands/codebook-schema.ts'
import { addCodebookSplitCommand } from './commands/codebook-split.ts'
import { addCodebookSuggestCommand } from './commands/codebook-suggest.ts'
import { addCompareCommand } from './commands/compare.ts'
import { addDecisionsConvertCommand } from './commands/decisions-convert.ts'
import { addDecisionsExportCommand } from './commands/decisions-export.ts'
import { addDrawCommand } from './commands/draw.ts'
import { addEvaluateCommand } from './commands/evaluate.ts'
import { addExportCommand } from './commands/export.ts'
import { addFitCommand } from './commands/fit.ts'
import { addGatherCommand } from './commands/gather.ts'
import { addImportCommand } from './commands/import.ts'
import { addInitCommand } from './commands/init.ts'
import { addLearnCommand } from './commands/learn.ts'
import { addListCommand } from './commands/list.ts'
import { addMapCommand } from './commands/map.ts'
import { addQuotesCommand } from './commands/quotes.ts'
import { addReduceCommand } from './commands/reduce.ts'
import { addReviewCommand } from './commands/review.ts'
import { addSelftestAgreementCommand } from './commands/selftest-agreement.ts'
import { addSubmitCommand } from './commands/submit.ts'
import { addSuggestPassagesCommand } from './commands/suggest-passages.ts'
import { addVerifyCommand } from './commands/verify.ts'
import { describeOption } from './options/describe-option.ts'

/** Version of the package, read as text so that the start loads no code for it. */
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

/** Adds a command to the program; what does it is loaded when it is run. */
type AddLoaded = (program: Command, context: Omit<CommandContext<unknown>, 'load'>) => void

/** Joins a command, declared in `commands/x.ts`, to what does it, `actions/x.ts`. */
const command =
  <Actions>(add: AddCommand<Actions>, load: () => Promise<Actions>): AddLoaded =>
  (program, context) =>
    add(program, { ...context, load })

/** All commands by the headings of the help, those a researcher needs first on top. */
const commandGroups: readonly { readonly heading: string; readonly commands: readonly AddLoaded[] }[] = [
  {
    heading: 'From transcripts to findings:',
    commands: [
      command(addInitCommand, () => import('./actions/init.ts')),
      (program, context) =>
        addImportCommand(program, {
          ...context,
          load: () => import('./actions/import.ts'),
          loadSpeakers: () => import('./speakers/import-speakers.ts'),
          loadProject: () => import('./foreign/import-project.ts'),
        }),
      command(addCodebookCheckCommand, () => import('./actions/codebook-check.ts')),
      command(addCodebookSuggestCommand, () => import('./actions/codebook-suggest.ts')),
      command(addCodebookSchemaCommand, () => import('./actions/codebook-schema.ts')),
      command(addCodebookRenameCommand, () => import('./actions/codebook-rename.ts')),
      command(addCodebookMergeCommand, () => import('./actions/codebook-merge.ts')),
      command(addCodebookSplitCommand, () => import('./actions/codebook-split.ts')),
      command(addCodebookMoveCommand, () => import('./actions/codebook-move.ts')),
      command(addCodebookRetireCommand, () => import('./actions/codebook-retire.ts')),
      command(addCodebookExcludeCommand, () => import('./actions/codebook-exclude.ts')),
      command(addAnalyzeCommand, () => import('./actions/analyze.ts')),
      command(addQuotesCommand, () => import('./actions/quotes.ts')),
      command(addSuggestPassagesCommand, () => import('./actions/suggest-passages.ts')),
      command(addExportCommand, () => import('./actions/export.ts')),
      command(addCompareCommand, () => import('./actions/compare.ts')),
      command(addVerifyCommand, () => import('./actions/verify.ts')),
    ],
  },
  {
    heading: 'People’s codings:',
    commands: [
      command(addDrawCommand, () => import('./actions/draw.ts')),
      command(addReviewCommand, () => import('./actions/review.ts')),
      command(addLearnCommand, () => import('./actions/learn.ts')),
      command(addEvaluateCommand, () => import('./actions/evaluate.ts')),
      command(addAgreementCommand, () => import('./actions/agreement.ts')),
      command(addDecisionsConvertCommand, () => import('./actions/decisions-convert.ts')),
      command(addDecisionsExportCommand, () => import('./actions/decisions-export.ts')),
    ],
  },
  {
    heading: 'Large studies, on many machines:',
    commands: [
      command(addMapCommand, () => import('./actions/map.ts')),
      command(addFitCommand, () => import('./actions/fit.ts')),
      command(addAssignCommand, () => import('./actions/assign.ts')),
      command(addReduceCommand, () => import('./actions/reduce.ts')),
      command(addGatherCommand, () => import('./actions/gather.ts')),
      command(addSubmitCommand, () => import('./actions/submit.ts')),
    ],
  },
  {
    heading: 'About themata:',
    commands: [
      command(addListCommand, () => import('./actions/list.ts')),
      command(addSelftestAgreementCommand, () => import('./actions/selftest-agreement.ts')),
    ],
  },
]

/**
 * The program with all its commands; nothing is run yet.
 *
 * @param done takes the exit status of a command that can end with 2 although it did its work
 */
export function createProgram(terminal: Terminal, done: (status: 0 | 2) => void): Command {
  const program = new Command('themata')
    .description('Thematic analysis of interview transcripts. Nothing leaves this machine, unless you say so.')
    .version(version, '-V, --version', 'print the version')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeOut: terminal.print, writeErr: terminal.log })
    .configureHelp({ optionDescription: describeOption })
    .showHelpAfterError('(--help lists all commands and options)')
    .addHelpText('after', '\nExample:\n  $ themata analyze data/ml-teams --out reports/ml-teams')
  for (const { heading, commands } of commandGroups) {
    program.commandsGroup(heading)
    for (const add of commands) add(program, { terminal, done })
  }
  return program
}

/** Runs one command line. Returns 0 when done, 2 when the input or the command line has to be fixed. */
export async function main(argv: readonly string[], shown: Terminal): Promise<0 | 2> {
  const terminal = safeTerminal(shown)
  let status: 0 | 2 = 0
  const program = createProgram(terminal, (code) => {
    status = code
  })
  try {
    if (argv.length > 1 && (argv.includes('--help') || argv.includes('-h'))) {
      const [{ fillNames }, { readChoices }] = await Promise.all([
        import('./options/fill-names.ts'),
        import('../io/package-files.ts'),
      ])
      fillNames(program, readChoices())
    }
    await program.parseAsync(argv, { from: 'user' })
    return status
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    const { toInputError } = await import('../io/disk-errors.ts') // loaded here to keep the start fast
    const known = toInputError(error)
    if (!(known instanceof Error && known.name === 'InputError')) throw known // a bug of ours: keep the stack, exit code 1
    terminal.log(`${known.message}\n`)
    return 2
  }
}
