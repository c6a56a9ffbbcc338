import { cleanText } from '../../text/clean.ts'

/** An element to be written: its name, its attributes (undefined ones are left out), and text or elements inside it. */
export interface NewElement {
  readonly name: string
  readonly attributes?: Readonly<Record<string, string | undefined>>
  readonly content?: string | readonly NewElement[]
}

/** Creates an element. */
export const element = (
  name: string,
  attributes: NewElement['attributes'] = {},
  content: NonNullable<NewElement['content']> = [],
): NewElement => ({ name, attributes, content })

/** An element that only groups others: nothing if there are none, since the schema allows no empty groups. */
export const groupOf = (name: string, elements: readonly NewElement[]): NewElement[] =>
  elements.length === 0 ? [] : [element(name, {}, elements)]

/** An element with text: nothing if the text is empty. */
export const textOf = (name: string, text: string): NewElement[] => (text === '' ? [] : [element(name, {}, text)])

/**
 * Writes an element with a line for each element inside it.
 *
 * @param prefix prefix of all names, with its colon
 * @param indent blanks before the first line
 */
export function writeXml({ name, attributes = {}, content = [] }: NewElement, prefix = '', indent = ''): string {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : ` ${key}="${escapeAttribute(value)}"`))
    .join('')
  const opening = `${indent}<${prefix}${name}${written}`
  if (content.length === 0) return `${opening}/>\n`
  if (typeof content === 'string') return `${opening}>${escapeText(content)}</${prefix}${name}>\n`
  const inner = content.map((child) => writeXml(child, prefix, `${indent}  `)).join('')
  return `${opening}>\n${inner}${indent}</${prefix}${name}>\n`
}

/** The declaration at the beginning of every XML file. */
export const xmlDeclaration = '<?xml version="1.0" encoding="utf-8"?>\n'

const escapeText = (text: string): string =>
  cleanText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;')

/** Parsers turn line breaks in attributes into blanks unless they are written as references. */
const escapeAttribute = (text: string): string =>
  escapeText(text)
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\t', '&#9;')
