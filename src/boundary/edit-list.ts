import { type Document, isMap, isScalar, isSeq, type ParsedNode, parseDocument } from 'yaml'
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

/**
 * Changes a list in the text of a YAML file and leaves everything else as it is. The list may have one member per line, be
 * on one line, or be missing. Returns null if the layout does not allow the change.
 */
export function changeList(yaml: string, change: ListChange): string | null {
  const start = yaml.startsWith('\ufeff') ? 1 : 0
  const text = yaml.slice(start)
  const document = parseDocument(text)
  const expected = valuesAfter(document, change)
  if (expected === null) return null
  const edited = edit(text, document, change)
  const candidates = edited === null ? [] : [commented(edited, change.comment), edited.text]
  const valid = candidates.find((candidate) => isSame(candidate, expected))
  return valid === undefined ? null : yaml.slice(0, start) + valid
}

/** A changed text, with a position on the changed line. */
interface Edited {
  readonly text: string
  readonly position: number
}

function edit(text: string, document: Document, { path, list, value, replace }: ListChange): Edited | null {
  const holder = document.getIn([...path], true)
  const members = document.getIn([...path, list], true)
  const quoted = JSON.stringify(value)
  if (!isMap(holder)) return null
  if (!isSeq(members)) {
    if (members !== undefined) return null
    const last = holder.items.at(-1)?.value as ParsedNode | null | undefined
    if (holder.flow) return last ? insert(text, last.range[1], `, ${list}: [${quoted}]`) : null
    const first = holder.items[0]?.key as ParsedNode | undefined
    const value = holder.items[0]?.value as ParsedNode | null | undefined
    if (first === undefined || !value) return null
    return insertLine(text, value.range[1], `${' '.repeat(columnOf(text, first.range[0]))}${list}: [${quoted}]`)
  }
  const items = members.items as ParsedNode[]
  if (replace !== null) {
    const member = items[replace]
    return isScalar(member)
      ? { text: splice(text, member.range[0], member.range[1], quoted), position: member.range[0] }
      : null
  }
  const last = items.at(-1)
  if (members.flow) {
    const after = last?.range[1] ?? (members.range as [number, number, number])[0] + 1
    return insert(text, after, last === undefined ? quoted : `, ${quoted}`)
  }
  if (last === undefined) return null
  const dash = text.lastIndexOf('-', last.range[0])
  return insertLine(text, last.range[1], `${' '.repeat(columnOf(text, dash))}- ${quoted}`)
}

const splice = (text: string, start: number, end: number, by: string): string =>
  text.slice(0, start) + by + text.slice(end)

const insert = (text: string, position: number, added: string): Edited => ({
  text: splice(text, position, position, added),
  position,
})

/** Inserts a line after the line of a position. */
function insertLine(text: string, position: number, line: string): Edited {
  const end = text.indexOf('\n', position)
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n'
  if (end === -1) return { text: `${text}${lineEnd}${line}`, position: text.length + lineEnd.length }
  return { text: splice(text, end + 1, end + 1, `${line}${lineEnd}`), position: end + 1 }
}

const columnOf = (text: string, position: number): number => position - (text.lastIndexOf('\n', position - 1) + 1)

/** Adds a comment at the end of the changed line. */
function commented({ text, position }: Edited, comment: string): string {
  if (comment === '') return text
  const end = /\r?\n|$/.exec(text.slice(position))!.index + position
  return splice(text, end, end, ` # ${comment}`)
}

/** The values of the whole file after a change, as JSON; null if the change is impossible. */
function valuesAfter(document: Document, { path, list, value, replace }: ListChange): string | null {
  const whole: unknown = document.toJS()
  const holder = valueAt(whole, path)
  if (typeof holder !== 'object' || holder === null) return null
  const before = (holder as Record<string, unknown>)[list] ?? []
  if (!Array.isArray(before)) return null
  const members = before as unknown[]
  const after = replace === null ? [...members, value] : members.map((old, index) => (index === replace ? value : old))
  ;(holder as Record<string, unknown>)[list] = after
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
