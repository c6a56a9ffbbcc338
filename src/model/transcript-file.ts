import type { Diagnostic } from './diagnostic.ts'
import type { Grammar, Skipped, UncertainLabel } from './reading-notes.ts'
import type { SpokenUnit } from './spoken-unit.ts'
import type { Role, Source, Transcript } from './transcript.ts'

/** A speaker of a file, as shown in the preview. */
export interface SpeakerSummary {
  /** Null for a speaker without a name. */
  readonly name: string | null
  readonly role: Role
  /** The basis of the role: a label, a setting, or the share of questions. */
  readonly reason: string
  readonly turns: number
  readonly words: number
}

/** The language of a transcript: the detected one, or the codebook's if none is clear or only the region differs. */
export const languageOf = ({ language }: Pick<TranscriptFile, 'language'>, ofCodebook: string): string =>
  language === null || language === ofCodebook.split('-')[0]!.toLowerCase() ? ofCodebook : language

/** The import report of a file: an account of every word, and facts about the transcript without its text. */
export interface ImportReport {
  /** Id of the transcript. */
  readonly id: string
  readonly source: Source
  readonly turns: number
  /** Length of the transcript's text in UTF-16 code units. */
  readonly characters: number
  /** BCP 47 language, detected by frequent function words; null if unclear. */
  readonly language: string | null
  /** Speakers in the order in which they first speak. */
  readonly speakers: readonly SpeakerSummary[]
  /** Words of the file. */
  readonly wordsIn: number
  /** Words in turns; with the skipped words they add up to all words of the file. */
  readonly wordsOut: number
  readonly skipped: readonly Skipped[]
  readonly doubtful: readonly UncertainLabel[]
  /** Null if a text names no speaker, or the format itself marks the speakers. */
  readonly grammar: Grammar | null
  /** Number of marks such as `[inaudible]` in the speech. */
  readonly inaudible: number
  /** Fingerprint of the words; equal for duplicate interviews. */
  readonly textFingerprint: string
  readonly warnings: readonly Diagnostic[]
}

/** A transcript with its import report. */
export interface TranscriptFile extends ImportReport {
  readonly transcript: Transcript
  /** Units of turns without a name, where they were asked for. */
  readonly units?: readonly SpokenUnit[]
}

/** Returns a transcript with other roles for its speakers. */
export function withRoles(file: TranscriptFile, speakers: readonly SpeakerSummary[]): TranscriptFile {
  const roleOf = new Map(speakers.map(({ name, role }) => [name, role]))
  if (file.speakers.every(({ name, role }) => roleOf.get(name) === role)) return { ...file, speakers }
  const turns = file.transcript.turns.map((turn) => ({ ...turn, role: roleOf.get(turn.speaker) ?? turn.role }))
  return { ...file, speakers, transcript: { ...file.transcript, turns } }
}

/** Characters of the text: a measure of the work that a transcript takes. */
export const lengthOf = ({ transcript: { text } }: Pick<TranscriptFile, 'transcript'>): number => text.length
