import { getOrInsert } from '../collections.ts'
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

/** Several files as one project, as of programs that write one file for each code or each person. */
export function mergeProjects(projects: readonly ForeignProject[]): ForeignProject {
  const unique = <Item extends { readonly id: string }>(items: readonly Item[]): Item[] => [
    ...new Map(items.map((item) => [item.id, item])).values(),
  ]
  return {
    program: [...new Set(projects.map(({ program }) => program))].join(', '),
    documents: unique(projects.flatMap(({ documents }) => documents)),
    cases: projects.flatMap(({ cases }) => cases),
    codes: unique(projects.flatMap(({ codes }) => codes)),
    codings: projects.flatMap(({ codings }) => codings),
    memos: projects.flatMap(({ memos }) => memos),
    losses: addUpLosses(projects.flatMap(({ losses }) => losses)),
  }
}

/** Codes of which only the names are known. */
export const codesNamed = (names: Iterable<string>): ForeignCode[] =>
  Array.from(names, (name) => ({ id: name, path: [name], description: '', color: null, keywords: [] }))
