/** A participant and a code, as a key. */
export const pairOf = (person: string, codeId: string): string => `${person}\n${codeId}`
