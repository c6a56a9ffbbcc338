import type { Command } from 'commander'
import type { Terminal } from '../../io/terminal.ts'
import type { AnalysisOptions } from '../../model/analysis.ts'
import { type ColumnOptions, columnOption, encodingOption, interviewerOption, names, whole } from '../options.ts'

interface AnalyzeOptions {
  readonly out: string
  readonly codebook?: string
  readonly interviewer: readonly string[]
  readonly encoding?: string
  readonly column: ColumnOptions
  readonly format: readonly string[]
  readonly segmenter?: string
  readonly segmentWords?: number
  readonly embedder?: string
  readonly coders?: readonly string[]
  readonly clusters?: number
  readonly quotes?: number
  readonly quotesPerParticipant?: number
  readonly minCell?: number
  readonly trimFillers?: boolean
  readonly pseudonyms?: boolean
  readonly figures: boolean
  readonly seed?: number
  readonly json: boolean
  readonly cache: string | boolean
  readonly workers?: number
  readonly quiet: boolean
}

/** `analyze <study>`: reads transcripts, applies the codebook, writes report and tables. */
export function addAnalyzeCommand(program: Command, terminal: Terminal, done: (status: 0 | 2) => void): void {
  program
    .command('analyze')
    .summary('read transcripts, apply a codebook, write report and tables')
    .description(
      'Reads the transcripts of a study, applies a codebook by keywords and by meaning, and writes a report and tables.',
    )
    .argument('<study>', 'folder of transcripts (with participants.csv, if you have one), or one file')
    .requiredOption('--out <folder>', 'where report and tables are written')
    .option(
      '--codebook <file>',
      'codebook to apply (default: codebook.yaml of the study, else the collaboration codebook)',
    )
    .addOption(interviewerOption())
    .addOption(encodingOption())
    .addOption(columnOption())
    .option('--format <names>', 'what to write, of md, html, docx, csv, xlsx, json', names, [
      'md',
      'html',
      'csv',
      'json',
    ])
    .option('--figures', 'also write every figure as SVG and PNG', false)
    .option('--segmenter <name>', 'window, turn or sentence: the unit that is coded (default: window)')
    .option('--segment-words <n>', 'most words of a window (default: 120)', whole)
    .option('--embedder <name>', 'words, stems or encoder: where meaning comes from (default: words for English)')
    .option(
      '--coders <names>',
      'keyword, meaning, learned (default: learned where <codebook>.weights.json is there, else keyword,meaning)',
      names,
    )
    .option(
      '--clusters <n>',
      'groups to look for beside the codes; 0 for none (default: by the number of segments)',
      whole,
    )
    .option('--quotes <n>', 'quotes for each code (default: 5)', whole)
    .option('--quotes-per-participant <n>', 'most quotes of one person for a code (default: 2)', whole)
    .option('--min-cell <n>', 'leave counts of groups below n out, so that nobody can be told from a table', whole)
    .option('--trim-fillers', 'show quotes without um, uh and the like, with […] in their place; tables keep all')
    .option('--pseudonyms', 'put ids in the place of names everywhere, also in what was said')
    .option('--seed <n>', 'seed of the random numbers (default: 1)', whole)
    .option('--json', 'print a summary that a program can read', false)
    .option('--cache <folder>', 'where work is kept for the next run (default: .themata beside the transcripts)')
    .option('--no-cache', 'keep nothing')
    .option('--workers <n>', 'threads; 0 for this one alone (default: by the size of the study and the machine)', whole)
    .option('--quiet', 'say nothing but results and errors', false)
    .addHelpText(
      'after',
      '\nExample:\n  $ themata analyze data/ml-teams --out reports/ml-teams --codebook codebooks/collaboration.yaml',
    )
    .action(async (study: string, options: AnalyzeOptions) => {
      const { runAnalysis } = await import('../run-analysis.ts')
      const { out, codebook, interviewer, encoding, column: columns, format, figures, json, ...rest } = options
      const { cache, workers = null, quiet, ...chosen } = rest
      done(
        await runAnalysis(
          {
            path: study,
            out,
            codebook,
            interviewers: interviewer,
            reading: { encoding, columns },
            formats: format,
            figures,
            json,
            cache: cache === true ? undefined : cache,
            workers,
            quiet,
            chosen: chosen as Partial<AnalysisOptions>,
          },
          terminal,
        ),
      )
    })
}
