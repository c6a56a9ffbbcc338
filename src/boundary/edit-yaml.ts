import { isSeq, parseDocument, stringify } from 'yaml'
import { readYaml } from './read-yaml.ts'

/**
 * Adds entries to the maps at the top of a YAML file; an entry becomes a list where another value is there already.
 * Comments, order and everything else stay.
 *
 * @throws InputError when the file cannot be read
 */
export function addToYaml(
  yaml: string,
  file: string,
  maps: Readonly<Record<string, Readonly<Record<string, string | undefined>>>>,
): string {
  readYaml(yaml, file)
  const document = parseDocument(yaml)
  let isChanged = false
  for (const [key, added] of Object.entries(maps)) {
    for (const [name, value] of Object.entries(added)) {
      const known = [document.getIn([key, name], false)].flatMap((there) =>
        isSeq(there) ? there.toJSON() : (there ?? []),
      )
      if (value === undefined || known.includes(value)) continue
      document.setIn([key, name], known.length === 0 ? value : document.createNode([...known, value]))
      isChanged = true
    }
  }
  return isChanged ? document.toString({ lineWidth: 0, flowCollectionPadding: false }) : yaml
}

/** A list or map as YAML on one line. */
export const toFlowYaml = (value: unknown): string =>
  stringify(value, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false }).trim()
