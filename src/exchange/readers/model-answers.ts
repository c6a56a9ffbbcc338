import type { Place } from '../../model/diagnostic.ts'
import type { ForeignProject, Loss } from '../foreign-project.ts'
import type { ForeignContent, ForeignOptions, ForeignReader, PlacedValue } from '../foreign-reader.ts'
import { projectOfCodings, type StatedCoding } from '../stated-codings.ts'
import { isNoCode, readList, readShare, readTime } from '../tables/cells.ts'
import { type ColumnRole, findColumns } from '../tables/columns.ts'
import { anyTable } from '../tables/presets.ts'

/** Facts of an object and of those around it, by what they hold; of a list, all its texts. */
type Facts = Partial<Record<ColumnRole, readonly string[]>>

/** Maximum depth of objects that are looked into. */
const maxDepth = 60

/** Plural names that an answer may have for its quotes, beside those of columns. */
const heads = {
  ...anyTable.heads,
  quote: [...anyTable.heads.quote!, 'quotes', 'excerpts', 'quotations', 'highlights', 'segments', 'passages'],
  code: [...anyTable.heads.code!, 'concept', 'category', 'name'],
}

/** Keys that hold a list of codings and are no name of a document. */
const containers =
  /^(codings?|results?|data|items?|annotations?|segments?|codes|themes|labels|excerpts?|quotes|highlights|responses?|outputs?|answers?|documents|files|transcripts|entries|records|rows|findings)$/i

/** Reads codings that a language model, or any program, wrote as JSON or JSONL: each object with a quote and a code. */
export const modelAnswers: ForeignReader = {
  summary: 'codings as JSON or JSONL, such as the answers of a language model: objects with document, quote and codes',
  recognizes: ({ values }, options) => values.some((value) => rowsOf(value, options).length > 0),
  read: readAnswers,
}

function readAnswers({ values }: ForeignContent, options: ForeignOptions): ForeignProject {
  const losses: Loss[] = []
  const codings = values.flatMap((value) => {
    const rows = rowsOf(value, options)
    if (rows.length === 0) losses.push({ what: 'values', count: 1, why: 'they have no object with a quote and a code' })
    return rows
  })
  return projectOfCodings('codings in JSON', codings, losses)
}

function rowsOf({ value, place }: PlacedValue, options: ForeignOptions): StatedCoding[] {
  return visit(value, {}, { path: '', depth: 0 })

  function visit(node: unknown, around: Facts, at: { readonly path: string; readonly depth: number }): StatedCoding[] {
    if (typeof node !== 'object' || node === null || at.depth > maxDepth) return []
    const step = (key: string | number) => ({
      path: typeof key === 'number' ? `${at.path}[${key}]` : `${at.path}.${key}`.replace(/^\./, ''),
      depth: at.depth + 1,
    })
    if (Array.isArray(node)) return node.flatMap((item, index) => visit(item, around, step(index)))
    const own = factsOf(node, options)
    const facts = { ...around, ...own }
    const inner = Object.entries(node).flatMap(([key, child]) => {
      const isDocument = facts.document === undefined && !containers.test(key)
      return visit(child, isDocument ? { ...facts, document: [key] } : facts, step(key))
    })
    const isRow = inner.length === 0 && (own.quote !== undefined || own.code !== undefined)
    return isRow ? codingsOf(facts, at.path === '' ? place : { ...place, file: `${place.file} ${at.path}` }) : inner
  }
}

/** The facts of an object itself: texts, numbers, and lists of them. */
function factsOf(node: object, { columns }: ForeignOptions): Facts {
  const entries = Object.entries(node).flatMap(([key, value]) => {
    const texts = textsOf(value)
    return texts === null ? [] : [[key, texts] as const]
  })
  const found = findColumns(
    entries.map(([key]) => key),
    heads,
    columns,
  )
  return Object.fromEntries([...found].map(([role, position]) => [role, entries[position]![1]]))
}

/** The texts of a value that is a text, a number or a list of such; null for anything else. */
function textsOf(value: unknown): string[] | null {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  if (!Array.isArray(value) || value.length === 0) return null
  return value.every((item) => typeof item === 'string' || typeof item === 'number') ? value.map(String) : null
}

/** A coding for each quote and code; none if one of the two is missing. */
function codingsOf(facts: Facts, place: Place): StatedCoding[] {
  const one = (role: ColumnRole): string => facts[role]?.[0]?.trim() ?? ''
  const [model, confidence] = [one('model'), readShare(one('confidence'))]
  const [start, end] = [Number(one('start') || Number.NaN), Number(one('end') || Number.NaN)]
  const codes = (facts.code ?? []).flatMap((code) => readList(code) ?? code).filter((code) => !isNoCode(code))
  return (facts.quote ?? []).flatMap((quote) =>
    codes.map((code) => ({
      document: one('document'),
      path: code.split(' > ').map((name) => name.trim()),
      coder: model || one('coder'),
      isMachine: model !== '',
      status: 'accepted' as const,
      span: Number.isInteger(start) && Number.isInteger(end) ? { start, end } : null,
      paragraphs: null,
      quote,
      memo: one('memo'),
      time: readTime(one('time'), null),
      confidence,
      place,
    })),
  )
}
