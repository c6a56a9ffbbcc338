import { groupBy } from '../../collections.ts'

/** A document with a name that no other document has. */
export interface NamedDocument<Text> {
  readonly text: Text
  readonly name: string
  readonly groups: readonly string[]
}

/**
 * Gives documents different names: those of one name, such as the answers to a survey, by their set, which is the
 * respondent, and otherwise by a number. Names that differ in capitals alone are one file on many computers.
 */
export function nameDocuments<Text extends { readonly name: string }>(
  documents: readonly { readonly text: Text; readonly groups: readonly string[] }[],
): NamedDocument<Text>[] {
  const keyOf = (name: string): string => name.normalize('NFKC').toLowerCase()
  const repeated = groupBy(documents, ({ text }) => keyOf(text.name))
  const taken = new Set<string>()
  return documents.map(({ text, groups }) => {
    const isRepeated = repeated.get(keyOf(text.name))!.length > 1
    const wanted = isRepeated && groups.length > 0 ? `${groups[0]} ${text.name}` : text.name
    let name = wanted
    for (let number = 2; taken.has(keyOf(name)); number++) name = `${wanted} ${number}`
    taken.add(keyOf(name))
    return { text, name, groups }
  })
}
