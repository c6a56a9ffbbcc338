import { InputError } from '../boundary/diagnostic.ts'
import { readStudyTable } from '../boundary/read-table.ts'
import { type Code, type Codebook, lineages } from '../model/codebook.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { TextFile } from '../model/study.ts'
import { guess } from '../study/decision-rows.ts'
import { createCodeFinder } from '../study/former-codes.ts'
import { nameKey } from '../text/name-key.ts'
import { type ForeignCode, writeCodePath } from './foreign-project.ts'
import { maxqdaName } from './refi-qda/code-elements.ts'

/** Their codes as ours. */
export interface CodeMap {
  /** Our code for the id of a foreign one. */
  readonly ours: ReadonlyMap<string, string>
  /** Codes that a person leaves out, by `-` in the map. */
  readonly leftOut: ReadonlySet<string>
  /** Codes that nothing of ours is for. */
  readonly unknown: readonly ForeignCode[]
}

/** What the map says of their codes that are to be left out. */
const leaveOut = '-'

/**
 * Maps the codes of a foreign project to those of a codebook: first by the map that people edit, then by an equal id or
 * label. Codes are never mapped by likeness.
 *
 * @param map `code-map.csv` with the columns `theirs` and `ours`; null if there is none
 * @throws InputError for each row of the map whose code the codebook does not have
 */
export function mapCodes(codes: readonly ForeignCode[], codebook: Codebook, map: TextFile | null): CodeMap {
  const find = createCodeFinder(codebook)
  const written = map === null ? new Map<string, string>() : readMap(map, codebook)
  const byLabel = createLabelFinder(codebook)
  const ours = new Map<string, string>()
  const leftOut = new Set<string>()
  const unknown: ForeignCode[] = []
  for (const code of codes) {
    const name = code.path.at(-1) ?? ''
    const asked = written.get(nameKey(writeCodePath(code.path))) ?? written.get(nameKey(name))
    if (asked === leaveOut) {
      leftOut.add(code.id)
      continue
    }
    const found = find(name)
    const mapped = asked || (found.kind === 'code' ? found.id : byLabel(code.path))
    if (mapped === undefined) unknown.push(code)
    else ours.set(code.id, mapped)
  }
  return { ours, leftOut, unknown }
}

/** Our codes by the names of theirs; a row whose `ours` is empty says nothing. */
function readMap({ file, text }: TextFile, codebook: Codebook): Map<string, string> {
  const ids = new Set(codebook.codes.map(({ id }) => id))
  const { columns, rows } = readStudyTable(text, file)
  const column = (name: string): string | undefined => columns.find((one) => one.trim().toLowerCase() === name)
  const [theirs, ours] = [column('theirs'), column('ours')]
  const problems: Diagnostic[] = []
  const report = (line: number, message: string, fix: string): void =>
    void problems.push({ level: 'error', code: 'exchange/code-map', place: { file, line, column: 1 }, message, fix })
  if (theirs === undefined || ours === undefined)
    report(1, `the columns are ${columns.join(', ')}`, 'name two of them "theirs" and "ours"')
  const map = new Map<string, string>()
  for (const { cells, line } of problems.length > 0 ? [] : rows) {
    const [from, to] = [cells[theirs!]!.trim(), cells[ours!]!.trim()]
    if (from === '' || to === '') continue
    if (to !== leaveOut && !ids.has(to)) report(line, `the codebook has no code "${to}"`, guess(to, ids))
    map.set(nameKey(from), to)
  }
  if (problems.length > 0) throw new InputError(problems)
  return map
}

/** Finds codes by label, or by an id that is the label with hyphens; of several, the one under the same parent. */
function createLabelFinder(codebook: Codebook): (path: readonly string[]) => string | undefined {
  const lineageById = lineages(codebook)
  const themeById = new Map(codebook.themes.map((theme) => [theme.id, theme]))
  const isNamed = ({ id, label }: { readonly id: string; readonly label: string }, name: string): boolean => {
    const wanted = nameKey(name)
    if (nameKey(label) === wanted || id === wanted.replace(/[^\p{L}\p{N}]+/gu, '-')) return true
    return name.length === maxqdaName && nameKey(label).startsWith(wanted)
  }
  const isUnder = (code: Code, parent: string | undefined): boolean => {
    const above = lineageById.get(code.id)![1] ?? themeById.get(code.themeId)
    return parent !== undefined && above !== undefined && isNamed(above, parent)
  }
  return (path) => {
    const named = codebook.codes.filter((code) => isNamed(code, path.at(-1) ?? ''))
    if (named.length === 1) return named[0]!.id
    const under = named.filter((code) => isUnder(code, path.at(-2)))
    return under.length === 1 ? under[0]!.id : undefined
  }
}
