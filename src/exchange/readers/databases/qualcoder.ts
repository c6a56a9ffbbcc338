import { groupBy } from '../../../collections.ts'
import type { Span } from '../../../model/span.ts'
import type {
  ForeignCase,
  ForeignCode,
  ForeignCoding,
  ForeignDocument,
  ForeignMemo,
  ForeignProject,
  Loss,
} from '../../foreign-project.ts'
import { addUpLosses } from '../../foreign-project.ts'
import type { ForeignContent, ForeignReader, SqlRow } from '../../foreign-reader.ts'
import { readTime } from '../../tables/cells.ts'
import { chooseUnit, type RawSpan } from '../annotations/choose-unit.ts'
import { requireDatabase } from '../require-content.ts'
import { numberOf, pathTo, textOf } from './columns-of-rows.ts'

/** Reads the database of a QualCoder project, `data.qda`. */
export const qualcoder: ForeignReader = {
  summary: 'QualCoder: a project folder, or the data.qda in it',
  recognizes: ({ database }) =>
    database?.has('code_text') === true && database.has('code_name') && database.has('source'),
  read: readProject,
}

function readProject(content: ForeignContent): ForeignProject {
  const { file } = content
  const database = requireDatabase(content)
  const rows = (table: string): readonly SqlRow[] => database.get(table) ?? []
  const sources = rows('source')
  const documents = sources.map((row): ForeignDocument => {
    const text = textOf(row, 'fulltext')
    return {
      id: textOf(row, 'id'),
      name: textOf(row, 'name'),
      text: text === '' ? null : text,
      attributes: attributesOf(rows('attribute'), 'file', textOf(row, 'id')),
    }
  })
  const textById = new Map(documents.map(({ id, text }) => [id, text]))
  const losses: Loss[] = [
    {
      what: 'sources without text',
      count: documents.filter(({ text }) => text === null).length,
      why: 'themata reads text only',
    },
    { what: 'picture codings', count: rows('code_image').length, why: 'themata reads text only' },
    { what: 'codings of sound and video', count: rows('code_av').length, why: 'themata reads text only' },
    { what: 'journal entries', count: rows('journal').length, why: 'they are about no passage' },
  ]
  const codingsById = groupBy(rows('code_text'), (row) => textOf(row, 'fid'))
  const rawOf = (row: SqlRow): RawSpan => ({
    start: numberOf(row, 'pos0') ?? -1,
    end: numberOf(row, 'pos1') ?? -1,
    quote: textOf(row, 'seltext'),
  })
  const placers = new Map(
    documents.map(({ id, text }) => [
      id,
      text === null ? null : chooseUnit(text, (codingsById.get(id) ?? []).map(rawOf), 'code-points'),
    ]),
  )
  const placeIn = (id: string, raw: RawSpan): Span | null => placers.get(id)?.(raw) ?? null
  const codings = [...codingsById].flatMap(([id, own]) => {
    return own.map((row, at): ForeignCoding => {
      const raw = rawOf(row)
      return {
        ...{
          document: id,
          code: textOf(row, 'cid'),
          coder: textOf(row, 'owner'),
          isMachine: false,
          status: 'accepted',
        },
        ...{ span: placeIn(id, raw), paragraphs: null, quote: raw.quote, memo: textOf(row, 'memo'), confidence: null },
        time: readTime(textOf(row, 'date'), null),
        place: { file: `${file} code_text ${textOf(row, 'ctid') || at + 1}` },
      }
    })
  })
  return {
    program: 'QualCoder',
    documents,
    cases: casesOf(rows),
    codes: codesOf(rows),
    codings,
    memos: [
      ...sources.flatMap((row) => memoOf(row, textOf(row, 'id'), `${file} source ${textOf(row, 'id')}`)),
      ...rows('annotation').flatMap((row, at) => {
        const [id, place] = [textOf(row, 'fid'), `${file} annotation ${at + 1}`]
        const span = placeIn(id, rawOf(row))
        const quote = span === null ? '' : textById.get(id)!.slice(span.start, span.end)
        return memoOf(row, id, place).map((memo) => ({ ...memo, span, quote }))
      }),
    ],
    losses: addUpLosses(losses),
  }
}

function codesOf(rows: (table: string) => readonly SqlRow[]): ForeignCode[] {
  const categories = rows('code_cat').map(
    (row) =>
      [
        `cat ${textOf(row, 'catid')}`,
        { name: textOf(row, 'name'), parent: parentOf(row, 'supercatid', 'cat') },
      ] as const,
  )
  const codes = rows('code_name').map(
    (row) =>
      [
        `code ${textOf(row, 'cid')}`,
        { name: textOf(row, 'name'), parent: parentOf(row, 'supercid', 'code') || parentOf(row, 'catid', 'cat') },
      ] as const,
  )
  const items = new Map([...categories, ...codes])
  return rows('code_name').map((row) => {
    const color = textOf(row, 'color')
    return {
      id: textOf(row, 'cid'),
      path: pathTo(`code ${textOf(row, 'cid')}`, items),
      description: textOf(row, 'memo'),
      color: /^#[0-9a-f]{6}$/i.test(color) ? color.toLowerCase() : null,
      keywords: [],
    }
  })
}

const parentOf = (row: SqlRow, column: string, kind: string): string => {
  const id = textOf(row, column)
  return id === '' ? '' : `${kind} ${id}`
}

const attributesOf = (attributes: readonly SqlRow[], kind: string, id: string): Record<string, string> =>
  Object.fromEntries(
    attributes.flatMap((row) =>
      textOf(row, 'attr_type') === kind && textOf(row, 'id') === id && textOf(row, 'value') !== ''
        ? [[textOf(row, 'name'), textOf(row, 'value')]]
        : [],
    ),
  )

const casesOf = (rows: (table: string) => readonly SqlRow[]): ForeignCase[] =>
  rows('cases').map((row) => {
    const id = textOf(row, 'caseid')
    const documents = rows('case_text').flatMap((part) => (textOf(part, 'caseid') === id ? textOf(part, 'fid') : []))
    return {
      name: textOf(row, 'name'),
      attributes: attributesOf(rows('attribute'), 'case', id),
      documents: [...new Set(documents)],
    }
  })

/** The memo of a row, on a whole document; none if it has no words. */
function memoOf(row: SqlRow, document: string, file: string): ForeignMemo[] {
  const memo = textOf(row, 'memo')
  if (memo.trim() === '') return []
  const [coder, time] = [textOf(row, 'owner'), readTime(textOf(row, 'date'), null)]
  return [{ document, code: null, span: null, quote: '', memo, coder, time, place: { file } }]
}
