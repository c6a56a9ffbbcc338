import { childNamed, childrenNamed, type XmlElement } from '../../boundary/xml-tree.ts'
import type { ForeignCode } from '../foreign-project.ts'

/** A GUID as it is compared: programs write it in either case, with or without braces. */
export const guidKey = (guid: string | undefined): string => (guid ?? '').replace(/[{}\s]/g, '').toUpperCase()

/** The GUID that an element has, or that its reference names. */
export const guidOfElement = (element: XmlElement): string => guidKey(element.attributes.get('guid'))
export const targetOf = (reference: XmlElement): string =>
  guidKey(reference.attributes.get('targetGUID') ?? reference.attributes.get('guid'))

/** The text of a child element; empty if there is none. */
export const textOfChild = (element: XmlElement, name: string): string => childNamed(element, name)?.text.trim() ?? ''

/** All codes of a project or a codebook, a code before those inside it. */
export function readCodes(root: XmlElement): ForeignCode[] {
  const container = root.name === 'CodeBook' ? root : childNamed(root, 'CodeBook')
  const collect = (element: XmlElement, above: readonly string[]): ForeignCode[] =>
    childrenNamed(element, 'Code').flatMap((code) => {
      const name = (code.attributes.get('name') ?? '').replace(/\s+/g, ' ').trim()
      const path = [...above, name === '' ? 'code without a name' : name]
      const own: ForeignCode = {
        id: guidOfElement(code),
        path,
        description: textOfChild(code, 'Description'),
        color: readColor(code.attributes.get('color')),
        keywords: [],
      }
      return [own, ...collect(code, path)]
    })
  const codes = childNamed(container, 'Codes')
  return codes === undefined ? [] : collect(codes, [])
}

/** A colour as `#rrggbb`; null for names of colours and for other forms that the standard does not know. */
function readColor(color: string | undefined): string | null {
  const [, short, long] = /^#(?:([0-9a-f]{3})|([0-9a-f]{6})(?:[0-9a-f]{2})?)$/i.exec(color ?? '') ?? []
  if (long !== undefined) return `#${long.toLowerCase()}`
  return short === undefined ? null : `#${[...short.toLowerCase()].map((digit) => digit + digit).join('')}`
}
