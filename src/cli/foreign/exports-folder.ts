/** Folder of a study with the records of suggestions that were put into projects of other programs. */
export const exportsFolder = 'exports'

/** Ending of the name of a record. */
export const sentEnding = '.sent.jsonl'
