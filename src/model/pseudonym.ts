/** Places of a name that are listed. */
export const maxPlaces = 5

/**
 * When a name is replaced in what was said: always; where it begins with a capital; where it does so inside a sentence or
 * behind a title, for names that are words as well; or only in ids and names of files.
 */
export type NameRule = 'always' | 'capital' | 'inside sentence' | 'ids'

/** A name, and the pseudonym in its place. */
export interface PseudonymEntry {
  readonly name: string
  readonly stand: string
  readonly rule: NameRule
}

/** The pseudonym of each name. */
export type PseudonymMap = readonly PseudonymEntry[]

/** Counts of a name: replaced, left because it may be a word; and the places of the first few. */
export interface NameUse {
  readonly replaced: number
  readonly doubtful: number
  readonly places: readonly string[]
}

/** Uses of the same name in two transcripts or more, added up. */
export const addUses = (a: NameUse | undefined, b: NameUse): NameUse => ({
  replaced: (a?.replaced ?? 0) + b.replaced,
  doubtful: (a?.doubtful ?? 0) + b.doubtful,
  places: [...(a?.places ?? []), ...b.places].sort().slice(0, maxPlaces),
})
