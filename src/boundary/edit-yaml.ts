import { isMap, isScalar, isSeq, type Node, parseDocument, type Scalar, stringify, type YAMLMap } from 'yaml'
import type { Path } from './located.ts'
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

/** A new value in the place of an old one, whose comments and form are kept. */
function replaced(old: unknown, now: Node): unknown {
  if (isScalar(old) && isScalar(now)) old.value = now.value
  else if (isSeq(old) && isSeq(now)) {
    const wanted = now.toJSON() as unknown[]
    const kept = old.items.filter((item) => isScalar(item) && wanted.includes(item.value))
    const known = kept.map((item) => (item as Scalar).value)
    old.items = [...kept, ...now.items.filter((item) => isScalar(item) && !known.includes(item.value))]
  } else return now
  return old
}

/** An entry that was taken out of a list, with its comments. */
export type YamlEntry = YAMLMap

/** Changes maps and lists of a YAML file by their paths. */
export interface YamlEditor {
  /** Sets the value of a key; a new key is placed behind another one, or last. A list is written on one line. */
  readonly set: (path: Path, key: string, value: unknown, behind?: string) => void
  readonly drop: (path: Path, key: string) => void
  /** Takes a map out of the list that it is in. */
  readonly take: (path: Path) => YamlEntry
  /** Moves a map from its list to the end of the list at a key of another map. */
  readonly move: (from: Path, to: Path, key: string) => void
  /** A map of these values. */
  readonly create: (values: object) => YamlEntry
  /** Inserts a map into the list at a key of a map, at a position or last; the list is made if it is missing. */
  readonly insert: (path: Path, key: string, entry: YamlEntry, position?: number) => void
  /** Replaces an item of a list of texts, or drops it with null. */
  readonly replaceItem: (path: Path, position: number, value: string | null) => void
  /** Writes a comment above a map. */
  readonly note: (path: Path, comment: string) => void
}

/**
 * Edits a YAML file. Comments, order and everything else are preserved; blanks inside flow collections and indentation
 * are written as they mostly are in the file.
 *
 * @throws InputError if the file cannot be read
 */
export function editYaml(yaml: string, file: string, edit: (editor: YamlEditor) => void): string {
  const mark = yaml.startsWith('\ufeff') ? '\ufeff' : ''
  const text = yaml.slice(mark.length)
  readYaml(text, file)
  const document = parseDocument(text)
  const mapAt = (path: Path): YAMLMap => {
    const node = path.length === 0 ? document.contents : document.getIn([...path], true)
    if (!isMap(node)) throw new Error(`no map at ${path.join('.')}`)
    return node as YAMLMap
  }
  const pairAt = (map: YAMLMap, key: string) =>
    map.items.findIndex(({ key: own }) => isScalar(own) && own.value === key)
  const insert: YamlEditor['insert'] = (path, key, entry, position) => {
    const map = mapAt(path)
    const list = map.get(key, true)
    if (isSeq(list)) list.items.splice(position ?? list.items.length, 0, entry)
    else map.set(document.createNode(key), document.createNode([entry]))
  }
  edit({
    set: (path, key, value, behind) => {
      const map = mapAt(path)
      const node = document.createNode(value, { flow: true })
      const known = pairAt(map, key)
      if (known >= 0) map.items[known]!.value = replaced(map.items[known]!.value, node)
      else {
        const before = behind === undefined ? -1 : pairAt(map, behind)
        map.items.splice(before < 0 ? map.items.length : before + 1, 0, document.createPair(key, node))
      }
    },
    drop: (path, key) => void mapAt(path).delete(key),
    take: (path) => {
      const entry = mapAt(path)
      document.deleteIn([...path])
      return entry
    },
    create: (values) => document.createNode(values) as YAMLMap,
    move: (from, to, key) => {
      const [entry, holder] = [mapAt(from), mapAt(to)]
      document.deleteIn([...from])
      const list = holder.get(key, true)
      if (isSeq(list)) list.items.push(entry)
      else holder.set(document.createNode(key), document.createNode([entry]))
    },
    insert,
    replaceItem: (path, position, value) => {
      const item = document.getIn([...path, position], true)
      if (value === null) document.deleteIn([...path, position])
      else if (isScalar(item)) item.value = value
    },
    note: (path, comment) => {
      const map = mapAt(path)
      map.commentBefore = [...(map.commentBefore ? [map.commentBefore] : []), ` ${comment}`].join('\n')
    },
  })
  const written = document.toString({
    lineWidth: 0,
    flowCollectionPadding: /\{ \w/.test(text),
    indentSeq: !/^( *)[\w-]+:[ \t]*(?:#.*)?\n(?:[ \t]*(?:#.*)?\n)*\1- /m.test(text.replaceAll('\r', '')),
    indent: Math.max(2, /^(?:[\w-]+:[ \t]*\n)( +)[\w-]+:/m.exec(text)?.[1]?.length ?? 2),
  })
  return mark + (text.includes('\r\n') ? written.replaceAll('\n', '\r\n') : written)
}
