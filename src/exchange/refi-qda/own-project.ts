import type { Codebook } from '../../model/codebook.ts'
import type { Span } from '../../model/span.ts'
import type { Loss } from '../foreign-project.ts'

/** A study as it is written for other programs: every person's codings apart, and the machine's. */
export interface OwnProject {
  readonly name: string
  /** Version of Themata. */
  readonly version: string
  readonly codebook: Codebook
  readonly documents: readonly OwnDocument[]
  readonly participants: readonly OwnParticipant[]
  readonly codings: readonly OwnCoding[]
  readonly memos: readonly OwnMemo[]
  /** What the study has and the file cannot hold. */
  readonly losses: readonly Loss[]
}

/** A document of the project. */
export interface OwnDocument {
  /** Id of the transcript. */
  readonly id: string
  readonly text: string
}

/** A person who was interviewed, with the documents in which they speak. */
export interface OwnParticipant {
  readonly id: string
  readonly attributes: Readonly<Record<string, string>>
  readonly documents: readonly string[]
}

/** A code that a person or the machine gave a passage. */
export interface OwnCoding {
  readonly document: string
  /** In the text of the document, in UTF-16 units. */
  readonly span: Span
  readonly code: string
  /** Null for the machine. */
  readonly coder: string | null
  /** A memo, or why the machine suggests the code. */
  readonly memo: string
  /** ISO 8601; null where it is unknown. */
  readonly time: string | null
}

/** A note on a passage, a document, a code, or, without any, the study. */
export interface OwnMemo {
  readonly document: string | null
  readonly span: Span | null
  readonly code: string | null
  readonly coder: string
  readonly memo: string
}

/** Name of the machine among the users of a project. */
export const machineName = 'Themata (machine)'

/** The beginning of the lines of the report of loss, which is the description of a project. */
export const lossLine = 'Not in this file: '
