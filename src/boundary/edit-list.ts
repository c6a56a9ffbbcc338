import { isMap, isScalar, isSeq, type ParsedNode, parseDocument } from 'yaml'
import type { Path } from './located.ts'

/** A change of a list in a YAML file: a member more, or another member in the place of one. */
export interface ListChange {
  /** Leads to the map that holds the list. */
  readonly path: Path
  readonly list: string
  readonly value: string
  /** The position of the member to be replaced; null to add one at the end. */
  readonly replace: number | null
  /** A comment at the end of the line. */
  readonly comment: string
}

/**
 * Makes a change in the text of a YAML file and leaves every other sign as it is, whether the list is written with a line
 * for each member, on one line, or is not there yet. Null where the layout does not allow it.
 */
export function changeList(yaml: string, change: ListChange): string | null {
  const start = yaml.startsWith('\ufeff') ? 1 : 0
  const text = yaml.slice(start)
  const expected = valuesAfter(text, change)
  if (expected === null) return null
  const edited = edit(text, change)
  const candidates = edited === null ? [] : [commented(edited, change.comment), edited.text]
  const right = candidates.find((candidate) => isSame(candidate, expected))
  return right === undefined ? null : yaml.slice(0, start) + right
}

/** A changed text, and a position in it on the line that was changed. */
interface Edited {
  readonly text: string
  readonly at: number
}

function edit(text: string, { path, list, value, replace }: ListChange): Edited | null {
  const document = parseDocument(text)
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
  const own = members.items as ParsedNode[]
  if (replace !== null) {
    const member = own[replace]
    return isScalar(member)
      ? { text: splice(text, member.range[0], member.range[1], quoted), at: member.range[0] }
      : null
  }
  const last = own.at(-1)
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

const insert = (text: string, at: number, added: string): Edited => ({ text: splice(text, at, at, added), at })

/** A new line after the line of a position. */
function insertLine(text: string, at: number, line: string): Edited {
  const end = text.indexOf('\n', at)
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n'
  if (end === -1) return { text: `${text}${lineEnd}${line}`, at: text.length + lineEnd.length }
  return { text: splice(text, end + 1, end + 1, `${line}${lineEnd}`), at: end + 1 }
}

const columnOf = (text: string, at: number): number => at - (text.lastIndexOf('\n', at - 1) + 1)

/** The text with a comment at the end of the changed line. */
function commented({ text, at }: Edited, comment: string): string {
  if (comment === '') return text
  const end = /\r?\n|$/.exec(text.slice(at))!.index + at
  return splice(text, end, end, ` # ${comment}`)
}

/** The values the list must have after a change. */
function valuesAfter(text: string, { path, list, value, replace }: ListChange): string | null {
  const holder = at(parseDocument(text).toJS(), path)
  if (typeof holder !== 'object' || holder === null) return null
  const before = (holder as Record<string, unknown>)[list] ?? []
  if (!Array.isArray(before)) return null
  const members = before as unknown[]
  const after = replace === null ? [...members, value] : members.map((old, index) => (index === replace ? value : old))
  const whole = parseDocument(text).toJS()
  ;(at(whole, path) as Record<string, unknown>)[list] = after
  return JSON.stringify(whole, sorted)
}

function isSame(text: string, expected: string): boolean {
  const document = parseDocument(text)
  return document.errors.length === 0 && JSON.stringify(document.toJS(), sorted) === expected
}

/** Keys in one order, so that where a key was added makes no difference. */
const sorted = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown> | null)?.[key], value)
