import { childNamed, childrenNamed, type XmlElement } from '../../boundary/xml-tree.ts'
import {
  addUpLosses,
  type ForeignDocument,
  type ForeignMemo,
  type ForeignProject,
  type Loss,
} from '../foreign-project.ts'
import { type NamedDocument, nameDocuments } from './name-documents.ts'
import { maxText, openProject, type ProjectFile, requireLength } from './open-project.ts'
import { decodeRaw, plainText } from './raw-text.ts'
import { guidKey, guidOfElement, isOurs, readCodes, targetOf, textOfChild } from './read-codes.ts'
import { readPassages } from './read-passages.ts'
import { findTexts, memberOf, type ReadText, sourcesWithoutText } from './read-sources.ts'
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
    memos: [...passages.memos, ...otherMemos(opened, { texts, notes, usedNotes: passages.usedNotes, users })],
    losses: addUpLosses([...passages.losses, ...otherLosses(root, texts)]),
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

/** The texts of memos, by GUID. */
async function readNotes(opened: ProjectFile): Promise<ReadonlyMap<string, string>> {
  const notes = childrenNamed(childNamed(opened.root, 'Notes'), 'Note')
  const isOwn = isOurs(opened.root)
  const memberByNote = new Map(notes.map((note) => [note, memberOf(note.attributes.get('plainTextPath'))]))
  const members = await opened.readMembers(new Set([...memberByNote.values()].flatMap((member) => member ?? [])))
  return new Map(
    notes.map((note) => {
      const bytes = members.get(memberByNote.get(note) ?? '')
      const content = childNamed(note, 'PlainTextContent')?.text ?? (bytes === undefined ? '' : decodeRaw(bytes).text)
      const title = isOwn ? '' : (note.attributes.get('name') ?? '').trim()
      const words = [title, textOfChild(note, 'Description'), plainText(content).trim()]
      return [guidOfElement(note), words.filter((text) => text !== '').join('\n')]
    }),
  )
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

/** Memos on documents and codes, and those of the project as a whole. */
function otherMemos(
  { root, file }: ProjectFile,
  {
    texts,
    notes,
    usedNotes,
    users,
  }: {
    readonly texts: readonly ReadText[]
    readonly notes: ReadonlyMap<string, string>
    readonly usedNotes: ReadonlySet<string>
    readonly users: ReadonlyMap<string, string>
  },
): ForeignMemo[] {
  const used = new Set(usedNotes)
  const memo = (element: XmlElement, words: string, about: Partial<ForeignMemo> = {}): ForeignMemo[] => {
    const coder = users.get(guidKey(element.attributes.get('creatingUser') ?? root.attributes.get('creatingUserGUID')))
    const time = element.attributes.get('creationDateTime') ?? null
    const base = { document: null, code: null, span: null, quote: '', coder: coder ?? '', time }
    return words === '' ? [] : [{ ...base, memo: words, place: { file, line: element.line }, ...about }]
  }
  const notesOf = (element: XmlElement): string[] =>
    childrenNamed(element, 'NoteRef').flatMap((reference) => {
      used.add(targetOf(reference))
      return notes.get(targetOf(reference)) ?? []
    })
  const onDocuments = texts.flatMap(({ element, source, id }) =>
    [...new Set([source, element])].flatMap((each) =>
      [textOfChild(each, 'Description'), ...notesOf(each)].flatMap((words) => memo(each, words, { document: id })),
    ),
  )
  const allCodes = (element: XmlElement): XmlElement[] =>
    childrenNamed(element, 'Code').flatMap((code) => [code, ...allCodes(code)])
  const codes = childNamed(childNamed(root, 'CodeBook'), 'Codes')
  const onCodes = (codes === undefined ? [] : allCodes(codes)).flatMap((code) =>
    notesOf(code).flatMap((words) => memo(code, words, { code: guidOfElement(code) })),
  )
  notesOf(root)
  const free = childrenNamed(childNamed(root, 'Notes'), 'Note').filter(
    (note) =>
      !used.has(guidOfElement(note)) ||
      childrenNamed(root, 'NoteRef').some((one) => targetOf(one) === guidOfElement(note)),
  )
  // The description of a project that Themata wrote is its report of loss.
  const onProject = [
    ...(root.name !== 'Project' || isOurs(root) ? [] : memo(root, textOfChild(root, 'Description'))),
    ...free.flatMap((note) => memo(note, notes.get(guidOfElement(note))!)),
  ]
  return [...onDocuments, ...onCodes, ...onProject]
}

/** What the project holds that is not read. */
function otherLosses(root: XmlElement, texts: readonly ReadText[]): Loss[] {
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
    count('documents', empty.length, 'their text in the file is empty'),
    count('documents', unread.length, 'their text is not in the file; passages are looked for by their words'),
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
