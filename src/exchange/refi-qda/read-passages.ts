import { childNamed, childrenNamed, type XmlElement } from '../../boundary/xml-tree.ts'
import { type Span, textAt } from '../../model/span.ts'
import type { ForeignCoding, ForeignMemo, Loss } from '../foreign-project.ts'
import { readTime } from '../tables/cells.ts'
import { machineName } from './own-project.ts'
import { guidKey, targetOf, textOfChild } from './read-codes.ts'
import type { ReadNote } from './read-notes.ts'
import type { SelectionElement } from './read-sources.ts'
import { createNamePlacer } from './vote.ts'
import type { VotedText } from './vote-on-project.ts'

/** What passages refer to. */
interface Referents {
  /** Name for messages. */
  readonly file: string
  readonly users: ReadonlyMap<string, string>
  readonly notes: ReadonlyMap<string, ReadNote>
  readonly codes: ReadonlySet<string>
}

/** The codings and memos at places of a project's documents. */
interface Passages {
  readonly codings: readonly ForeignCoding[]
  readonly memos: readonly ForeignMemo[]
  readonly losses: readonly Loss[]
  /** Codes of whole documents, by document. */
  readonly wholeCodes: ReadonlyMap<string, readonly string[]>
  readonly usedNotes: ReadonlySet<string>
}

/** Reads the selections of all documents: those with a code are codings, those with a memo alone are memos. */
export function readPassages(texts: readonly VotedText[], { file, users, notes, codes }: Referents): Passages {
  const codings: ForeignCoding[] = []
  const memos: ForeignMemo[] = []
  const losses: Loss[] = []
  const usedNotes = new Set<string>()
  const wholeCodes = new Map<string, string[]>()
  const lose = (what: string, why: string, count = 1): void => {
    if (count > 0) losses.push({ what, count, why })
  }
  const notesOf = (element: XmlElement): string[] =>
    childrenNamed(element, 'NoteRef').flatMap((reference) => {
      usedNotes.add(targetOf(reference))
      return notes.get(targetOf(reference))?.words ?? []
    })
  const codeOf = (coding: XmlElement): string | null => {
    const reference = childNamed(coding, 'CodeRef')
    const code = reference === undefined ? '' : targetOf(reference)
    if (codes.has(code)) return code
    lose('codings', 'the file does not define their code')
    return null
  }
  for (const { text, selections, vote } of texts) {
    const plain = text.plain ?? ''
    const placeByName = createNamePlacer(plain)
    if (text.raw !== null && vote.reading === null && selections.length > 0)
      lose(
        `positions in "${text.name.slice(0, 60)}"`,
        `no way of counting fits them (${vote.scores}); passages are looked for by their words`,
        selections.length,
      )
    for (const [index, selection] of selections.entries()) {
      const passage = placeSelection(selection, vote.spans[index] ?? null, { text: plain, placeByName })
      if (passage.isMoved) lose('selections', 'their words are elsewhere than their positions; they follow the words')
      const own = { document: text.id, span: passage.span, quote: passage.quote }
      const place = { file, line: selection.element.line }
      const onSelection = [textOfChild(selection.element, 'Description'), ...notesOf(selection.element)]
      const attributesOf = (element: XmlElement) => {
        const user = element.attributes.get('creatingUser') ?? selection.element.attributes.get('creatingUser')
        const written =
          element.attributes.get('creationDateTime') ?? selection.element.attributes.get('creationDateTime')
        return { coder: users.get(guidKey(user)) ?? '', time: readTime(written ?? '', null) }
      }
      const found = childrenNamed(selection.element, 'Coding')
      for (const coding of found) {
        const code = codeOf(coding)
        const memo = [...onSelection, ...notesOf(coding)].filter((words) => words !== '').join('\n')
        if (code === null) continue
        const by = attributesOf(coding)
        const stated = { status: 'accepted', paragraphs: null, confidence: null } as const
        const isMachine = by.coder === machineName
        const coder = isMachine ? 'Themata' : by.coder
        codings.push({ ...own, ...stated, ...by, coder, isMachine, code, memo, place })
      }
      const words = onSelection.filter((memo) => memo !== '')
      if (found.length > 0) continue
      if (words.length === 0) lose('highlights', 'they have neither a code nor a memo')
      for (const memo of words) memos.push({ ...own, code: null, memo, place, ...attributesOf(selection.element) })
    }
    const whole = childrenNamed(text.element, 'Coding').flatMap((coding) => codeOf(coding) ?? [])
    lose('codings of whole documents', 'they become attributes of the document', whole.length)
    wholeCodes.set(text.id, whole)
  }
  return { codings, memos, losses, wholeCodes, usedNotes }
}

/** The place and the words of a selection; without a place its name, which may be the quote. */
function placeSelection(
  { name }: SelectionElement,
  span: Span | null,
  { text, placeByName }: { readonly text: string; readonly placeByName: ReturnType<typeof createNamePlacer> },
): { readonly span: Span | null; readonly quote: string; readonly isMoved: boolean } {
  if (span === null) return { span: null, quote: name, isMoved: false }
  const moved = placeByName(span, name)
  const place = moved ?? span
  return { span: place, quote: textAt(text, place), isMoved: moved !== null }
}
