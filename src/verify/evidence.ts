import type { AnalysisFile } from '../boundary/analysis-file.ts'
import type { DrawnPassage } from '../model/coded-passage.ts'
import type { Decision, ReadStretch } from '../model/decision.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { DrawnTranscript, DrawSummary } from '../model/draw.ts'
import type { FileHash } from '../model/file-hash.ts'
import type { Participant } from '../model/participant.ts'
import type { Reviewer } from '../model/review.ts'
import type { Span } from '../model/span.ts'
import type { Transcript } from '../model/transcript.ts'
import type { SpeakerSummary } from '../model/transcript-file.ts'

/** `analysis.json` as it was written. */
export type Written = AnalysisFile

/** Answers of people about a transcript, and stretches of it that they declare read, at the places of their words. */
export interface StatedAtHand {
  readonly decisions: readonly Decision[]
  readonly reads: readonly ReadStretch[]
  /** Suggestions that were left undecided where somebody declares a stretch read. */
  readonly open: readonly Decision[]
  /** Drawn segments that count as read by two people or more. */
  readonly drawn: readonly (DrawnPassage & { readonly span: Span })[]
}

/** A transcript as it is at hand now, with the participant behind each speaker who does not ask. */
export interface TranscriptAtHand {
  /** With pseudonyms where the results have them. */
  readonly transcript: Transcript
  /** The same with the names that were said, by which words are counted. */
  readonly original: Transcript
  readonly fingerprint: string
  readonly words: { readonly in: number; readonly spoken: number }
  readonly speakers: readonly SpeakerSummary[]
  readonly participants: ReadonlyMap<string | null, { readonly id: string; readonly organization: string | null }>
  /** What was drawn from it, and what the reader answered; null for nothing. */
  readonly drawn: DrawnTranscript | null
  /** What people state about it; null where fewer than two do. */
  readonly stated: StatedAtHand | null
}

/** A definition of the codebook at hand, in the words of its file. */
export interface DefinitionAtHand {
  readonly theme: string
  readonly code: string
  readonly subcode: string
  readonly label: string
  readonly description: string
  readonly include: string
  readonly exclude: string
  readonly examples: string
  readonly keywords: string
}

/** The study as it is at hand now. */
export interface StudyAtHand {
  readonly folder: string
  /** By id. */
  readonly transcripts: ReadonlyMap<string, TranscriptAtHand>
  /** Hash of each input by the name that the analysis gave it; null for one that is not there. */
  readonly hashes: ReadonlyMap<string, string | null>
  /** In the order of the analysis; without attributes where these are withheld. */
  readonly people: readonly Participant[]
  /** The name behind each pseudonym of a person or organisation: results list them in the order of names. */
  readonly nameBehind: ReadonlyMap<string, string>
  /** What was learned, as its file has it; null where nothing was. */
  readonly learned: object | null
  readonly definitions: readonly DefinitionAtHand[]
  /** The drawn sample as decisions have it, and the part of each person; null and empty without them. */
  readonly draw: DrawSummary | null
  readonly reviewers: readonly Reviewer[]
}

/** A folder of results that is checked. */
export interface ReportAtHand {
  readonly folder: string
  /** By name. */
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly written: Written
  /** Hashes of the files when they were saved; empty where none were recorded. */
  readonly hashes: readonly FileHash[]
}

/** A difference that a check found. */
export const difference = (
  code: `verify/${string}`,
  place: Diagnostic['place'],
  message: string,
  fix?: string,
): Diagnostic => ({ level: 'error', code, place, message, ...(fix === undefined ? {} : { fix }) })

/** Letters that a message shows of a text, which may have no blanks between its words. */
const mostLetters = 100

/** The first words of a text, enough to find it by. */
export const briefly = (text: string): string => {
  const words = text.split(/\s+/)
  const shown = words.length > 8 ? words.slice(0, 8).join(' ') : text
  if (shown.length > mostLetters) return `${shown.slice(0, mostLetters).toWellFormed()} …`
  return shown === text ? text : `${shown} …`
}
