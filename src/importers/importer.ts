import type { Diagnostic } from '../model/diagnostic.ts'
import type { Grammar, Skipped, UncertainLabel } from '../model/reading-notes.ts'

/** A file as it lies in the study. */
export interface SourceFile {
  /** Path inside the study, with forward slashes. */
  readonly file: string
  readonly bytes: Uint8Array
  /** The encoding of its text, where somebody stated it. */
  readonly encoding?: string | undefined
}

/** The transcripts in a file, and notes on what was left out. */
export interface OpenedFile {
  readonly files: readonly SourceFile[]
  readonly notes: readonly Diagnostic[]
}

/** What a table has its columns called, where somebody stated it. */
export type ColumnNames = Partial<Record<'text' | 'speaker' | 'start' | 'end', string | readonly string[] | undefined>>

/** What somebody stated about the files of a study, for importers that find such things out otherwise. */
export interface ReadingHints {
  readonly columns: ColumnNames
  /** Labels that are speakers, however rarely they occur. */
  readonly speakers: readonly string[]
  /** Words before a colon that are no speakers. */
  readonly notSpeakers: readonly string[]
  /** Labels of parts that are not the interview, besides the usual ones. */
  readonly leaveOut: readonly string[]
}

/** Nothing is stated. */
export const noHints: ReadingHints = { columns: {}, speakers: [], notSpeakers: [], leaveOut: [] }

/** What detection may look at: the decoded text, unless the file is an archive or broken. */
export interface FilePreview {
  /** Lower case, without the dot. */
  readonly extension: string
  /** Null for files that are no text. */
  readonly text: string | null
  /** The first bytes as Latin-1. */
  readonly start: string
  /** Names of the files inside, when the file is a zip archive. */
  readonly entries: readonly string[]
  /** The value of a JSON file, a list of values where each line has one; undefined for files that are no JSON. */
  readonly json?: unknown
}

/** One turn before it has a place in a transcript's text. */
export interface DraftTurn {
  readonly speaker: string | null
  readonly text: string
  readonly startMs: number | null
  readonly endMs: number | null
  readonly line: number | null
  /** Row of a table, from 1; null where turns are counted as they come. */
  readonly number: number | null
  /** Lines or captions of which a turn without a name was joined. */
  readonly parts?: readonly DraftPart[]
}

/** A line or caption within the text of a turn. */
export interface DraftPart {
  /** Offset in the text of the turn, in UTF-16 code units. */
  readonly start: number
  readonly startMs: number | null
  readonly endMs: number | null
  readonly line: number | null
  /** True if the file marks that a voice begins here, by a dash or `>>`. */
  readonly begins: boolean
}

/** What an importer makes of a file. */
export interface Draft {
  readonly turns: readonly DraftTurn[]
  /** Words that the file holds, counted before anything was taken apart. */
  readonly wordsIn: number
  readonly skipped: readonly Skipped[]
  /** Speakers that the file itself names in a list, such as front matter. */
  readonly interviewers: readonly string[]
  /** Words before a colon that might be names, but are met too rarely to be taken for speakers. */
  readonly doubtful: readonly UncertainLabel[]
  /** How the lines were read; null where nobody is named, or the format says by itself who speaks. */
  readonly grammar: Grammar | null
  readonly warnings: readonly Diagnostic[]
}

/** Reads one file format. */
export interface Importer {
  /** One line for the table of formats. */
  readonly summary: string
  /** Without dots, the most usual first. */
  readonly extensions: readonly string[]
  /** How sure it is, from 0 to 1, that a file is of its format; content counts more than the name. */
  readonly detect: (preview: FilePreview) => number
  /** Which of two importers that are equally sure is taken: the one with more; 0 where nothing is said. */
  readonly priority?: number
  /** True for documents, of which no program shows numbers of lines: no place in them has one. */
  readonly isDocument?: boolean
  /** @throws InputError when the file is not of this format or broken */
  readonly read: (source: SourceFile, hints: ReadingHints) => Draft | Promise<Draft>
}

/** Importers by name, such as the registry in `importers/index.ts`. */
export type Importers = Readonly<Record<string, Importer>>
