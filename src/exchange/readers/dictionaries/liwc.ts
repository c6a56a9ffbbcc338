import { inputError } from '../../../boundary/diagnostic.ts'
import type { Loss } from '../../foreign-project.ts'
import type { ForeignContent, ForeignReader } from '../../foreign-reader.ts'
import { requireTable, requireText } from '../require-content.ts'
import { type Category, projectOfDictionary } from './terms.ts'

/** Reads LIWC dictionaries: categories with numbers between two lines `%`, then terms with the numbers of theirs. */
export const liwc: ForeignReader = {
  summary: 'LIWC dictionary, .dic, as a codebook',
  recognizes: ({ text }) => text !== null && /^\s*%[ \t]*\n/.test(text) && /\n%[ \t]*(\n|$)/.test(text),
  read: readDic,
}

function readDic(content: ForeignContent) {
  const { file } = content
  const lines = requireText(content).split('\n')
  const marks = lines.flatMap((line, index) => (line.trim() === '%' ? index : []))
  const [first = 0, second = 0] = marks
  const categories = new Map<string, { readonly path: readonly string[]; readonly terms: string[] }>()
  const above: string[] = []
  for (const [index, line] of lines.slice(first + 1, second).entries()) {
    if (line.trim() === '') continue
    const [, tabs = '', id, name] = /^(\t*) *(\d+)\s+(\S.*)$/.exec(line.trimEnd()) ?? []
    if (id === undefined || name === undefined)
      throw inputError({
        code: 'exchange/dictionary',
        place: { file, line: first + index + 2, column: 1 },
        message: 'a category has a number and a name, and this line has not',
        fix: 'write the number, a tab and the name',
      })
    above.length = Math.min(above.length, tabs.length)
    above.push(name)
    categories.set(id, { path: [...above], terms: [] })
  }
  const losses: Loss[] = []
  for (const line of lines.slice(second + 1)) {
    const [term, ids] = splitTerm(line.trim())
    if (term === '') continue
    if (/[<>()]/.test(line))
      losses.push({ what: 'terms with conditions', count: 1, why: 'keywords have no such conditions' })
    else
      for (const id of ids) {
        const category = categories.get(id)
        if (category === undefined)
          losses.push({ what: 'numbers of categories', count: 1, why: 'no category has them' })
        else category.terms.push(term)
      }
  }
  return projectOfDictionary('LIWC', [...categories.values()], losses)
}

/** A term, which may hold blanks, and the numbers of its categories: all behind a tab, or all numbers at the end. */
function splitTerm(line: string): [term: string, ids: string[]] {
  const numbers = /(?<![\d\s])[\d\s]*$/.exec(line)!.index
  const blank = line.slice(numbers).search(/\s/)
  const ends = [line.indexOf('\t'), blank === -1 ? -1 : numbers + blank].filter((end) => end !== -1)
  if (ends.length === 0) return [line, []]
  const end = Math.min(...ends)
  return [line.slice(0, end), line.slice(end).trim().split(/\s+/)]
}

/** Reads LIWC-22 dictionaries: a table with a column of terms and one for each category. */
export const liwc22: ForeignReader = {
  summary: 'LIWC-22 dictionary, .dicx, as a codebook',
  recognizes: ({ tables }) => tables[0]?.rows[0]?.cells[0]?.trim().toLowerCase() === 'dicterm',
  read: (content) => {
    const [head, ...rows] = requireTable(content).rows
    const categories = head!.cells.slice(1).map((name, index): Category => {
      const terms = rows.flatMap(({ cells }) => ((cells[index + 1] ?? '').trim() === '' ? [] : cells[0]!.trim()))
      return { path: [name.trim()], terms }
    })
    return projectOfDictionary(
      'LIWC-22',
      categories.filter(({ path }) => path[0] !== ''),
    )
  },
}
