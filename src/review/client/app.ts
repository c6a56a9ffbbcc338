import type { Span } from '../../model/span.ts'
import type { ReviewCode, ReviewOutline, ReviewTranscript, Suggestion } from '../review-data.ts'
import type { Answers } from './answers.ts'
import type { Statement, Store } from './store.ts'

/** A code at a place: what the keys act on. */
export interface Target {
  readonly transcript: number
  readonly span: Span
  readonly codeId: string
  /** Null where no machine suggests the code. */
  readonly suggestion: Suggestion | null
}

/** What all views share. */
export interface App {
  readonly outline: ReviewOutline
  readonly token: string
  readonly store: Store
  readonly answers: () => Answers
  readonly codes: () => readonly ReviewCode[]
  readonly codeOf: (id: string) => ReviewCode | undefined
  readonly colorOf: (codeId: string) => string
  readonly transcript: (index: number) => Promise<ReviewTranscript>
  /** States something as one step of undo, and shows it. */
  readonly state: (statements: readonly Statement[], said: string) => void
  /** Says something to screen readers, and shows it for a moment. */
  readonly say: (text: string) => void
  readonly recent: () => readonly string[]
  readonly useCode: (codeId: string) => void
  /** Takes over the codes of a changed codebook. */
  readonly setCodes: (codes: readonly ReviewCode[]) => void
  /** Opens a view, at a place of a transcript if one is given. */
  readonly openView: (view: ViewName, at?: Place) => void
  /** Loads everything anew, when all answers are stored, and comes back to the same place. */
  readonly restart: () => Promise<void>
}

/** The views of the page. */
export type ViewName = 'queue' | 'read' | 'settle' | 'speakers'

/** A place in a transcript, by its position in the study. */
export interface Place {
  readonly transcript: number
  readonly span: Span
}

/** A view of the page. */
export interface View {
  readonly element: HTMLElement
  /** The code that keys act on; null for none. */
  readonly target: () => Target | null
  /** The passage that is shown or has the focus; null for none. */
  readonly place: () => Place | null
  readonly move: (by: 1 | -1) => void
  /** Moves on among the codes of the passage. */
  readonly cycle: () => void
  /** After an answer: moves on if the view does so. */
  readonly answered: () => void
  /** Declares what is shown as read. */
  readonly nothing: () => void
  readonly goTo: () => void
  /** Shows the present answers. */
  readonly refresh: () => void
  /** The turns of a transcript on the page, for selections. */
  readonly turns: () => readonly Span[]
  readonly text: () => string
  readonly close?: () => void
  /** Does what a key means in this view alone; false where it means nothing. */
  readonly press?: (key: string) => boolean
}
