import { type Command, Option } from 'commander'
import type { AnalysisOptions } from '../../model/analysis.ts'
import { type ColumnOptions, columnOption, encodingOption, interviewerOption, names, whole } from './options.ts'

/** How a study is to be read and analyzed: what `analyze` and the steps of large work share. */
export interface StudyOptions {
  readonly codebook?: string
  readonly interviewer: readonly string[]
  readonly encoding?: string
  readonly column: ColumnOptions
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
  readonly seed?: number
}

/** What decides how the work is done, and nothing of the result. */
export interface WorkingOptions {
  readonly workers?: number
  readonly quiet: boolean
}

/** How the options of an analysis are written on a command line; the keys are their names in `AnalysisOptions`. */
const written: Readonly<Record<Exclude<keyof StudyOptions, 'interviewer' | 'encoding' | 'column'>, Option>> = {
  codebook: new Option(
    '--codebook <file>',
    'codebook to apply (default: codebook.yaml of the study, else the collaboration codebook)',
  ),
  segmenter: new Option('--segmenter <name>', 'window, turn or sentence: the unit that is coded (default: window)'),
  segmentWords: new Option('--segment-words <n>', 'most words of a window (default: 120)').argParser(whole),
  embedder: new Option(
    '--embedder <name>',
    'words, stems or encoder: where meaning comes from (default: words for English)',
  ),
  coders: new Option(
    '--coders <names>',
    'keyword, meaning, learned (default: learned where <codebook>.weights.json is there, else keyword,meaning)',
  ).argParser(names),
  clusters: new Option(
    '--clusters <n>',
    'groups to look for beside the codes; 0 for none (default: by the number of segments)',
  ).argParser(whole),
  quotes: new Option('--quotes <n>', 'quotes for each code (default: 5)').argParser(whole),
  quotesPerParticipant: new Option(
    '--quotes-per-participant <n>',
    'most quotes of one person for a code (default: 2)',
  ).argParser(whole),
  minCell: new Option(
    '--min-cell <n>',
    'leave counts of groups below n out, so that nobody can be told from a table',
  ).argParser(whole),
  trimFillers: new Option(
    '--trim-fillers',
    'show quotes without um, uh and the like, with […] in their place; tables keep all',
  ),
  pseudonyms: new Option('--pseudonyms', 'put ids in the place of names everywhere, also in what was said'),
  seed: new Option('--seed <n>', 'seed of the random numbers (default: 1)').argParser(whole),
}

/** Adds the options that say how a study is read and analyzed. */
export function addStudyOptions(command: Command): Command {
  const { codebook, ...others } = written
  command.addOption(codebook).addOption(interviewerOption()).addOption(encodingOption()).addOption(columnOption())
  for (const option of Object.values(others)) command.addOption(option)
  return command
}

/** Adds the options that say how the work is done. */
export const addWorkingOptions = (command: Command): Command =>
  command
    .option('--workers <n>', 'threads; 0 for this one alone (default: by the size of the study and the machine)', whole)
    .option('--quiet', 'say nothing but results and errors', false)

/** The options of the analysis among those of a command. */
export const chosenOf = (options: StudyOptions): Partial<AnalysisOptions> =>
  Object.fromEntries(
    Object.keys(written).flatMap((name) => {
      const value = options[name as keyof typeof written]
      return name === 'codebook' || value === undefined ? [] : [[name, value]]
    }),
  )

/** The options as they were given, for another command line. */
export const writeStudyOptions = (options: StudyOptions): string[] => [
  ...Object.entries(written).flatMap(([name, { long }]) => {
    const value = options[name as keyof typeof written]
    if (value === undefined) return []
    return value === true ? [long!] : [long!, Array.isArray(value) ? value.join(',') : String(value)]
  }),
  ...options.interviewer.flatMap((name) => ['--interviewer', name]),
  ...(options.encoding === undefined ? [] : ['--encoding', options.encoding]),
  ...Object.entries(options.column).flatMap(([role, name]) => ['--column', `${role}=${name}`]),
]
