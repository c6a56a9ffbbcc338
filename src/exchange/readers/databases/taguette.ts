import { comparisonKey } from '../../../anchoring/comparison-key.ts'
import { getOrInsert } from '../../../collections.ts'
import { addUpLosses, type ForeignCoding, type ForeignProject, type Loss } from '../../foreign-project.ts'
import type { ForeignContent, ForeignReader, SqlRow } from '../../foreign-reader.ts'
import { requireDatabase } from '../require-content.ts'
import { numberOf, textOf } from './columns-of-rows.ts'
import { readHtmlText } from './html-text.ts'

/** Reads Taguette projects, whose offsets count the bytes of the text of a document in UTF-8. */
export const taguetteProject: ForeignReader = {
  summary: 'Taguette: a project as SQLite, .sqlite3',
  recognizes: ({ database }) =>
    database?.has('highlights') === true && database.has('highlight_tags') && database.has('tags'),
  read: readProject,
}

function readProject(content: ForeignContent): ForeignProject {
  const { file } = content
  const database = requireDatabase(content)
  const rows = (table: string): readonly SqlRow[] => database.get(table) ?? []
  const texts = new Map(rows('documents').map((row) => [textOf(row, 'id'), readHtmlText(textOf(row, 'contents'))]))
  const tagsOf = new Map<string, string[]>()
  for (const row of rows('highlight_tags'))
    getOrInsert(tagsOf, textOf(row, 'highlight_id'), () => []).push(textOf(row, 'tag_id'))
  const coderOf = codersOf(rows('commands'))
  const losses: Loss[] = []
  const codings = rows('highlights').flatMap((row): ForeignCoding[] => {
    const [id, document] = [textOf(row, 'id'), textOf(row, 'document_id')]
    const text = texts.get(document)
    const quote = readHtmlText(textOf(row, 'snippet')).text.trim()
    const [start, end] = [numberOf(row, 'start_offset') ?? -1, numberOf(row, 'end_offset') ?? -1]
    const span = text?.spanOfBytes(start, end) ?? null
    const isRight = span !== null && (quote === '' || sameWords(text!.text.slice(span.start, span.end), quote))
    if (!isRight) losses.push({ what: 'places', count: 1, why: 'other words are there; the words were searched' })
    const tags = tagsOf.get(id) ?? []
    if (tags.length === 0) losses.push({ what: 'highlights', count: 1, why: 'they have no tag' })
    return tags.map((code) => ({
      ...{ document, code, coder: coderOf.get(id) ?? '', isMachine: false, status: 'accepted' },
      ...{ span: isRight ? span : null, paragraphs: null, memo: '', time: null, confidence: null },
      quote: quote || (isRight ? text!.text.slice(span.start, span.end) : ''),
      place: { file: `${file} highlight ${id}` },
    }))
  })
  return {
    program: 'Taguette',
    documents: rows('documents').map((row) => ({
      id: textOf(row, 'id'),
      name: textOf(row, 'name'),
      text: texts.get(textOf(row, 'id'))!.text || null,
      attributes: {},
    })),
    cases: [],
    codes: rows('tags').map((row) => ({
      id: textOf(row, 'id'),
      path: [textOf(row, 'path')],
      description: textOf(row, 'description'),
      ...{ color: null, keywords: [] },
    })),
    codings,
    memos: [],
    losses: addUpLosses(losses),
  }
}

const sameWords = (a: string, b: string): boolean =>
  comparisonKey(a).text.replace(/\s/g, '') === comparisonKey(b).text.replace(/\s/g, '')

/** Who added each highlight, by the history of commands. */
function codersOf(commands: readonly SqlRow[]): ReadonlyMap<string, string> {
  const coders = new Map<string, string>()
  for (const row of commands) {
    const [, id] = /"highlight_id"\s*:\s*(\d+)/.exec(textOf(row, 'payload')) ?? []
    if (id !== undefined && /"type"\s*:\s*"highlight_add"/.test(textOf(row, 'payload')))
      getOrInsert(coders, id, () => textOf(row, 'user_login'))
  }
  return coders
}
