import { childNamed, childrenNamed, type XmlElement } from '../../boundary/xml-tree.ts'
import { lookup } from '../../collections.ts'
import { guidOfElement } from './read-codes.ts'

/** A text of a project that can be coded: a text source, or the text of a PDF document, a picture or a recording. */
export interface TextElement {
  /** The element with the text and its selections. */
  readonly element: XmlElement
  /** The source that it belongs to, often the same. */
  readonly source: XmlElement
  readonly id: string
  readonly name: string
  /** Name of the file with the text, in lower case; null if there is none or the text is in the element itself. */
  readonly member: string | null
}

/** A text of a project as it was decoded. */
export interface ReadText extends TextElement {
  /** With its line ends and byte order mark; null if it is not in the file. */
  readonly raw: string | null
  /** With line feeds for line ends, and without the mark; null likewise. */
  readonly plain: string | null
}

/** Elements that have a text of their own, by the kind of source. */
const textElements: Readonly<Record<string, string>> = {
  PDFSource: 'Representation',
  PictureSource: 'TextDescription',
  AudioSource: 'Transcript',
  VideoSource: 'Transcript',
}

/** Every text of a project, in the order of the file. */
export function findTexts(root: XmlElement): TextElement[] {
  const sources = childNamed(root, 'Sources')?.children ?? []
  return sources.flatMap((source): TextElement[] => {
    if (source.name === 'TextSource') return [textOf(source, source)]
    return childrenNamed(source, lookup(textElements, source.name) ?? '').map((element) => textOf(element, source))
  })
}

/** Sources without a text: pictures, recordings without a transcript. */
export const sourcesWithoutText = (root: XmlElement): XmlElement[] => {
  const withText = new Set(findTexts(root).map(({ source }) => source))
  return (childNamed(root, 'Sources')?.children ?? []).filter((source) => !withText.has(source))
}

function textOf(element: XmlElement, source: XmlElement): TextElement {
  const name = source.attributes.get('name') ?? element.attributes.get('name') ?? ''
  return {
    element,
    source,
    id: guidOfElement(element),
    name: name.trim() === '' ? 'document without a name' : name.trim(),
    member: memberOf(element.attributes.get('plainTextPath')),
  }
}

/** The name inside the archive of an internal path: `internal://x.txt` is `sources/x.txt`; old exports leave out the scheme. */
export function memberOf(path: string | undefined): string | null {
  if (path === undefined || path.trim() === '') return null
  const inner = path
    .trim()
    .replace(/^internal:\/*/i, '')
    .replace(/^(\.\/)?sources\//i, '')
  return /^(\w+:|\/|\\)/.test(inner) ? null : `sources/${inner}`.toLowerCase()
}

/** A selection of a text, with positions as written. */
export interface SelectionElement {
  readonly element: XmlElement
  readonly positions: { readonly start: number; readonly end: number }
  readonly name: string
}

/** The selections of a text, also of a transcript of a recording, whose places are points in time with a position. */
export function findSelections({ element }: Pick<TextElement, 'element'>): SelectionElement[] {
  const positionOf = (selection: XmlElement, name: string): number => {
    const value = selection.attributes.get(name)
    return value === undefined || value.trim() === '' ? Number.NaN : Number(value)
  }
  const points = new Map(
    childrenNamed(element, 'SyncPoint').map((point) => [guidOfElement(point), positionOf(point, 'position')]),
  )
  const atPoint = (selection: XmlElement, name: string): number =>
    points.get((selection.attributes.get(name) ?? '').replace(/[{}]/g, '').toUpperCase()) ?? Number.NaN
  return element.children.flatMap((selection): SelectionElement[] => {
    const name = selection.attributes.get('name') ?? ''
    if (selection.name === 'PlainTextSelection') {
      const [start, end] = [positionOf(selection, 'startPosition'), positionOf(selection, 'endPosition')]
      return [{ element: selection, positions: { start, end }, name }]
    }
    if (selection.name !== 'TranscriptSelection') return []
    const [start, end] = [atPoint(selection, 'fromSyncPoint'), atPoint(selection, 'toSyncPoint')]
    return [{ element: selection, positions: { start, end }, name }]
  })
}
