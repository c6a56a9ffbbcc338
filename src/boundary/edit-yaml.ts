import { isSeq, parseDocument, stringify } from 'yaml'
import { readYaml } from './read-yaml.ts'

/**
 * Adds entries to top-level maps of a YAML file; an entry that has another value becomes a list of both. Comments, order
 * and everything else are preserved.
 *
 * @throws InputError if the file cannot be read
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
      const known = [document.getIn([key, name], false)].flatMap((node) => (isSeq(node) ? node.toJSON() : (node ?? [])))
      if (value === undefined || known.includes(value)) continue
      document.setIn([key, name], known.length === 0 ? value : document.createNode([...known, value]))
      isChanged = true
    }
  }
  return isChanged ? document.toString({ lineWidth: 0, flowCollectionPadding: false }) : yaml
}

/** Formats a list or map as YAML on one line. */
export const toFlowYaml = (value: unknown): string =>
  stringify(value, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false }).trim()
