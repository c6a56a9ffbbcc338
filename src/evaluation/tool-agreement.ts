import type { DrawnAgreement } from '../model/agreement.ts'
import type { Reviewer } from '../model/review.ts'
import type { Disagreement } from './find-disagreements.ts'
import type { AgreementUnit } from './join-passages.ts'
import type { Agreement } from './measure-agreement.ts'
import type { Scores } from './score-codings.ts'

/** Agreement of people with each other and with the tool, at each level, and their disagreements. */
export interface ToolAgreement {
  /** What was compared; suggestions and disagreements are of segments always. */
  readonly unit: AgreementUnit
  readonly levels: readonly Agreement[]
  /** Accepted suggestions among the judged ones, at each level; nothing more is known of these passages. */
  readonly suggestions: readonly Scores[]
  /** Pairs of people who read segments of a draw, weighted to all segments; empty for larger units than segments. */
  readonly drawn: readonly DrawnAgreement[]
  readonly disagreements: readonly Disagreement[]
  /** True if the tool was trained on some of these interviews, which flatters its agreement. */
  readonly flattered: boolean
  /** The part of each person in the decisions of a study; empty for tables. */
  readonly reviewers: readonly Reviewer[]
}
