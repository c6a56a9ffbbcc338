import { childNamed, childrenNamed, type XmlElement } from '../../boundary/xml-tree.ts'
import { textAt } from '../../model/span.ts'
import type { ForeignMemo } from '../foreign-project.ts'
import { readTime } from '../tables/cells.ts'
import type { ProjectFile } from './open-project.ts'
import { lossLine } from './own-project.ts'
import { decodeRaw, plainText } from './raw-text.ts'
import { guidKey, guidOfElement, isOurs, targetOf, textOfChild } from './read-codes.ts'
import { findSelections, memberOf } from './read-sources.ts'
import { createPositionReader } from './readings.ts'
import type { VotedText } from './vote-on-project.ts'

/** A memo of a project, and its element. */
export interface ReadNote {
  readonly element: XmlElement
  readonly words: string
}

/** The title that Themata gives a memo on a study. */
const ownTitle = /^Memo \d+ by /

/** The memos of a project, by GUID. */
export async function readNotes(opened: ProjectFile): Promise<ReadonlyMap<string, ReadNote>> {
  const notes = childrenNamed(childNamed(opened.root, 'Notes'), 'Note')
  const isOwn = isOurs(opened.root)
  const memberByNote = new Map(notes.map((note) => [note, memberOf(note.attributes.get('plainTextPath'))]))
  const members = await opened.readMembers(new Set([...memberByNote.values()].flatMap((member) => member ?? [])))
  return new Map(
    notes.map((element) => {
      const bytes = members.get(memberByNote.get(element) ?? '')
      const inside = childNamed(element, 'PlainTextContent')?.text
      const content = inside ?? (bytes === undefined ? '' : decodeRaw(bytes).text)
      const name = (element.attributes.get('name') ?? '').trim()
      const title = isOwn || ownTitle.test(name) ? '' : name
      const words = [title, textOfChild(element, 'Description'), plainText(content).trim()]
      return [guidOfElement(element), { element, words: words.filter((text) => text !== '').join('\n') }]
    }),
  )
}

/** What memos refer to. */
interface Referents {
  readonly voted: readonly VotedText[]
  readonly notes: ReadonlyMap<string, ReadNote>
  /** GUIDs of memos on passages. */
  readonly usedNotes: ReadonlySet<string>
  readonly users: ReadonlyMap<string, string>
}

/** Memos on documents and codes, and those of the project as a whole. */
export function readMemos({ root, file }: ProjectFile, { voted, notes, usedNotes, users }: Referents): ForeignMemo[] {
  const used = new Set(usedNotes)
  const memo = (element: XmlElement, words: string, about: Partial<ForeignMemo> = {}): ForeignMemo[] => {
    const coder = users.get(guidKey(element.attributes.get('creatingUser') ?? root.attributes.get('creatingUserGUID')))
    const time = readTime(element.attributes.get('creationDateTime') ?? '', null)
    const base = { document: null, code: null, span: null, quote: '', coder: coder ?? '', time }
    return words === '' ? [] : [{ ...base, memo: words, place: { file, line: element.line }, ...about }]
  }
  const notesOf = (element: XmlElement): ReadNote[] =>
    childrenNamed(element, 'NoteRef').flatMap((reference) => {
      used.add(targetOf(reference))
      return notes.get(targetOf(reference)) ?? []
    })
  const onDocuments = voted.flatMap((text) =>
    [...new Set([text.text.source, text.text.element])].flatMap((each) => [
      ...memo(each, textOfChild(each, 'Description'), { document: text.text.id }),
      ...notesOf(each).flatMap(({ element, words }) => memo(element, words, placeOfNote(element, text))),
    ]),
  )
  const allCodes = (element: XmlElement): XmlElement[] =>
    childrenNamed(element, 'Code').flatMap((code) => [code, ...allCodes(code)])
  const codes = childNamed(childNamed(root, 'CodeBook'), 'Codes')
  const onCodes = (codes === undefined ? [] : allCodes(codes)).flatMap((code) =>
    notesOf(code).flatMap(({ element, words }) => memo(element, words, { code: guidOfElement(code) })),
  )
  const ofProject = new Set(childrenNamed(root, 'NoteRef').map(targetOf))
  const free = [...notes].filter(([guid]) => ofProject.has(guid) || !used.has(guid))
  const description = textOfChild(root, 'Description')
    .split('\n')
    .filter((line) => !line.startsWith(lossLine))
    .join('\n')
  return [
    ...onDocuments,
    ...onCodes,
    ...(root.name === 'Project' ? memo(root, description.trim()) : []),
    ...free.flatMap(([, { element, words }]) => memo(element, words)),
  ]
}

/** The place of a memo on a document: QualCoder writes the selection into the memo. */
function placeOfNote(note: XmlElement, { text, vote }: VotedText): Partial<ForeignMemo> {
  const [selection] = findSelections({ element: note })
  if (selection === undefined || text.raw === null || vote.reading === null) return { document: text.id }
  const span = createPositionReader(text.raw, vote.reading)(selection.positions)
  return { document: text.id, span, quote: span === null ? '' : textAt(text.plain!, span) }
}
