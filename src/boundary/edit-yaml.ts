import { isMap, isSeq, parseDocument } from 'yaml'
import { readYaml } from './read-yaml.ts'

/** What is to stand in a YAML file besides what is there: members of its lists, entries of its maps. */
export interface YamlAdditions {
  readonly lists?: Readonly<Record<string, readonly string[]>>
  readonly maps?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Entries of maps that become lists where another value is there already. */
  readonly alternatives?: Readonly<Record<string, Readonly<Record<string, string | undefined>>>>
}

/**
 * Adds to the lists and maps at the top of a YAML file. Comments, order and everything else stay; what is there already is
 * not added again, and the entry of a map that is there wins.
 *
 * @throws InputError when the file cannot be read
 */
export function addToYaml(
  yaml: string,
  file: string,
  { lists = {}, maps = {}, alternatives = {} }: YamlAdditions,
): string {
  readYaml(yaml, file)
  const document = parseDocument(yaml)
  for (const [key, added] of Object.entries(lists)) {
    const known = document.get(key)
    const members = isSeq(known) ? known.toJSON() : []
    const missing = added.filter((member) => !(members as unknown[]).includes(member))
    if (missing.length === 0) continue
    if (isSeq(known)) for (const member of missing) known.add(document.createNode(member))
    else document.set(key, document.createNode(missing))
  }
  for (const [key, added] of Object.entries(maps)) {
    const known = document.get(key)
    const missing = Object.entries(added).filter(([name]) => !(isMap(known) && known.has(name)))
    if (missing.length === 0) continue
    if (isMap(known)) for (const [name, value] of missing) known.set(name, value)
    else document.set(key, document.createNode(Object.fromEntries(missing)))
  }
  for (const [key, added] of Object.entries(alternatives)) {
    for (const [name, value] of Object.entries(added)) {
      const known = [document.getIn([key, name], false)].flatMap((there) =>
        isSeq(there) ? there.toJSON() : (there ?? []),
      )
      if (value !== undefined && !known.includes(value))
        document.setIn([key, name], known.length === 0 ? value : document.createNode([...known, value]))
    }
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false })
}
