/** The words that a code is about, by stem, with their weights: a word that few codes have says more of each. */
export type Subject = ReadonlyMap<string, number>

/** The subject of a code without definition or examples. */
export const noSubject: Subject = new Map()
