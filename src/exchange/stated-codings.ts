import { getOrInsert, unique } from '../collections.ts'
import {
  addUpLosses,
  type ForeignCode,
  type ForeignCoding,
  type ForeignDocument,
  type ForeignProject,
  type Loss,
  writeCodePath,
} from './foreign-project.ts'

/** A coding of a file in which documents and codes have no ids, only names. */
export interface StatedCoding extends Omit<ForeignCoding, 'code'> {
  /** The names of the codes above its code and its own. */
  readonly path: readonly string[]
}

/** The project of a file that has codings alone: documents and codes are those that they name. */
export function projectOfCodings(
  program: string,
  stated: readonly StatedCoding[],
  losses: readonly Loss[],
): ForeignProject {
  const documents = new Map<string, ForeignDocument>()
  const codes = new Map<string, ForeignCode>()
  const codings = stated.map(({ path, ...coding }): ForeignCoding => {
    const name = coding.document
    getOrInsert(documents, name, () => ({ id: name, name, text: null, attributes: {} }))
    const id = writeCodePath(path)
    getOrInsert(codes, id, () => ({ id, path, description: '', color: null, keywords: [] }))
    return { ...coding, code: id }
  })
  return {
    program,
    documents: [...documents.values()],
    cases: [],
    codes: [...codes.values()],
    codings,
    memos: [],
    losses: addUpLosses(losses),
  }
}

/**
 * Several files as one project, as of programs that write one file for each code or each person. Documents and codes that
 * have one id in two files and are not the same, as in two databases that count from 1, stay apart.
 */
export function mergeProjects(projects: readonly ForeignProject[]): ForeignProject {
  const documents = new Map<string, ForeignDocument>()
  const codes = new Map<string, ForeignCode>()
  const merged = projects.map((project): ForeignProject => {
    const document = addAll(documents, project.documents, joinDocuments)
    const code = addAll(codes, project.codes, joinCodes)
    return {
      ...project,
      cases: project.cases.map((one) => ({ ...one, documents: one.documents.map(document) })),
      codings: project.codings.map((one) => ({ ...one, document: document(one.document), code: code(one.code) })),
      memos: project.memos.map((one) => ({
        ...one,
        document: one.document === null ? null : document(one.document),
        code: one.code === null ? null : code(one.code),
      })),
    }
  })
  return {
    program: unique(projects.map(({ program }) => program)).join(', '),
    documents: [...documents.values()],
    cases: merged.flatMap(({ cases }) => cases),
    codes: [...codes.values()],
    codings: merged.flatMap(({ codings }) => codings),
    memos: merged.flatMap(({ memos }) => memos),
    losses: addUpLosses(projects.flatMap(({ losses }) => losses)),
  }
}

/** What two files know of a document; null if it is not the same one. */
const joinDocuments = (a: ForeignDocument, b: ForeignDocument): ForeignDocument | null =>
  a.name === b.name && (a.text === b.text || a.text === null || b.text === null)
    ? { ...b, text: b.text ?? a.text, attributes: { ...a.attributes, ...b.attributes } }
    : null

/** What two files know of a code; null if it is not the same one. */
const joinCodes = (a: ForeignCode, b: ForeignCode): ForeignCode | null =>
  writeCodePath(a.path) === writeCodePath(b.path)
    ? { ...a, ...b, description: b.description || a.description, keywords: unique([...a.keywords, ...b.keywords]) }
    : null

/** Adds items to those of other files, under other ids where an id is another item's, and returns what ids have become. */
function addAll<Item extends { readonly id: string }>(
  all: Map<string, Item>,
  items: readonly Item[],
  join: (a: Item, b: Item) => Item | null,
): (id: string) => string {
  const ids = new Map<string, string>()
  for (const item of items) {
    let id = item.id
    const joined = (): Item | null => (all.has(id) ? join(all.get(id)!, item) : item)
    for (let number = 2; joined() === null; number++) id = `${item.id} of file ${number}`
    ids.set(item.id, id)
    all.set(id, { ...joined()!, id })
  }
  return (id) => ids.get(id) ?? id
}

/** Codes of which only the names are known. */
export const codesNamed = (names: Iterable<string>): ForeignCode[] =>
  Array.from(names, (name) => ({ id: name, path: [name], description: '', color: null, keywords: [] }))
