import { type Command, InvalidArgumentError, Option } from 'commander'

/** A whole number of an option. */
export const whole = (written: string): number => {
  if (!/^\d+$/.test(written)) throw new InvalidArgumentError('a whole number is needed.')
  return Number(written)
}

/** Names parted by commas. */
export const names = (written: string): string[] => written.split(',').map((name) => name.trim())

/** One more value of an option that may be given more than once. */
const more = (written: string, before: readonly string[]): string[] => [...before, written]

/** The name of a column by what it holds. */
export type ColumnOptions = Partial<Record<'text' | 'speaker' | 'start' | 'end', string>>

/** One more `text=Answer`: what a table calls the column with the words, the speaker, the start or the end. */
const column = (written: string, before: ColumnOptions): ColumnOptions => {
  const [, role, name] = /^(text|speaker|start|end)=(.+)$/.exec(written) ?? []
  if (role === undefined) throw new InvalidArgumentError('write text=NAME, speaker=NAME, start=NAME or end=NAME.')
  return { ...before, [role]: name }
}

/** `--interviewer`, which commands that read transcripts share. */
export const interviewerOption = (): Option =>
  new Option('--interviewer <name>', 'somebody who asks; may be given more than once')
    .argParser(more)
    .default([], 'nobody')

/** `--encoding` and `--column`: how files are to be read, where finding out goes wrong. */
export const encodingOption = (): Option =>
  new Option('--encoding <name>', 'encoding of the transcripts, such as macroman, instead of finding out')
export const columnOption = (): Option =>
  new Option('--column <role=name>', 'what tables call their text, speaker, start or end; may be repeated')
    .argParser(column)
    .default({}, 'the usual names')

/** What commands that read people's codings take. */
export const codedArgument =
  'a study with decisions, a table of coded passages (CSV, TSV, XLSX), or a folder of such tables'

/** `--codebook`, `--judged` and `--empty`, which commands that read people's codings share. */
export const addCodedOptions = (command: Command): Command =>
  command
    .option('--codebook <file>', 'codebook (default: codebook.yaml of the study, else the shipped one)')
    .option(
      '--judged <what>',
      'what people are taken to have judged: what they accepted, rejected or declared "read" (stated; segment is the old name), or all of a transcript in which they decided anything, as if they had declared it read (transcript)',
      'stated',
    )
    .option(
      '--empty <meaning>',
      'what an empty cell of a coded table says: not-coded, or none (read, and no code applies; else written "none" or "-")',
      'not-coded',
    )

/** What is written, and where. */
export interface OutputOptions {
  readonly out: string
  readonly format: readonly string[]
  readonly figures: boolean
  readonly json: boolean
  /** Whether files that are not ours are replaced. */
  readonly force: boolean
}

/** `--out` and its kin, which commands that write a result share. */
export const addOutputOptions = (command: Command): Command =>
  command
    .requiredOption('--out <folder>', 'where report and tables are written')
    .option('--format <names>', 'what to write, of md, html, docx, csv, xlsx, json', names, [
      'md',
      'html',
      'csv',
      'json',
    ])
    .option('--force', 'replace files in the folder that Themata did not write', false)
    .option('--figures', 'also write every figure as SVG and PNG', false)
    .option('--json', 'print a summary that a program can read', false)
