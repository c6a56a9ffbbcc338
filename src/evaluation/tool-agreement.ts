import type { Disagreement } from './find-disagreements.ts'
import type { Agreement } from './measure-agreement.ts'
import type { Scores } from './score-codings.ts'

/** How far people agree with each other and with the tool, at each level, and where they do not. */
export interface ToolAgreement {
  readonly levels: readonly Agreement[]
  /** How many of the suggestions that people judged they accepted, at each level; nothing more is known of these passages. */
  readonly suggestions: readonly Scores[]
  readonly disagreements: readonly Disagreement[]
  /** Whether the tool learned from some of these interviews, so that its agreement is flattered. */
  readonly flattered: boolean
}
