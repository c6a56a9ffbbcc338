import type { Grammar, UncertainLabel } from '../../model/reading-notes.ts'
import type { LabelKind } from './names.ts'
import type { Beginning } from './shape-reader.ts'
import type { Shape } from './shapes.ts'

/** Words in the place of a label. */
export interface LabelUse extends Beginning {
  readonly shape: Shape
  /** Index of the line. */
  readonly at: number
  readonly kind: LabelKind
  /** Whether a paragraph begins here. */
  readonly begins: boolean
  /** Whether what follows is a quotation or goes on in small letters. */
  readonly continues: boolean
}

/** What the lines of a file are: where turns begin, and how sure that is. */
export interface Recognised {
  /** By the index of the line at which a turn begins. */
  readonly turns: ReadonlyMap<number, LabelUse>
  /** Null where nobody is named. */
  readonly grammar: Grammar | null
  /** Words in a label's place that were taken for what somebody says. */
  readonly doubtful: readonly UncertainLabel[]
  /** Those of them that may be people. */
  readonly disputed: readonly UncertainLabel[]
}

/** A line as it is looked at: without marks of quoting, blanks alike. */
export interface Line {
  readonly text: string
  readonly number: number
  /** Whether a paragraph may begin here: the line is no heading and no time, and follows a blank line. */
  readonly begins: boolean
  readonly isHeading: boolean
  /** True if a name may be on this line by itself. */
  readonly isAlone: boolean
}

/** The line of the first turn. */
export const firstOf = (turns: ReadonlyMap<number, unknown>): number => {
  let first = Number.POSITIVE_INFINITY
  for (const at of turns.keys()) first = Math.min(first, at)
  return first
}
