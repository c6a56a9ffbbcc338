import { type Document, isMap, isScalar, isSeq, type ParsedNode, parseDocument } from 'yaml'
import { groupBy } from '../collections.ts'
import type { Path } from './located.ts'

/** A change to a list in a YAML file: a member to add, or a replacement for one. */
export interface ListChange {
  /** Path of the map that contains the list. */
  readonly path: Path
  /** Key of the list in the map. */
  readonly list: string
  readonly value: string
  /** Position of the member to replace; null to append one. */
  readonly replace: number | null
  /** Comment at the end of the line; empty for none. */
  readonly comment: string
}

/** A text with changes, and those that its layout does not allow. */
export interface ChangedLists {
  readonly yaml: string
  readonly refused: readonly ListChange[]
}

/**
 * Changes lists in the text of a YAML file and leaves everything else as it is. A list may have one member per line, be
 * on one line, or be missing. The file is read again for the first changes of all lists together, then for the second ones.
 */
export function changeLists(yaml: string, changes: readonly ListChange[]): ChangedLists {
  const start = yaml.startsWith('\ufeff') ? 1 : 0
  const refused: ListChange[] = []
  let text = yaml.slice(start)
  const byList = [...groupBy(changes, ({ path, list }) => JSON.stringify([path, list])).values()]
  for (let nth = 0; byList.some((own) => own.length > nth); nth++) {
    const changed = changeTogether(
      text,
      byList.flatMap((own) => own[nth] ?? []),
    )
    text = changed.yaml
    refused.push(...changed.refused)
  }
  return { yaml: yaml.slice(0, start) + text, refused }
}

/** Makes one change in each list, in halves where they cannot be made together. */
function changeTogether(yaml: string, changes: readonly ListChange[]): ChangedLists {
  const changed = changeAll(yaml, changes)
  if (changed !== null) return { yaml: changed, refused: [] }
  if (changes.length === 1) return { yaml, refused: changes }
  const half = Math.ceil(changes.length / 2)
  const first = changeTogether(yaml, changes.slice(0, half))
  const second = changeTogether(first.yaml, changes.slice(half))
  return { yaml: second.yaml, refused: [...first.refused, ...second.refused] }
}

/** The text with all changes, one without its comment where that cannot be; null if the layout does not allow one of them. */
function changeAll(text: string, changes: readonly ListChange[]): string | null {
  const document = parseDocument(text)
  const expected = valuesAfter(document, changes)
  if (expected === null) return null
  const bare = changes.length > 1 ? [] : [changes.map((change) => ({ ...change, comment: '' }))]
  for (const own of [changes, ...bare]) {
    const edits = own.map((change) => edit(text, document, change))
    if (edits.includes(null)) return null
    const candidate = spliceAll(
      text,
      edits.flatMap((splices) => splices ?? []),
    )
    if (isSame(candidate, expected)) return candidate
  }
  return null
}

/** A text in the place of another. */
interface Splice {
  readonly start: number
  readonly end: number
  readonly added: string
}

const spliceAll = (text: string, splices: readonly Splice[]): string => {
  let [changed, from] = ['', 0]
  for (const { start, end, added } of [...splices].sort((a, b) => a.start - b.start)) {
    changed += text.slice(from, start) + added
    from = Math.max(from, end)
  }
  return changed + text.slice(from)
}

function edit(text: string, document: Document, { path, list, value, replace, comment }: ListChange): Splice[] | null {
  const holder = document.getIn([...path], true)
  const members = document.getIn([...path, list], true)
  const quoted = JSON.stringify(value)
  const note = comment === '' ? '' : ` # ${comment}`
  if (!isMap(holder)) return null
  if (!isSeq(members)) {
    if (members !== undefined) return null
    const last = holder.items.at(-1)?.value as ParsedNode | null | undefined
    if (holder.flow) return last ? inLine(text, at(last.range[1], `, ${list}: [${quoted}]`), note) : null
    const first = holder.items[0]?.key as ParsedNode | undefined
    const value = holder.items[0]?.value as ParsedNode | null | undefined
    if (first === undefined || !value) return null
    return newLine(text, value.range[1], `${' '.repeat(columnOf(text, first.range[0]))}${list}: [${quoted}]${note}`)
  }
  const items = members.items as ParsedNode[]
  if (replace !== null) {
    const member = items[replace]
    return isScalar(member) ? inLine(text, { start: member.range[0], end: member.range[1], added: quoted }, note) : null
  }
  const last = items.at(-1)
  if (members.flow) {
    const after = last?.range[1] ?? (members.range as [number, number, number])[0] + 1
    return inLine(text, at(after, last === undefined ? quoted : `, ${quoted}`), note)
  }
  if (last === undefined) return null
  const dash = text.lastIndexOf('-', last.range[0])
  return newLine(text, last.range[1], `${' '.repeat(columnOf(text, dash))}- ${quoted}${note}`)
}

const at = (position: number, added: string): Splice => ({ start: position, end: position, added })

/** A change with a comment at the end of its line. */
function inLine(text: string, splice: Splice, note: string): Splice[] {
  const lineEnd = splice.end + /\r?\n|$/.exec(text.slice(splice.end))!.index
  return note === '' ? [splice] : [splice, at(lineEnd, note)]
}

/** A line after the line of a position. */
function newLine(text: string, position: number, line: string): Splice[] {
  const end = text.indexOf('\n', position)
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n'
  return [end === -1 ? at(text.length, `${lineEnd}${line}`) : at(end + 1, `${line}${lineEnd}`)]
}

const columnOf = (text: string, position: number): number => position - (text.lastIndexOf('\n', position - 1) + 1)

/** The values of the whole file after changes, as JSON; null if one of them is impossible. */
function valuesAfter(document: Document, changes: readonly ListChange[]): string | null {
  const whole: unknown = document.toJS()
  for (const { path, list, value, replace } of changes) {
    const holder = valueAt(whole, path)
    if (typeof holder !== 'object' || holder === null) return null
    const before = (holder as Record<string, unknown>)[list] ?? []
    if (!Array.isArray(before)) return null
    const members = before as unknown[]
    const after =
      replace === null ? [...members, value] : members.map((old, index) => (index === replace ? value : old))
    ;(holder as Record<string, unknown>)[list] = after
  }
  return JSON.stringify(whole, sorted)
}

function isSame(text: string, expected: string): boolean {
  const document = parseDocument(text)
  return document.errors.length === 0 && JSON.stringify(document.toJS(), sorted) === expected
}

/** Sorts keys, so that the position of an added key makes no difference. */
const sorted = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown> | null)?.[key], value)
