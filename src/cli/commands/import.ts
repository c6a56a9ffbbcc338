import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Action, CommandContext } from '../command.ts'
import type { ImportProjectOptions } from '../foreign/import-options.ts'
import { acceptOldName } from '../options/old-names.ts'
import {
  type ColumnOptions,
  codebookOption,
  columnOption,
  encodingOption,
  interviewerOption,
  jsonOption,
  modelOption,
  parseWholeNumber,
} from '../options/shared-options.ts'

/** Options of `import`. */
export interface PreviewOptions {
  readonly readAs?: string
  readonly encoding?: string
  readonly column: ColumnOptions
  readonly interviewer: readonly string[]
  /** Turns shown of each file; undefined unless given. */
  readonly turns?: number | undefined
  readonly write: boolean
  readonly json: boolean
}

/** Options of `import --speakers`. */
export interface SpeakersOptions extends Pick<PreviewOptions, 'readAs' | 'encoding' | 'column' | 'write'> {
  /** Corrections, such as `3-9 is P`. */
  readonly correct: readonly string[]
  readonly confirmSpeakers: boolean
}

interface ImportOptions extends Omit<ImportProjectOptions, 'study'> {
  readonly study?: string
  readonly interviewer: readonly string[]
  readonly turns?: number
  readonly write: boolean
  readonly json: boolean
  readonly speakers: boolean
  readonly correct: readonly string[]
  readonly confirmSpeakers: boolean
}

/** What the command needs to be run: the preview, the proposal of speakers, and the import of other programs' codings. */
interface ImportContext
  extends CommandContext<{ readonly runImport: Action<readonly string[], PreviewOptions, 0 | 2> }> {
  readonly loadSpeakers: () => Promise<{
    readonly runImportSpeakers: Action<readonly string[], SpeakersOptions, 0 | 2>
  }>
  readonly loadProject: () => Promise<{ readonly importProject: Action<readonly string[], ImportProjectOptions> }>
}

/** Adds one pair such as `quote=Excerpt` to those before. */
const addPair = (written: string, before: Readonly<Record<string, string>>): Record<string, string> => {
  const [, name, value] = /^([^=]+)=(.+)$/.exec(written) ?? []
  if (name === undefined || value === undefined) throw new InvalidArgumentError('write name=value.')
  return { ...before, [name]: value }
}

/** The name of an option as it is written on the command line. */
const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** Options that say how codings are taken into a study. */
const onlyWithStudy = [
  ...['codebook', 'separator', 'person', 'model', 'document', 'complete'],
  ...['reviewedBy', 'goneIsRejected', 'goneIsUndone'],
]

/**
 * `import <files…>`: shows how transcripts are read and, with `--write`, notes likely interviewers and aliases; with
 * `--study`, takes the codings of other programs into a study.
 */
export function addImportCommand(
  program: Command,
  { terminal, load, loadSpeakers, loadProject, done }: ImportContext,
): void {
  const command = program
    .command('import')
    .summary('preview how transcripts are read, or take in a project of another program')
    .description(
      'Without --study: shows for each file the format, the speakers with their roles, the words in and out, what was left out and why, and labels that may be one person; then all files in one table, doubtful ones first. Nothing is written without --write. With --study: reads projects, tables of quotes and dictionaries of other programs, and answers of language models; finds their quotes in the transcripts of the study; and adds them to decisions/<coder>.jsonl. What cannot be found is counted and listed.',
    )
    .argument('<files...>', 'transcripts or folders of them; with --study, files of other programs')
    .option('--read-as <format>', 'read the files as this format instead of detecting it')
    .addOption(encodingOption())
    .addOption(columnOption().argParser(addPair))
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
    .addOption(
      new Option(
        '--speakers',
        'propose who speaks where transcripts name nobody; --write keeps it in the folder "speakers", to be corrected and confirmed',
      )
        .default(false)
        .conflicts(['study', 'turns', 'json']),
    )
    .addOption(
      new Option(
        '--correct <words>',
        'with --speakers and one transcript: "3-9 is P", "from 40 is I", "swap all"; may be repeated',
      )
        .argParser((written: string, before: readonly string[]) => [...before, written])
        .default([], 'none'),
    )
    .option(
      '--confirm-speakers',
      'with --speakers and one transcript: the speakers are right; write them, and use them',
      false,
    )
    .addOption(
      new Option(
        '--study <folder>',
        'take what the files hold into this study; one without transcripts gets those of a project',
      ).conflicts(['turns', 'write', 'json']),
    )
    .addOption(codebookOption())
    .option('--separator <mark>', 'with --study: what separates the codes in a cell, such as ";"')
    .option('--person <name>', 'with --study: the person who coded, where the files name nobody')
    .addOption(modelOption())
    .addOption(
      new Option('--document <name=transcript>', 'with --study: the transcript that a document is; may be repeated')
        .argParser(addPair)
        .default({}, 'the one of that name'),
    )
    .option(
      '--complete',
      'with --study: every coder read each document in which they coded as a whole, so that what has none of their codes is a no',
      false,
    )
    .option(
      '--reviewed-by <name>',
      'with --study: the person who reviewed our suggestions in a project that export put them into',
    )
    .option(
      '--gone-is-rejected',
      'with --reviewed-by: every suggestion was looked at, and those that are no longer there were rejected',
      false,
    )
    .option(
      '--gone-is-undone',
      'with --study: codings of an earlier import that are no longer in the project were taken back by their coders',
      false,
    )
  acceptOldName(command, ['--format <name>', '--read-as'], terminal)
    .addHelpText(
      'after',
      '\nExamples:\n  $ themata import data/ml-teams/transcripts/P1a.md --turns 5\n  $ themata import my-study --column text=Answer --column speaker=Who\n  $ themata import my-study --write\n  $ themata import my-study/transcripts/P1.txt --speakers\n  $ themata import excerpts.xlsx --study my-study\n  $ themata import answers.jsonl --study my-study --model gpt-4o',
    )
    .action(async (paths: string[], options: ImportOptions) => {
      if (options.goneIsRejected && options.reviewedBy === undefined)
        command.error('error: --gone-is-rejected applies only with --reviewed-by')
      if (options.study !== undefined) {
        const { importProject } = await loadProject()
        await importProject(paths, { ...options, study: options.study }, terminal)
        return
      }
      if (options.speakers) {
        const { runImportSpeakers } = await loadSpeakers()
        done(await runImportSpeakers(paths, options, terminal))
        return
      }
      if (options.correct.length > 0 || options.confirmSpeakers)
        command.error('error: --correct and --confirm-speakers apply only with --speakers')
      const ignored = onlyWithStudy.filter((name) => command.getOptionValueSource(name) === 'cli')
      if (ignored.length > 0) command.error(`error: --${kebab(ignored[0]!)} applies only with --study`)
      const { runImport } = await load()
      done(await runImport(paths, options, terminal))
    })
}
