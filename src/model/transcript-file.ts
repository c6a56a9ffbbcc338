import type { Diagnostic } from './diagnostic.ts'
import type { Role, Source, Transcript } from './transcript.ts'

/** Words of a file that are not speech, and why they were left out. */
export interface Skipped {
  /** Such as `speaker labels`, `times`, `header`. */
  readonly reason: string
  readonly words: number
  /** First line on which this happened, from 1; null where the format has no lines. */
  readonly line: number | null
  /** The first few words that were left out. */
  readonly sample: string
}

/** One speaker of a file as the preview shows them. */
export interface SpeakerSummary {
  /** Null for a voice without a name. */
  readonly name: string | null
  readonly role: Role
  /** Why the role was taken: a label, what was stated, or the share of questions. */
  readonly reason: string
  readonly turns: number
  readonly words: number
}

/** Words before a colon that might be a name, but were taken for what somebody says. */
export interface UncertainLabel {
  readonly name: string
  readonly uses: number
  /** Line of the first use, from 1. */
  readonly line: number
}

/** The grammar by which the lines of a file were read: the shape of its turns, and the confidence in it. */
export interface Grammar {
  /** A turn as the file writes it, such as `Name [0:12]: words`. */
  readonly shape: string
  /** From 0 to 1: how much of the file the shape explains. */
  readonly sureness: number
  /** The next best shape, and the turns it would read; null where no other finds two. */
  readonly next: { readonly shape: string; readonly turns: number; readonly isClose: boolean } | null
}

/** The language of a transcript: the detected one, or the codebook's where none is clear or only the region differs. */
export const languageOf = ({ language }: Pick<TranscriptFile, 'language'>, ofCodebook: string): string =>
  language === null || language === ofCodebook.split('-')[0]!.toLowerCase() ? ofCodebook : language

/** The import report of a file: an account of every word, and facts about the transcript without its text. */
export interface ImportReport {
  /** Of the transcript. */
  readonly id: string
  readonly source: Source
  readonly turns: number
  /** Length of the transcript's text. */
  readonly characters: number
  /** BCP 47 language, detected by frequent small words; null where that is not clear. */
  readonly language: string | null
  /** In the order in which they first speak. */
  readonly speakers: readonly SpeakerSummary[]
  readonly wordsIn: number
  /** Words in turns. With the skipped ones they are all the words of the file. */
  readonly wordsOut: number
  readonly skipped: readonly Skipped[]
  readonly doubtful: readonly UncertainLabel[]
  /** Null where nobody is named in a text, or the format says by itself who speaks. */
  readonly grammar: Grammar | null
  /** Marks such as `[inaudible]` in what was said. */
  readonly inaudible: number
  /** Alike for files in which the same words are said. */
  readonly sameness: string
  readonly warnings: readonly Diagnostic[]
}

/** A transcript with its account. */
export interface TranscriptFile extends ImportReport {
  readonly transcript: Transcript
}

/** The same transcript with other roles for its speakers. */
export function withRoles(file: TranscriptFile, speakers: readonly SpeakerSummary[]): TranscriptFile {
  const roleOf = new Map(speakers.map(({ name, role }) => [name, role]))
  if (file.speakers.every(({ name, role }) => roleOf.get(name) === role)) return { ...file, speakers }
  const turns = file.transcript.turns.map((turn) => ({ ...turn, role: roleOf.get(turn.speaker) ?? turn.role }))
  return { ...file, speakers, transcript: { ...file.transcript, turns } }
}
