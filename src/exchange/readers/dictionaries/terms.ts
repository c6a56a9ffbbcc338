import { parsePattern } from '../../../text/patterns/parse-pattern.ts'
import { addUpLosses, type ForeignCode, type ForeignProject, type Loss, writeCodePath } from '../../foreign-project.ts'

/** Signs that our keywords give a meaning that dictionaries do not. */
const ours = /[&|!()~/=]/

/**
 * A term of a dictionary as a keyword: each word exactly, whatever its capitals, with `*` for any ending or beginning and
 * `?` for any letter; null where no keyword means the same.
 *
 * @example
 * toKeyword('worr* about') // => 'worr* =about'
 */
export function toKeyword(term: string): string | null {
  const words = term.trim().replaceAll('_', ' ').split(/\s+/)
  if (words[0] === '' || ours.test(term)) return null
  const keyword = words.map((word) => (/[*?]/.test(word) ? word : `=${word}`)).join(' ')
  const { pattern, doubts } = parsePattern(keyword)
  return pattern === undefined || doubts.length > 0 ? null : keyword
}

/** A category of a dictionary. */
export interface Category {
  readonly path: readonly string[]
  readonly terms: readonly string[]
}

/** The categories of a dictionary as codes. A term that no keyword can mean is counted. */
export function projectOfDictionary(
  program: string,
  categories: readonly Category[],
  losses: readonly Loss[] = [],
): ForeignProject {
  let unreadable = 0
  const codes = categories.map(({ path, terms }): ForeignCode => {
    const keywords = [...new Set(terms)].map(toKeyword)
    unreadable += keywords.filter((keyword) => keyword === null).length
    return {
      id: writeCodePath(path),
      path,
      description: '',
      color: null,
      keywords: keywords.filter((keyword) => keyword !== null),
    }
  })
  const empty = codes.filter(
    ({ keywords, path }) => keywords.length === 0 && !codes.some((code) => isInside(code.path, path)),
  )
  return {
    program,
    documents: [],
    cases: [],
    codes,
    codings: [],
    memos: [],
    losses: addUpLosses([
      ...losses,
      { what: 'terms', count: unreadable, why: 'no keyword means the same' },
      { what: 'categories without terms', count: empty.length, why: 'they are codes without keywords' },
    ]),
  }
}

const isInside = (path: readonly string[], outer: readonly string[]): boolean =>
  path.length > outer.length && outer.every((name, at) => path[at] === name)
