import { childNamed, childrenNamed, type XmlElement } from '../../boundary/xml-tree.ts'
import { groupBy } from '../../collections.ts'
import type { ForeignCase } from '../foreign-project.ts'
import { guidOfElement, targetOf } from './read-codes.ts'
import { findSelections, findTexts } from './read-sources.ts'

/** The values of variables, by name. */
export type Attributes = Readonly<Record<string, string>>

/** Reads the variables, cases and sets of a project. */
export function readVariables(root: XmlElement) {
  const names = new Map(
    childrenNamed(childNamed(root, 'Variables'), 'Variable').map((variable) => [
      guidOfElement(variable),
      (variable.attributes.get('name') ?? '').trim(),
    ]),
  )
  const valuesOf = (element: XmlElement): [string, string][] =>
    childrenNamed(element, 'VariableValue').flatMap((value): [string, string][] => {
      const [reference, content] = [
        childNamed(value, 'VariableRef'),
        value.children.find(({ name }) => /Value$/.test(name)),
      ]
      const name = reference === undefined ? undefined : names.get(targetOf(reference))
      const text = content?.text.trim() ?? ''
      return name === undefined || name === '' || text === '' ? [] : [[name, text]]
    })
  return { valuesOf, cases: readCases(root, valuesOf), groupsBySource: readSets(root) }
}

/** The cases of a project with the texts that they point at, directly or by a selection. */
function readCases(root: XmlElement, valuesOf: (element: XmlElement) => [string, string][]): ForeignCase[] {
  const texts = findTexts(root)
  const textsBySource = groupBy(texts, ({ source }) => guidOfElement(source))
  const textBySelection = new Map(
    texts.flatMap((text) => findSelections(text).map(({ element }) => [guidOfElement(element), text.id] as const)),
  )
  return childrenNamed(childNamed(root, 'Cases'), 'Case').map((element) => {
    const documents = element.children.flatMap((reference) => {
      if (reference.name === 'SourceRef') return (textsBySource.get(targetOf(reference)) ?? []).map(({ id }) => id)
      return reference.name === 'SelectionRef' ? (textBySelection.get(targetOf(reference)) ?? []) : []
    })
    return {
      name: (element.attributes.get('name') ?? '').trim(),
      attributes: Object.fromEntries(valuesOf(element)),
      documents: [...new Set(documents)],
    }
  })
}

/** The names of the sets that a source is in. */
function readSets(root: XmlElement): ReadonlyMap<string, readonly string[]> {
  const members = childrenNamed(childNamed(root, 'Sets'), 'Set').flatMap((set) =>
    childrenNamed(set, 'MemberSource').map((member) => ({
      source: targetOf(member),
      set: (set.attributes.get('name') ?? '').trim(),
    })),
  )
  return new Map(
    [...groupBy(members, ({ source }) => source)].map(([source, found]) => [source, found.map(({ set }) => set)]),
  )
}
