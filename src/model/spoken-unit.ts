/** A sentence or paragraph of a transcript that names nobody: the unit to which a speaker is proposed. */
export interface SpokenUnit {
  /** From 1, in the order of the text. */
  readonly number: number
  readonly text: string
  readonly startMs: number | null
  /** What is between the unit and the one before: nothing but a blank, a line end, or a blank line; a dash begins a voice. */
  readonly gap: UnitGap
  /** Pause before the unit in milliseconds; null where the file has no times. */
  readonly pauseMs: number | null
}

export type UnitGap = 'none' | 'line' | 'paragraph'

/** The speakers of a transcript that names nobody, as a person confirmed them. */
export interface ConfirmedSpeakers {
  /** Fingerprint of the words to which they apply. */
  readonly words: string
  /** Labels in the order of the text, each with the number of words that follow it. */
  readonly runs: readonly (readonly [label: string, words: number])[]
}

/** The chance below which a proposed speaker is shown as unsure. */
export const unsureBelow = 0.75

/** The label of units that nobody says, such as a title: they are left out. */
export const notSpoken = '-'
