import { SaxesParser } from 'saxes'
import type { Place } from '../model/diagnostic.ts'
import type { Span } from '../model/span.ts'
import { inputError } from './diagnostic.ts'

/** An element of an XML document, with its place in the text. */
export interface XmlElement {
  /** The name without its prefix. */
  readonly name: string
  /** The prefix with its colon, or empty. */
  readonly prefix: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  /** The text directly inside it. */
  readonly text: string
  /** The whole element, in UTF-16 units of the document. */
  readonly span: Span
  /** Its opening tag. */
  readonly openingTag: Span
  /** True if it has no closing tag. */
  readonly isSelfClosed: boolean
  /** From 1. */
  readonly line: number
}

/** Writable while the element is open. */
interface OpenElement extends XmlElement {
  readonly children: XmlElement[]
  text: string
  span: Span
}

/** Maximum depth of elements; codes are rarely nested deeper than five. */
const maxDepth = 200
/** Maximum number of elements: 20 for each of 100,000 codings. */
const maxElements = 2_000_000

/**
 * Reads an XML document as a tree. Documents with a document type or entities of their own are refused, as they can unfold
 * to any size.
 *
 * @param file named in messages only
 * @throws InputError with the line and column where it is malformed
 */
export function readXmlTree(xml: string, file: string): XmlElement {
  const parser = new SaxesParser()
  const open: OpenElement[] = []
  let root: XmlElement | undefined
  let elements = 0
  const refuse = (message: string, fix: string): Error => {
    const place: Place = { file, line: parser.line, column: parser.column + 1 }
    return inputError({ code: 'exchange/xml', place, message, fix })
  }
  parser.on('opentag', (tag) => {
    if (++elements > maxElements) throw refuse(`there are more than ${maxElements / 1e6} million elements`, splitFix)
    if (open.length >= maxDepth) throw refuse(`elements are nested more than ${maxDepth} deep`, exportFix)
    const openingTag = { start: xml.lastIndexOf('<', parser.position - 1), end: parser.position }
    const [, prefix, name] = /^([^:]*:)?(.*)$/s.exec(tag.name)!
    const element: OpenElement = {
      ...{ name: name!, prefix: prefix ?? '', attributes: new Map(Object.entries(tag.attributes)) },
      ...{ children: [], text: '', span: openingTag, openingTag },
      ...{ isSelfClosed: tag.isSelfClosing, line: parser.line },
    }
    const parent = open.at(-1)
    if (parent === undefined) root = element
    else parent.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => {
    const element = open.pop()!
    element.span = { start: element.span.start, end: parser.position }
  })
  const addText = (text: string): void => {
    const element = open.at(-1)
    if (element !== undefined) element.text += text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('doctype', () => {
    throw refuse('the document declares a document type, which no exchange file has', exportFix)
  })
  parser.on('error', (error) => {
    throw refuse(`the XML is damaged: ${error.message.replace(/^[^ ]*(?<!\d)\d+:\d+: /, '').slice(0, 120)}`, exportFix)
  })
  parser.write(xml).close()
  if (root === undefined) throw refuse('the document has no element', exportFix)
  return root
}

const exportFix = 'export the project again'
const splitFix = 'export it in parts'

/** The children of a name, whatever their prefix. */
export const childrenNamed = (element: XmlElement | undefined, name: string): XmlElement[] =>
  element === undefined ? [] : element.children.filter((child) => child.name === name)

/** The first child of a name. */
export const childNamed = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name)
