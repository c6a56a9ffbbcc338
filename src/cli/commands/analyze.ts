import type { Command } from 'commander'
import type { Action, CommandContext } from '../command.ts'
import { refuseBoth } from '../options/ignored-options.ts'
import { addLanguageModelOptions, type LanguageModelOptions } from '../options/language-model-options.ts'
import { addOutputOptions, describedAs, jsonOption, type OutputOptions } from '../options/shared-options.ts'
import {
  addQuietOption,
  addStudyOptions,
  addWorkersOption,
  type StudyOptions,
  type WorkerOptions,
} from '../options/study-options.ts'

/** Options of `analyze`. */
export interface AnalysisRequest extends StudyOptions, WorkerOptions, OutputOptions, LanguageModelOptions {
  readonly json: boolean
  /** Folder for parts; false for none. */
  readonly cache: string | false | undefined
}

interface AnalyzeOptions extends StudyOptions, WorkerOptions, OutputOptions, LanguageModelOptions {
  readonly json: boolean
  readonly watch: boolean
  /** True unless given. */
  readonly cache: string | boolean
}

interface Actions {
  readonly runAnalysis: Action<string, AnalysisRequest, 0 | 2>
  readonly watchAnalysis: Action<string, AnalysisRequest, 0 | 2>
}

/** `analyze <study>`: reads transcripts, applies the codebook, writes report and tables. */
export function addAnalyzeCommand(program: Command, { terminal, load, done }: CommandContext<Actions>): void {
  const command = program
    .command('analyze')
    .summary('read transcripts, apply a codebook, write report and tables')
    .description(
      'Reads the transcripts of a study, applies a codebook by keywords and by meaning, and writes a report and tables.',
    )
    .argument('<study>', describedAs.study)
  addOutputOptions(command).addOption(jsonOption('a summary').conflicts('watch'))
  addLanguageModelOptions(addQuietOption(addWorkersOption(addStudyOptions(command))))
    .option(
      '--watch',
      'run again when the codebook, a transcript or a table changes, and show what is different',
      false,
    )
    .option(
      '--cache <folder>',
      'folder for intermediate results of later runs (default: .themata beside the transcripts)',
    )
    .option('--no-cache', 'keep no intermediate results')
  refuseBoth(command, 'cache')
    .addHelpText(
      'after',
      '\nExample:\n  $ themata analyze data/ml-teams --out reports/ml-teams --codebook codebooks/collaboration.yaml',
    )
    .action(async (study: string, options: AnalyzeOptions) => {
      const { runAnalysis, watchAnalysis } = await load()
      const cache = options.cache === true ? undefined : options.cache
      const run = options.watch ? watchAnalysis : runAnalysis
      done(await run(study, { ...options, cache }, terminal))
    })
}
