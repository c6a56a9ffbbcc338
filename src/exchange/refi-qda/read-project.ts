import { childNamed, childrenNamed, type XmlElement } from '../../boundary/xml-tree.ts'
import { addUpLosses, type ForeignDocument, type ForeignProject } from '../foreign-project.ts'
import { findLosses } from './find-losses.ts'
import { type NamedDocument, nameDocuments } from './name-documents.ts'
import { maxText, openProject, type ProjectFile, requireLength } from './open-project.ts'
import { decodeRaw, plainText } from './raw-text.ts'
import { guidOfElement, readCodes } from './read-codes.ts'
import { readMemos, readNotes } from './read-notes.ts'
import { readPassages } from './read-passages.ts'
import { findTexts, type ReadText } from './read-sources.ts'
import { readVariables } from './read-variables.ts'
import { type VotedText, voteOnProject } from './vote-on-project.ts'

/** A project as it was read, with the documents as they are in the file. */
export interface ReadProject extends ForeignProject {
  readonly texts: readonly VotedText[]
}

/**
 * Reads a REFI-QDA project or codebook. Positions are read as the selections of each document show, never by trust.
 *
 * @throws InputError if the file is damaged or is not REFI-QDA
 */
export async function readRefiQda(source: { readonly file: string; readonly bytes: Uint8Array }): Promise<ReadProject> {
  const opened = await openProject(source)
  const { root, file } = opened
  const texts = await readTexts(opened)
  const notes = await readNotes(opened)
  const users = readUsers(root)
  const variables = readVariables(root)
  const codes = readCodes(root)
  const voted = voteOnProject(texts)
  const passages = readPassages(voted, { file, users, notes, codes: new Set(codes.map(({ id }) => id)) })
  const named = nameDocuments(
    texts.map((text) => ({ text, groups: variables.groupsBySource.get(guidOfElement(text.source)) ?? [] })),
  )
  const documents = named.map((document) =>
    toDocument(document, variables, passages.wholeCodes.get(document.text.id) ?? [], codes),
  )
  return {
    program: root.attributes.get('origin')?.trim() || 'REFI-QDA',
    documents,
    cases: variables.cases,
    codes,
    codings: passages.codings,
    memos: [...passages.memos, ...readMemos(opened, { voted, notes, usedNotes: passages.usedNotes, users })],
    losses: addUpLosses([...passages.losses, ...findLosses(root, texts)]),
    texts: voted,
  }
}

/** Decodes the text of every document that has one. */
async function readTexts(opened: ProjectFile): Promise<ReadText[]> {
  const texts = findTexts(opened.root)
  const members = await opened.readMembers(new Set(texts.flatMap(({ member }) => member ?? [])))
  return texts.map((text): ReadText => {
    const inside = childNamed(text.element, 'PlainTextContent')
    const bytes = members.get(text.member ?? '')
    const raw = inside?.text ?? (bytes === undefined ? null : decodeRaw(bytes).text)
    requireLength(raw?.length ?? 0, maxText, `${opened.file}: ${text.name.slice(0, 60)}`)
    return { ...text, raw, plain: raw === null ? null : plainText(raw) }
  })
}

/** Names of people by GUID; people without a name have their initials or a number. */
function readUsers(root: XmlElement): ReadonlyMap<string, string> {
  return new Map(
    childrenNamed(childNamed(root, 'Users'), 'User').map((user, index) => {
      const [name, initials] = [user.attributes.get('name')?.trim(), user.attributes.get('id')?.trim()]
      return [guidOfElement(user), name || initials || `user ${index + 1}`]
    }),
  )
}

function toDocument(
  { text, name, groups }: NamedDocument<ReadText>,
  { valuesOf }: Pick<ReturnType<typeof readVariables>, 'valuesOf'>,
  wholeCodes: readonly string[],
  codes: ForeignProject['codes'],
): ForeignDocument {
  const pathById = new Map(codes.map(({ id, path }) => [id, path.join(' > ')]))
  const attributes = [
    ...valuesOf(text.source),
    ...(text.element === text.source ? [] : valuesOf(text.element)),
    ...wholeCodes.map((code): [string, string] => [pathById.get(code)!, 'yes']),
    ...attributesOfGroups(groups),
  ]
  return {
    id: text.id,
    name,
    text: text.raw === null ? null : plainText(text.raw),
    attributes: Object.fromEntries(attributes),
  }
}

/** Sets named like a value, such as `age: 25`, as ATLAS.ti writes them, are attributes; the others are groups. */
function attributesOfGroups(groups: readonly string[]): [string, string][] {
  const values = groups.flatMap((group): [string, string][] => {
    const [, name, value] = /^([^:]{1,40}):\s+(\S.*)$/.exec(group) ?? []
    return name === undefined ? [] : [[name, value!]]
  })
  const others = groups.filter((group) => !/^[^:]{1,40}:\s+\S/.test(group))
  return [...values, ...(others.length === 0 ? [] : [['document group', others.join('; ')] as [string, string]])]
}
