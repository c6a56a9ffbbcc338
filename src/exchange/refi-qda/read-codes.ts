import { childNamed, childrenNamed, type XmlElement } from '../../boundary/xml-tree.ts'
import type { ForeignCode } from '../foreign-project.ts'
import { sections } from './code-elements.ts'

/** A GUID as it is compared: programs write it in either case, with or without braces. */
export const guidKey = (guid: string | undefined): string => (guid ?? '').replace(/[{}\s]/g, '').toUpperCase()

/** True for a project or codebook that Themata wrote. */
export const isOurs = (root: XmlElement): boolean => /^Themata /.test(root.attributes.get('origin') ?? '')

/** The GUID that an element has, or that its reference names. */
export const guidOfElement = (element: XmlElement): string => guidKey(element.attributes.get('guid'))
export const targetOf = (reference: XmlElement): string =>
  guidKey(reference.attributes.get('targetGUID') ?? reference.attributes.get('guid'))

/** The text of a child element; empty if there is none. */
export const textOfChild = (element: XmlElement, name: string): string => childNamed(element, name)?.text.trim() ?? ''

/** All codes of a project or a codebook, a code before those inside it. */
export function readCodes(root: XmlElement): ForeignCode[] {
  const isOwn = isOurs(root)
  const container = root.name === 'CodeBook' ? root : childNamed(root, 'CodeBook')
  const collect = (element: XmlElement, above: readonly string[]): ForeignCode[] =>
    childrenNamed(element, 'Code').flatMap((code) => {
      const name = (code.attributes.get('name') ?? '').replace(/\s+/g, ' ').trim()
      const path = [...above, name === '' ? 'code without a name' : name]
      const own: ForeignCode = {
        id: guidOfElement(code),
        path,
        color: readColor(code.attributes.get('color')),
        ...(isOwn ? splitDescription(textOfChild(code, 'Description')) : plainDescription(code)),
      }
      return [own, ...collect(code, path)]
    })
  const codes = childNamed(container, 'Codes')
  return codes === undefined ? [] : collect(codes, [])
}

const plainDescription = (code: XmlElement) => ({ description: textOfChild(code, 'Description'), keywords: [] })

/** A description that Themata wrote, with the criteria, examples and keywords in it. */
function splitDescription(written: string): Pick<ForeignCode, 'description' | 'keywords' | 'criteria'> {
  const heading = new RegExp(`(?:^|\\n\\n)(${sections.join('|')}):(?=[ \\n])`)
  const [description = '', ...rest] = written.split(heading)
  const found = new Map(rest.flatMap((name, index) => (index % 2 === 0 ? [[name, rest[index + 1]!]] : [])))
  const text = (name: string): string => (found.get(name) ?? '').trim()
  const list = (name: string): string[] =>
    text(name)
      .split('\n')
      .flatMap((line) => (line.startsWith('- ') ? [line.slice(2).trim()] : []))
  const criteria = {
    include: text('Include'),
    exclude: text('Exclude'),
    examples: list('Examples'),
    counterexamples: list('Counterexamples'),
  }
  return { description: description.trim(), keywords: list('Keywords'), criteria }
}

/** A colour as `#rrggbb`; null for names of colours and for other forms that the standard does not know. */
function readColor(color: string | undefined): string | null {
  const [, short, long] = /^#(?:([0-9a-f]{3})|([0-9a-f]{6})(?:[0-9a-f]{2})?)$/i.exec(color ?? '') ?? []
  if (long !== undefined) return `#${long.toLowerCase()}`
  return short === undefined ? null : `#${[...short.toLowerCase()].map((digit) => digit + digit).join('')}`
}
