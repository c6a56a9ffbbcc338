import { makeId } from '../codebook/make-id.ts'
import { getOrInsert, unique } from '../collections.ts'
import type { ForeignCode } from './foreign-project.ts'

/** A code of a codebook that is written, with the codes inside it. */
interface Node {
  readonly name: string
  /** The codes of this path: programs may have several of one name, which are one code of ours. */
  readonly codes: readonly ForeignCode[]
  readonly children: Map<string, Node>
}

/** A codebook in YAML, and the id in it of each foreign code. */
export interface WrittenCodebook {
  readonly yaml: string
  readonly idOf: ReadonlyMap<string, string>
}

/**
 * Writes foreign codes as a codebook. The codes at the top that have codes inside become themes; since a passage is not
 * coded with a theme, one that is used as a code gets a code of the same name. The others at the top are in one theme.
 *
 * @param used ids of codes that codings have
 */
export function writeCodebook(name: string, codes: readonly ForeignCode[], used: ReadonlySet<string>): WrittenCodebook {
  const root = treeOf(codes)
  const takeId = createIds()
  const idOf = new Map<string, string>()
  const lines = [`name: ${quoted(name)}`, 'version: "1"', 'themes:']
  const themes = [...root.children.values()].filter(({ children }) => children.size > 0)
  const loose = [...root.children.values()].filter(({ children }) => children.size === 0)
  for (const theme of themes) {
    const id = takeId(theme.name)
    lines.push(`  - id: ${id}`, `    label: ${quoted(theme.name)}`, ...detailsOf(theme.codes[0], '    '))
    if (theme.codes[0]?.color) lines.push(`    color: ${quoted(theme.codes[0].color)}`)
    lines.push('    codes:')
    const isCode = theme.codes.some((code) => used.has(code.id) || code.keywords.length > 0)
    if (isCode) writeNode({ ...theme, children: new Map() }, '      ')
    for (const child of theme.children.values()) writeNode(child, '      ')
  }
  if (loose.length > 0) {
    const label = themes.length === 0 ? 'Codes' : 'Other codes'
    lines.push(`  - id: ${takeId(label)}`, `    label: ${label}`, '    codes:')
    for (const node of loose) writeNode(node, '      ')
  }
  return { yaml: `${lines.join('\n')}\n`, idOf }

  function writeNode({ name: label, codes: own, children }: Node, indent: string): void {
    const id = takeId(label)
    const keywords = unique(own.flatMap((code) => code.keywords))
    for (const code of own) idOf.set(code.id, id)
    lines.push(
      `${indent}- id: ${id}`,
      `${indent}  label: ${quoted(label)}`,
      ...detailsOf(own[0], `${indent}  `),
      ...criteriaOf(own[0], `${indent}  `),
    )
    if (keywords.length > 0)
      lines.push(`${indent}  keywords:`, ...keywords.map((keyword) => `${indent}    - ${quoted(keyword)}`))
    if (children.size === 0) return
    lines.push(`${indent}  codes:`)
    for (const child of children.values()) writeNode(child, `${indent}    `)
  }
}

const detailsOf = (code: ForeignCode | undefined, indent: string): string[] =>
  code === undefined || code.description.trim() === ''
    ? []
    : [`${indent}description: ${quoted(code.description.trim())}`]

/** Criteria and examples of a code. */
function criteriaOf(code: ForeignCode | undefined, indent: string): string[] {
  const { include = '', exclude = '', examples = [], counterexamples = [] } = code?.criteria ?? {}
  const text = (key: string, value: string): string[] => (value === '' ? [] : [`${indent}${key}: ${quoted(value)}`])
  const list = (key: string, values: readonly string[]): string[] =>
    values.length === 0 ? [] : [`${indent}${key}:`, ...values.map((value) => `${indent}  - ${quoted(value)}`)]
  return [
    ...text('include', include),
    ...text('exclude', exclude),
    ...list('examples', examples),
    ...list('counterexamples', counterexamples),
  ]
}

/** A text as a double-quoted scalar, which YAML and JSON share. */
const quoted = (text: string): string => JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, escapeSign)
const escapeSign = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`

/** Codes by the names in their paths; codes of one path are one. */
function treeOf(codes: readonly ForeignCode[]): Node {
  const root: Node = { name: '', codes: [], children: new Map() }
  for (const code of codes) {
    let node = root
    for (const [depth, name] of code.path.entries()) {
      const isLast = depth === code.path.length - 1
      const known: Node = getOrInsert(node.children, name, () => ({ name, codes: [], children: new Map() }))
      if (isLast) node.children.set(name, { ...known, codes: [...known.codes, code] })
      node = node.children.get(name)!
    }
  }
  return root
}

/** Makes ids of names, each once. */
function createIds(): (name: string) => string {
  const taken = new Set<string>()
  return (name) => {
    const id = makeId(name, taken)
    taken.add(id)
    return id
  }
}
