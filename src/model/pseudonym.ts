/** Maximum number of places listed for a name. */
export const maxPlaces = 5

/**
 * The condition for replacing a name in speech: always; if capitalised; if capitalised inside a sentence or after a title
 * (for names that are also words); or never, since it is replaced only in ids and file names.
 */
export type NameRule = 'always' | 'capital' | 'inside sentence' | 'ids'

/** A name with its pseudonym. */
export interface PseudonymEntry {
  readonly name: string
  readonly pseudonym: string
  readonly rule: NameRule
}

/** The pseudonym of each name. */
export type PseudonymMap = readonly PseudonymEntry[]

/** The uses of a name: how many were replaced, how many were left since they may be a word, and the first few places. */
export interface NameUse {
  readonly replaced: number
  readonly doubtful: number
  readonly places: readonly string[]
}

/** A name that was not met. */
export const noUses: NameUse = { replaced: 0, doubtful: 0, places: [] }

/** Adds up the uses of a name in two transcripts. */
export const addUses = (a: NameUse, b: NameUse): NameUse => ({
  replaced: a.replaced + b.replaced,
  doubtful: a.doubtful + b.doubtful,
  places: [...a.places, ...b.places].sort().slice(0, maxPlaces),
})
