import type { Command } from 'commander'
import type { Terminal } from '../../io/terminal.ts'
import {
  addStudyOptions,
  addWorkingOptions,
  type StudyOptions,
  type WorkingOptions,
} from '../options/analysis-options.ts'
import { addOutputOptions, type OutputOptions } from '../options/options.ts'

interface AnalyzeOptions extends StudyOptions, WorkingOptions, OutputOptions {
  readonly watch: boolean
  /** True where nothing was said. */
  readonly cache: string | boolean
}

/** `analyze <study>`: reads transcripts, applies the codebook, writes report and tables. */
export function addAnalyzeCommand(program: Command, terminal: Terminal, done: (status: 0 | 2) => void): void {
  const command = program
    .command('analyze')
    .summary('read transcripts, apply a codebook, write report and tables')
    .description(
      'Reads the transcripts of a study, applies a codebook by keywords and by meaning, and writes a report and tables.',
    )
    .argument('<study>', 'folder of transcripts (with participants.csv, if you have one), or one file')
  addOutputOptions(command)
  addStudyOptions(command)
  addWorkingOptions(command)
    .option('--watch', 'run again when the codebook, a transcript or a table changes, and say what is different', false)
    .option('--cache <folder>', 'where work is kept for the next run (default: .themata beside the transcripts)')
    .option('--no-cache', 'keep nothing')
    .addHelpText(
      'after',
      '\nExample:\n  $ themata analyze data/ml-teams --out reports/ml-teams --codebook codebooks/collaboration.yaml',
    )
    .action(async (study: string, options: AnalyzeOptions) => {
      const { runAnalysis, watchAnalysis } = await import('../actions/run-analysis.ts')
      const cache = options.cache === true ? undefined : options.cache
      const run = options.watch ? watchAnalysis : runAnalysis
      done(await run({ ...options, path: study, cache }, terminal))
    })
}
