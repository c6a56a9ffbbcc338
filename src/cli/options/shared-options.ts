import { type Command, InvalidArgumentError, Option } from 'commander'
import type { CsvSeparator } from '../../boundary/csv-row.ts'

// Every argument and option that more than one command has, so that it has one name and one description. In descriptions
// the name of a registry in braces stands for its entries: see `fill-names.ts`.

/** Parses a whole number. */
export const parseWholeNumber = (written: string): number => {
  if (!/^\d+$/.test(written)) throw new InvalidArgumentError('a whole number is needed.')
  return Number(written)
}

/** Parses names separated by commas. */
export const parseNames = (written: string): string[] => written.split(',').map((name) => name.trim())

/** Collects the values of an option that may be repeated. */
export const collectRepeated = (written: string, before: readonly string[]): string[] => [...before, written]

/** Descriptions of arguments. */
export const describedAs = {
  study: 'folder of transcripts (with participants.csv, if you have one), or one file',
  studyFolder: 'folder of transcripts',
  sharedStudy: 'folder of transcripts, the same for all steps and machines',
  codebook: 'YAML file, such as codebooks/collaboration.yaml',
  coded: 'study with decisions, table of coded passages (CSV, TSV, XLSX), or folder of such tables',
  analysis: 'folder that analyze wrote, or its analysis.json',
} as const

export const codebookOption = (): Option =>
  new Option('--codebook <file>', 'codebook to apply (default: codebook.yaml of the study, else collaboration)')

export const coderOption = (): Option =>
  new Option('--as <name>', 'your name as a coder (default: your name on this computer)')

export const decidedOption = (): Option => new Option('--on <study>', 'also count the decisions of a study on the code')

export const segmenterOption = (): Option =>
  new Option('--segmenter <name>', '{segmenters}: the unit that is coded (default: window)')

/** The language model, or other program, that codes or coded; or a sentence encoder. */
export const modelOption = (): Option =>
  new Option(
    '--model <name>',
    'name of the language model or program that codes, as its server or its makers call it; with --embedder onnx the folder of your encoder',
  )

export const embedderOption = (): Option =>
  new Option('--embedder <name>', '{embedders}: the source of meaning (default: words for English)')

export const quotesOption = (): Option => new Option('--quotes <n>', 'quotes for each code').argParser(parseWholeNumber)

export const seedOption = (): Option =>
  new Option('--seed <n>', 'seed of the random numbers (default: 1)').argParser(parseWholeNumber)

/** Names are replaced in what is written. */
export const pseudonymsOption = (): Option =>
  new Option('--pseudonyms', 'replace names by ids everywhere, also in the text of transcripts')

export const interviewerOption = (): Option =>
  new Option('--interviewer <name>', 'name of an interviewer; may be repeated')
    .argParser(collectRepeated)
    .default([], 'nobody')

export const encodingOption = (): Option =>
  new Option('--encoding <name>', 'encoding of the transcripts, such as macroman, instead of detecting it')

/** Column names by what the columns hold. */
export type ColumnOptions = Partial<Record<'text' | 'speaker' | 'start' | 'end', string>>

/** Adds one `text=Answer`: the name that tables give the column of the text, the speaker, the start or the end. */
const column = (written: string, before: ColumnOptions): ColumnOptions => {
  const [, role, name] = /^(text|speaker|start|end)=(.+)$/.exec(written) ?? []
  if (role === undefined) throw new InvalidArgumentError('write text=NAME, speaker=NAME, start=NAME or end=NAME.')
  return { ...before, [role]: name }
}

export const columnOption = (): Option =>
  new Option('--column <role=name>', 'name of the column with the text, speaker, start or end; may be repeated')
    .argParser(column)
    .default({}, 'the usual names')

export const jsonOption = (what: string): Option => new Option('--json', `print ${what} as JSON`).default(false)

/** The form in which a command prints its report. */
export interface ReportOptions {
  readonly format?: string
  readonly json: boolean
}

/** Adds `--format`, and `--json` as its short form. */
export const addReportOptions = (command: Command, formats: string): Command =>
  command.option('--format <name>', formats).addOption(jsonOption('the report').conflicts('format'))

/** The name of the form that was chosen. */
export const formatOf = ({ format, json }: ReportOptions, usual = 'md'): string => (json ? 'json' : (format ?? usual))

/** How people's codings are read. */
export interface CodedOptions {
  readonly codebook?: string
  readonly judged?: string
  readonly empty?: string
}

/** Adds the options of commands that read people's codings. */
export const addCodedOptions = (command: Command): Command =>
  command
    .addOption(codebookOption())
    .option(
      '--judged <what>',
      'with studies, what counts as judged: what people accepted, rejected or declared "read" (stated), or all of a transcript in which they decided anything (transcript) (default: stated)',
    )
    .option(
      '--empty <meaning>',
      'with tables, the meaning of an empty cell: not-coded, or none (read, and no code applies; else written "none" or "-") (default: not-coded)',
    )

/** Which files are written, and where. */
export interface OutputOptions {
  readonly out: string
  readonly format: readonly string[]
  readonly figures: boolean
  readonly csvSeparator: CsvSeparator
  /** True if files that Themata did not write are replaced. */
  readonly force: boolean
}

/** Adds the options of commands that write report and tables. */
export const addOutputOptions = (command: Command): Command =>
  command
    .requiredOption('--out <folder>', 'folder for report and tables')
    .option('--format <names>', 'what to write, of {outputs}', parseNames, ['md', 'html', 'csv', 'json', 'yaml'])
    .option('--force', 'replace files in the folder that Themata did not write', false)
    .option('--figures', 'also write every figure as SVG and PNG, and show them in report.md', false)
    .addOption(
      new Option(
        '--csv-separator <mark>',
        'mark between cells of CSV files; with ";" numbers have a decimal comma, as Excel of many countries expects',
      )
        .choices([',', ';'])
        .default(','),
    )
