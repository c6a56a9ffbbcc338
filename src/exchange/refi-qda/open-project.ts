import { inputError } from '../../boundary/diagnostic.ts'
import { isArchive, listArchive, readArchive } from '../../boundary/read-archive.ts'
import { readXmlTree, type XmlElement } from '../../boundary/xml-tree.ts'
import { decodeXml, type RawText } from './raw-text.ts'

/** The XML of a REFI-QDA file, and where it came from. */
export interface ProjectFile {
  /** Name for messages: `study.qdpx/project.qde`. */
  readonly file: string
  /** Name inside the archive; null for XML by itself. */
  readonly member: string | null
  readonly bytes: Uint8Array
  readonly xml: RawText
  readonly root: XmlElement
  /** The bytes of members, by name in lower case. */
  readonly readMembers: (wanted: ReadonlySet<string>) => Promise<ReadonlyMap<string, Uint8Array>>
}

/** True for the name of a project's XML: any `.qde` in the root of the archive, as programs name it differently. */
export const isProjectMember = (name: string): boolean => /^(\.\/)?[^/]+\.qde$/i.test(name)

/**
 * Opens a REFI-QDA project (`.qdpx`, or its `.qde` alone) or codebook (`.qdc`).
 *
 * @throws InputError if it is damaged, is not REFI-QDA, or its archive holds no project, or two
 */
export async function openProject(source: { readonly file: string; readonly bytes: Uint8Array }): Promise<ProjectFile> {
  if (!isArchive(source.bytes)) {
    const xml = decodeXml(source.bytes)
    const root = readRoot(xml.text, source.file)
    return { ...source, member: null, xml, root, readMembers: async () => new Map() }
  }
  const names = (await listArchive(source)).filter(isProjectMember)
  const [member] = names
  if (member === undefined) await readArchive(source, () => false) // reports a damaged archive as such
  if (member === undefined || names.length > 1) {
    throw inputError({
      code: 'exchange/project',
      place: { file: source.file },
      message:
        member === undefined ? 'the archive holds no project (*.qde)' : `the archive holds ${names.length} projects`,
      fix: 'export the project again as REFI-QDA (.qdpx)',
    })
  }
  const bytes = (await readArchive(source, (name) => name === member)).get(member)!
  const file = `${source.file}/${member}`
  const xml = decodeXml(bytes)
  const readMembers = async (wanted: ReadonlySet<string>) => {
    const found = await readArchive(source, (name) => wanted.has(name.toLowerCase()))
    return new Map([...found].map(([name, content]) => [name.toLowerCase(), content]))
  }
  return { file, member, bytes, xml, root: readRoot(xml.text, file), readMembers }
}

/** Maximum length of a project's XML: that of some 200,000 codings. */
const maxXml = 100e6
/** Maximum length of a text: a hundred times the longest interview. */
export const maxText = 20e6

/** @throws InputError if a part of a project is longer than any real one */
export function requireLength(length: number, max: number, file: string): void {
  if (length <= max) return
  throw inputError({
    code: 'exchange/too-long',
    place: { file },
    message: `this has ${Math.round(length / 1e6)} million characters; up to ${max / 1e6} million are read`,
    fix: 'export the project in parts',
  })
}

function readRoot(xml: string, file: string): XmlElement {
  requireLength(xml.length, maxXml, file)
  const root = readXmlTree(xml, file)
  if (root.name === 'Project' || root.name === 'CodeBook') return root
  throw inputError({
    code: 'exchange/project',
    place: { file, line: root.line },
    message: `the XML is no REFI-QDA project or codebook: its first element is "${root.name.slice(0, 40)}"`,
    fix: 'export the project as REFI-QDA (.qdpx), or the codebook as .qdc',
  })
}
