import { childNamed, childrenNamed, type XmlElement } from '../../boundary/xml-tree.ts'
import type { Loss } from '../foreign-project.ts'
import { type ReadText, sourcesWithoutText } from './read-sources.ts'

/** Max. number of documents that a line names. */
const maxNamed = 5

function namesOf(texts: readonly ReadText[]): string {
  const names = texts.slice(0, maxNamed).map(({ name }) => `"${name.slice(0, 60)}"`)
  return names.join(', ') + (texts.length > maxNamed ? `, ${texts.length - maxNamed} more` : '')
}

/** What the project holds that is not read. */
export function findLosses(root: XmlElement, texts: readonly ReadText[]): Loss[] {
  const unread = texts.filter(({ raw }) => raw === null)
  const count = (what: string, found: number, why: string): Loss => ({ what, count: found, why })
  const empty = texts.filter(({ plain }) => plain?.trim() === '')
  const sets = childrenNamed(childNamed(root, 'Sets'), 'Set')
  const codingsIn = (element: XmlElement): number =>
    element.children.reduce((total, child) => total + codingsIn(child), element.name === 'Coding' ? 1 : 0)
  const areas = (childNamed(root, 'Sources')?.children ?? []).flatMap((source) =>
    source.children.filter(({ name }) => /^(PDF|Picture|Audio|Video)Selection$/.test(name)),
  )
  const lengthOf = (container: string, name: string): number => childrenNamed(childNamed(root, container), name).length
  return [
    count('sources', sourcesWithoutText(root).length, 'they are pictures or recordings without a transcript'),
    count('documents', empty.length, `their text in the file is empty (${namesOf(empty)})`),
    count(
      'documents',
      unread.length,
      `their text is not in the file; passages are looked for by their words (${namesOf(unread)})`,
    ),
    count(
      'codings of areas or moments',
      areas.reduce((total, area) => total + codingsIn(area), 0),
      'Themata reads text only',
    ),
    count(
      'sets of codes',
      sets.filter((set) => childNamed(set, 'MemberCode') !== undefined).length,
      'a study has no sets',
    ),
    count('links', lengthOf('Links', 'Link'), 'a study has no links'),
    count('networks', lengthOf('Graphs', 'Graph'), 'a study has no networks'),
  ]
}
