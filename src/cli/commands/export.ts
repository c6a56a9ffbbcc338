import { type Command, Option } from 'commander'
import type { Action, CommandContext } from '../command.ts'
import { codebookOption, describedAs, interviewerOption, pseudonymsOption } from '../options/shared-options.ts'

/** Options of `export`. */
export interface ExportOptions {
  readonly to: string
  readonly format?: string
  /** Their project, which gets our suggestions. */
  readonly theirs?: string
  readonly suggestionsAs: 'user' | 'codes'
  /** True to add suggestions again that were in their project and were taken out. */
  readonly again: boolean
  /** True to take byte order marks out of their texts. */
  readonly withoutMarks: boolean
  readonly withoutSuggestions?: boolean
  readonly pseudonyms?: boolean
  readonly codebook?: string
  readonly interviewer: readonly string[]
  readonly force: boolean
}

interface Actions {
  readonly runExport: Action<string, ExportOptions>
}

/** `export <study> --to <file>`: writes a study for other programs, or suggestions into a project of theirs. */
export function addExportCommand(program: Command, { terminal, load }: CommandContext<Actions>): void {
  program
    .command('export')
    .summary('write a study for MAXQDA, ATLAS.ti, NVivo, QualCoder and others')
    .description(
      'Writes a study, with the codings of each person and the suggestions of the machine, as a REFI-QDA project (.qdpx), or its codebook (.qdc); other endings and --format give the outputs of analyze. With --theirs, a copy of a project of another program with our suggestions in it: nothing of theirs is changed. What the file cannot hold is counted.',
    )
    .argument('<study>', describedAs.studyFolder)
    .requiredOption('--to <file>', 'the file to write: project.qdpx, codebook.qdc or another')
    .option('--format <name>', 'qdpx, qdc or {outputs} (default: by the ending of the file)')
    .option('--theirs <project>', 'their .qdpx, a copy of which gets our suggestions')
    .addOption(
      new Option(
        '--suggestions-as <form>',
        'with --theirs: codings of a second user, or codings with copies of the codes under one parent',
      )
        .choices(['user', 'codes'])
        .default('user'),
    )
    .option('--again', 'with --theirs: also suggestions that were in their project before and were taken out', false)
    .option(
      '--without-marks',
      'with --theirs: without the byte order marks of texts, which QualCoder takes for characters when it opens its own exports',
      false,
    )
    .option('--without-suggestions', 'write only what people coded')
    .addOption(pseudonymsOption().conflicts('theirs'))
    .addOption(codebookOption())
    .addOption(interviewerOption())
    .option('--force', 'replace a file that is there already', false)
    .addHelpText(
      'after',
      '\nExamples:\n  $ themata export my-study --to my-study.qdpx\n  $ themata export my-study --theirs theirs.qdpx --to with-suggestions.qdpx\n  $ themata export my-study --to codebook.qdc\n  $ themata export my-study --to to-share.qdpx --pseudonyms',
    )
    .action(async (study: string, options: ExportOptions) => {
      const { runExport } = await load()
      await runExport(study, options, terminal)
    })
}
