import type { Span } from './span.ts'

/** The role of a speaker: interviewers give context, participants give evidence; unknown voices count as participants. */
export type Role = 'interviewer' | 'participant' | 'unknown'

/** The words of one speaker until another takes over (or, in a table, one row). */
export interface Turn {
  /** From 1, in the file's order. */
  readonly number: number
  /** The speaker as the file names them; null where it names nobody. */
  readonly speaker: string | null
  readonly role: Role
  readonly span: Span
  readonly startMs: number | null
  readonly endMs: number | null
  /** Line of the source file on which the turn begins, from 1; null where the format has no lines. */
  readonly line: number | null
}

/** The file of a transcript. */
export interface Source {
  /** Path inside the study, with forward slashes. */
  readonly file: string
  /** Name of the importer that read it. */
  readonly format: string
  readonly sha256: string
}

/**
 * One interview. The text is stored once and holds only what was said; turns are spans of it, in order and without
 * overlap, and everything that is quoted later is a span of it too.
 */
export interface Transcript {
  readonly id: string
  readonly text: string
  readonly turns: readonly Turn[]
  readonly source: Source
}
