import type { Span } from './span.ts'

/** The role of a speaker: participants are coded, interviewers are context; unknown speakers count as participants. */
export type Role = 'interviewer' | 'participant' | 'unknown'

/** The words of one speaker until another takes over (or, in a table, one row). */
export interface Turn {
  /** Position in the file, from 1. */
  readonly number: number
  /** Name of the speaker in the file; null if there is none. */
  readonly speaker: string | null
  readonly role: Role
  readonly span: Span
  readonly startMs: number | null
  readonly endMs: number | null
  /** Line of the source file on which the turn begins, from 1; null where the format has no lines. */
  readonly line: number | null
}

/** The source file of a transcript. */
export interface Source {
  /** Path inside the study, with forward slashes. */
  readonly file: string
  /** Name of the importer that read it. */
  readonly format: string
  readonly sha256: string
}

/**
 * One interview. Its text is stored once and contains only speech; turns are spans of it, in order and without overlap,
 * and every quote is a span of it.
 */
export interface Transcript {
  readonly id: string
  readonly text: string
  readonly turns: readonly Turn[]
  readonly source: Source
}
