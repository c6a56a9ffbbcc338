import type { XmlElement } from '../../boundary/xml-tree.ts'
import type { Span } from '../../model/span.ts'
import { type NewElement, writeXml } from './write-xml.ts'

/** A change of an XML text: text that takes the place of a span, which is empty where it is only added. */
export interface XmlEdit {
  readonly at: Span
  readonly text: string
}

/** Applies changes that do not overlap; those at one place in the order given. Everything else stays as it is. */
export function applyEdits(xml: string, edits: readonly XmlEdit[]): string {
  const pieces: string[] = []
  let done = 0
  for (const { at, text } of [...edits].sort((a, b) => a.at.start - b.at.start)) {
    pieces.push(xml.slice(done, at.start), text)
    done = at.end
  }
  return [...pieces, xml.slice(done)].join('')
}

/**
 * The change that adds elements to an element behind the last child of some names, or else as its first children. An
 * element without a closing tag gets one.
 */
export function addInside(
  xml: string,
  parent: XmlElement,
  { elements, behind }: { readonly elements: readonly NewElement[]; readonly behind: readonly string[] },
): XmlEdit {
  const written = elements.map((one) => writeXml(one, parent.prefix)).join('')
  if (parent.isSelfClosed) {
    const { start, end } = parent.openingTag
    const slash = xml.lastIndexOf('/', end)
    const name = /^<[^\s/>]+/.exec(xml.slice(start, end))![0].slice(1)
    return { at: { start: slash, end }, text: `>\n${written}</${name}>` }
  }
  const last = parent.children.findLast(({ name }) => behind.includes(name))
  const place = last?.span.end ?? parent.openingTag.end
  return { at: { start: place, end: place }, text: `\n${written}` }
}
