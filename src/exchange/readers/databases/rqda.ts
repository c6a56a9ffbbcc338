import { groupBy } from '../../../collections.ts'
import { addUpLosses, type ForeignCoding, type ForeignMemo, type ForeignProject } from '../../foreign-project.ts'
import type { ForeignContent, ForeignReader, SqlRow } from '../../foreign-reader.ts'
import { chooseUnit } from '../annotations/choose-unit.ts'
import { requireDatabase } from '../require-content.ts'
import { numberOf, textOf } from './columns-of-rows.ts'

/** Reads RQDA projects, whose rows that were deleted have another status than 1. */
export const rqda: ForeignReader = {
  summary: 'RQDA: a project file, .rqda',
  recognizes: ({ database }) => database?.has('freecode') === true && database.has('coding') && database.has('source'),
  read: readProject,
}

function readProject(content: ForeignContent): ForeignProject {
  const { file } = content
  const database = requireDatabase(content)
  const all = (table: string): readonly SqlRow[] => database.get(table) ?? []
  const rows = (table: string): SqlRow[] => all(table).filter((row) => textOf(row, 'status') === '1')
  const categoryById = new Map(rows('codecat').map((row) => [textOf(row, 'catid'), textOf(row, 'name')]))
  const categoryOf = new Map(
    rows('treecode').map((row) => [textOf(row, 'cid'), categoryById.get(textOf(row, 'catid'))] as const),
  )
  const documents = rows('source').map((row) => ({
    id: textOf(row, 'id'),
    name: textOf(row, 'name'),
    text: textOf(row, 'file') || null,
    attributes: attributesOf(rows('fileAttr'), 'fileID', textOf(row, 'id')),
  }))
  const codings = [...groupBy(rows('coding'), (row) => textOf(row, 'fid'))].flatMap(([id, own]) => {
    const text = documents.find((document) => document.id === id)?.text ?? null
    const raw = own.map((row) => ({
      start: numberOf(row, 'selfirst') ?? -1,
      end: numberOf(row, 'selend') ?? -1,
      quote: textOf(row, 'seltext'),
    }))
    const toSpan = text === null ? null : chooseUnit(text, raw, 'code-points')
    return own.map(
      (row, at): ForeignCoding => ({
        ...{
          document: id,
          code: textOf(row, 'cid'),
          coder: textOf(row, 'owner'),
          isMachine: false,
          status: 'accepted',
        },
        ...{ paragraphs: null, quote: raw[at]!.quote, memo: textOf(row, 'memo'), time: null, confidence: null },
        span: toSpan?.(raw[at]!) ?? null,
        place: { file: `${file} coding ${at + 1}` },
      }),
    )
  })
  const deleted = all('coding').length - rows('coding').length
  return {
    program: 'RQDA',
    documents,
    cases: rows('cases').map((row) => ({
      name: textOf(row, 'name'),
      attributes: attributesOf(rows('caseAttr'), 'caseID', textOf(row, 'id')),
      documents: [
        ...new Set(
          rows('caselinkage').flatMap((link) =>
            textOf(link, 'caseid') === textOf(row, 'id') ? textOf(link, 'fid') : [],
          ),
        ),
      ],
    })),
    codes: rows('freecode').map((row) => {
      const category = categoryOf.get(textOf(row, 'id'))
      const name = textOf(row, 'name')
      return {
        id: textOf(row, 'id'),
        path: category === undefined ? [name] : [category, name],
        description: textOf(row, 'memo'),
        ...{ color: null, keywords: [] },
      }
    }),
    codings,
    memos: [
      ...rows('source').flatMap((row) => memoOf(row, 'memo', textOf(row, 'id'), `${file} source ${textOf(row, 'id')}`)),
      ...rows('annotation').flatMap((row, at) =>
        memoOf(row, 'annotation', textOf(row, 'fid'), `${file} annotation ${at + 1}`),
      ),
    ],
    losses: addUpLosses([
      { what: 'codings', count: deleted, why: 'they were deleted in RQDA' },
      {
        what: 'sources without text',
        count: documents.filter(({ text }) => text === null).length,
        why: 'themata reads text only',
      },
    ]),
  }
}

/** The variables of a file or a case. */
const attributesOf = (rows: readonly SqlRow[], key: string, id: string): Record<string, string> =>
  Object.fromEntries(
    rows.flatMap((row) =>
      textOf(row, key) === id && textOf(row, 'value') !== '' ? [[textOf(row, 'variable'), textOf(row, 'value')]] : [],
    ),
  )

/** A memo on a document: an annotation is at a position alone, without words. */
function memoOf(row: SqlRow, column: string, document: string, file: string): ForeignMemo[] {
  const memo = textOf(row, column)
  if (memo.trim() === '') return []
  const place = { document, code: null, span: null, quote: '', time: null }
  return [{ ...place, memo, coder: textOf(row, 'owner'), place: { file } }]
}
