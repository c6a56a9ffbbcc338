import { type Command, Option } from 'commander'
import { type AnalysisOptions, type Counted, type MeetingUnit, meetingUnits } from '../../model/options.ts'
import { refuseIgnored } from './ignored-options.ts'
import {
  type ColumnOptions,
  codebookOption,
  columnOption,
  embedderOption,
  encodingOption,
  interviewerOption,
  parseNames,
  parseWholeNumber,
  pseudonymsOption,
  quotesOption,
  seedOption,
  segmenterOption,
} from './shared-options.ts'

/** How a study is read and analyzed: the options that `analyze` and the steps of large studies share. */
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
  readonly matrixUnit?: MeetingUnit
  readonly minCell?: number
  readonly trimFillers?: boolean
  readonly pseudonyms?: boolean
  readonly status?: Counted
  readonly seed?: number
}

/** Options of the execution; they change nothing in the result. */
export interface WorkerOptions {
  readonly workers?: number
  readonly quiet: boolean
}

/** The options of an analysis on a command line; the keys are their names in `AnalysisOptions`. */
type WrittenName = Exclude<keyof StudyOptions, 'interviewer' | 'encoding' | 'column'>

/** Creates the options of an analysis that are written as one word or none, for a command of its own. */
const createOptions = (): Readonly<Record<WrittenName, Option>> => ({
  codebook: codebookOption(),
  segmenter: segmenterOption(),
  segmentWords: new Option('--segment-words <n>', 'max. words of a window (default: 120)').argParser(parseWholeNumber),
  embedder: embedderOption(),
  coders: new Option(
    '--coders <names>',
    'some of {coders} (default: learned where <codebook>.weights.json exists, else keyword,meaning)',
  ).argParser(parseNames),
  clusters: new Option(
    '--clusters <n>',
    'clusters to divide segments without a code into; 0 for none (default: chosen by stability)',
  ).argParser(parseWholeNumber),
  quotes: quotesOption(),
  quotesPerParticipant: new Option(
    '--quotes-per-participant <n>',
    'max. quotes of one participant for a code (default: 2)',
  ).argParser(parseWholeNumber),
  matrixUnit: new Option(
    '--matrix-unit <name>',
    'where codes of the matrix meet: in a segment, an exchange (one question with its answers), a turn with its neighbours, a participant or an organisation (default: neighbours)',
  ).choices([...meetingUnits]),
  minCell: new Option(
    '--min-cell <n>',
    'leave out counts of groups below n, so that nobody can be identified in a table',
  ).argParser(parseWholeNumber),
  trimFillers: new Option(
    '--trim-fillers',
    'show quotes without um, uh and the like, with […] in their place; tables keep all',
  ),
  pseudonyms: pseudonymsOption(),
  status: new Option(
    '--status <name>',
    'the codings that results count: all that are not rejected, or those that people accepted (default: accepted as soon as the study is reviewed, else all)',
  ).choices(['all', 'accepted']),
  seed: seedOption(),
})

const written = createOptions()

/** Adds the options that define how a study is read and analyzed. */
export function addStudyOptions(command: Command): Command {
  const { codebook, ...others } = createOptions()
  command.addOption(codebook).addOption(interviewerOption()).addOption(encodingOption()).addOption(columnOption())
  for (const option of Object.values(others)) command.addOption(option)
  return refuseIgnored<StudyOptions>(command, {
    segmentWords: ({ segmenter = 'window' }) => segmenter !== 'window' && `--segmenter ${segmenter}`,
    embedder: ({ coders, clusters }) =>
      clusters === 0 && coders?.every((name) => name === 'keyword') === true && '--coders keyword --clusters 0',
    quotesPerParticipant: ({ quotes }) => quotes === 0 && '--quotes 0',
  })
}

export const addWorkersOption = (command: Command): Command =>
  command.option(
    '--workers <n>',
    'threads beside the main thread; 0 for it alone (default: by study and machine)',
    parseWholeNumber,
  )

export const addQuietOption = (command: Command): Command =>
  command.option('--quiet', 'print only results and errors', false)

/** The options of the analysis among those of a command. */
export const chosenOf = (options: StudyOptions): Partial<AnalysisOptions> =>
  Object.fromEntries(
    Object.keys(written).flatMap((name) => {
      const value = options[name as WrittenName]
      return name === 'codebook' || value === undefined ? [] : [[name, value]]
    }),
  )

/** The given options in the form of another command line. */
export const writeStudyOptions = (options: StudyOptions): string[] => [
  ...Object.entries(written).flatMap(([name, { long }]) => {
    const value = options[name as WrittenName]
    if (value === undefined) return []
    return value === true ? [long!] : [long!, Array.isArray(value) ? value.join(',') : String(value)]
  }),
  ...options.interviewer.flatMap((name) => ['--interviewer', name]),
  ...(options.encoding === undefined ? [] : ['--encoding', options.encoding]),
  ...Object.entries(options.column).flatMap(([role, name]) => ['--column', `${role}=${name}`]),
]

/** How a study is analyzed by commands that print no report of it. */
export interface AloneOptions {
  readonly codebook?: string
  readonly interviewer: readonly string[]
}
