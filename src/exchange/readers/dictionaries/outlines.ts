import { inputError } from '../../../boundary/diagnostic.ts'
import { readYamlTexts } from '../../../boundary/read-yaml.ts'
import { childrenNamed, readXmlTree, type XmlElement } from '../../../boundary/xml-tree.ts'
import type { Loss } from '../../foreign-project.ts'
import type { ForeignReader } from '../../foreign-reader.ts'
import { requireText } from '../require-content.ts'
import { type Category, projectOfDictionary } from './terms.ts'

/** Reads WordStat dictionaries: categories by tabs, and terms with a weight in parentheses. */
export const wordstat: ForeignReader = {
  summary: 'WordStat dictionary, .cat, as a codebook',
  recognizes: ({ text, file }) => text !== null && /\.cat$/i.test(file) && /^\t.* \(\d\)[ \t]*$/m.test(text),
  read: (content) => {
    const categories: { readonly path: readonly string[]; readonly terms: string[] }[] = []
    const losses: Loss[] = []
    const above: string[] = []
    for (const line of requireText(content).split('\n')) {
      const [, tabs, written] = /^(\t*)(.+)$/s.exec(line.trimEnd()) ?? []
      if (tabs === undefined || written === undefined) continue
      const [, term] = /^(.*) \(\d\)$/.exec(written) ?? []
      if (term === undefined) {
        above.length = Math.min(above.length, tabs.length)
        above.push(written.trim())
        categories.push({ path: [...above], terms: [] })
      } else if (/^@|[#/]\w*\d/.test(term))
        losses.push({ what: 'rules of proximity', count: 1, why: 'keywords have other ones' })
      else categories.findLast(({ path }) => path.length <= tabs.length)?.terms.push(term)
    }
    return projectOfDictionary('WordStat', categories, losses)
  },
}

/** Reads Lexicoder dictionaries: `+category` lines, each followed by its terms. */
export const lexicoder: ForeignReader = {
  summary: 'Lexicoder dictionary, .lc3, as a codebook',
  recognizes: ({ text, file }) => text !== null && (/\.lc3$/i.test(file) || /^\s*\+\S[^\n]*\n[^+\n]/.test(text)),
  read: (content) => {
    const categories: { readonly path: readonly string[]; readonly terms: string[] }[] = []
    for (const line of requireText(content).split('\n')) {
      const written = line.replace(/\p{Cc}/gu, ' ').trim()
      if (written.startsWith('+')) categories.push({ path: [written.slice(1).trim()], terms: [] })
      else if (written !== '') categories.at(-1)?.terms.push(written.replace(/^"|"$/g, ''))
    }
    return projectOfDictionary('Lexicoder', categories)
  },
}

/** Reads Yoshikoder dictionaries: XML with nested categories (`cnode`) and terms (`pnode`), also beside categories. */
export const yoshikoder: ForeignReader = {
  summary: 'Yoshikoder dictionary, .ykd, as a codebook',
  recognizes: ({ text }) =>
    text !== null && /^\s*(<\?xml[^>]*>\s*)?<dictionary\b/.test(text) && text.includes('<cnode'),
  read: (content) => {
    const categoriesIn = (element: XmlElement, above: readonly string[]): Category[] =>
      childrenNamed(element, 'cnode').flatMap((node) => {
        const path = [...above, node.attributes.get('name')?.trim() || 'category']
        const terms = childrenNamed(node, 'pnode').map(({ attributes }) => attributes.get('name') ?? '')
        return [{ path, terms }, ...categoriesIn(node, path)]
      })
    const root = readXmlTree(requireText(content), content.file)
    const [top] = childrenNamed(root, 'cnode')
    return projectOfDictionary('Yoshikoder', categoriesIn(top ?? root, []))
  },
}

/** Key under which quanteda writes the terms of a category that has others inside. */
const ownTerms = '__'

/** Reads quanteda dictionaries in YAML: maps of categories, and lists of terms. All values are texts, `no` and `1e3` too. */
export const quanteda: ForeignReader = {
  summary: 'quanteda dictionary in YAML as a codebook',
  recognizes: ({ text, file }) =>
    text !== null && /\.ya?ml$/i.test(file) && !/^(themes|name):/m.test(text) && /^\S.*:/m.test(text),
  read: (content) => {
    const { value, placeOf } = readYamlTexts(requireText(content), content.file)
    const categoriesIn = (node: unknown, path: readonly string[]): Category[] => {
      if (Array.isArray(node) || typeof node === 'string') return [{ path, terms: termsOf(node, path) }]
      if (typeof node !== 'object' || node === null) return [{ path, terms: [] }]
      const own = (node as Record<string, unknown>)[ownTerms]
      const inner = Object.entries(node).filter(([name]) => name !== ownTerms)
      return [
        ...(path.length === 0 ? [] : [{ path, terms: own === undefined ? [] : termsOf(own, [...path, ownTerms]) }]),
        ...inner.flatMap(([name, child]) => categoriesIn(child, [...path, name])),
      ]
    }
    const termsOf = (node: unknown, path: readonly string[]): string[] =>
      (Array.isArray(node) ? node : [node]).map((term, at) => {
        if (typeof term === 'string') return term
        throw inputError({
          code: 'exchange/dictionary',
          place: placeOf([...path, at]),
          message: 'a term is a text, and this is a list or a map',
          fix: 'write the terms of a category as one list',
        })
      })
    return projectOfDictionary('quanteda', categoriesIn(value, []))
  },
}
