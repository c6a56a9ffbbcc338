import { childNamed, type XmlElement } from '../../boundary/xml-tree.ts'
import { groupBy } from '../../collections.ts'
import { type Span, textAt } from '../../model/span.ts'
import { addUpLosses, type Loss } from '../foreign-project.ts'
import { addInside, applyEdits, type XmlEdit } from './edit-xml.ts'
import { guidOf } from './guid.ts'
import { machineName } from './own-project.ts'
import { guidKey } from './read-codes.ts'
import type { ReadText } from './read-sources.ts'
import { createPositionWriter, type Reading } from './readings.ts'
import type { VotedText } from './vote-on-project.ts'
import { quoteName } from './write-project.ts'
import { element, groupOf, type NewElement, textOf } from './write-xml.ts'

/** A suggestion for a passage of a foreign document. */
export interface SplicedSuggestion {
  /** Id of the document: the GUID of its text. */
  readonly document: string
  /** In the plain text of the document, in UTF-16 units. */
  readonly span: Span
  readonly code: SplicedCode
  /** Why the machine suggests it. */
  readonly why: string
}

/** The code of a suggestion. */
export interface SplicedCode {
  /** Our id. */
  readonly id: string
  readonly label: string
  readonly description: string
  /** The GUID of their code, as it is compared; null if the project has none for it. */
  readonly theirs: string | null
}

/**
 * The form in which suggestions are added: codings of a second user with the codes of the project, or codings with a copy
 * of the codes under one parent, which can be deleted in one act.
 */
export type SpliceForm = 'user' | 'codes'

/** The code above all codes that we add. */
export const suggestionsParent = 'Themata suggestions'
/** The beginning of the names of copied codes, since some programs have one list of names. */
export const suggestedPrefix = 'themata: '

/** A foreign project with our suggestions. */
export interface Spliced {
  readonly xml: string
  /** The suggestions that are in it. */
  readonly added: readonly SplicedSuggestion[]
  readonly losses: readonly Loss[]
}

/**
 * Adds suggestions to the XML of a foreign project: a user, selections with a coding each, and codes that the project does
 * not have. Nothing that is in it is changed, moved or written anew.
 */
export function spliceSuggestions(
  { xml, root, texts }: { readonly xml: string; readonly root: XmlElement; readonly texts: readonly VotedText[] },
  suggestions: readonly SplicedSuggestion[],
  form: SpliceForm,
): Spliced {
  const project = guidKey(root.attributes.get('name')) || 'project'
  const known = elementsByGuid(root)
  const guidIn = (guid: string): string => known.get(guid)?.attributes.get('guid') ?? guid
  const machine = guidIn(guidOf('machine'))
  const codeGuid = (code: SplicedCode): string =>
    form === 'user' && code.theirs !== null ? guidIn(code.theirs) : guidOf('suggested', project, code.id)
  const losses: Loss[] = []
  const added: SplicedSuggestion[] = []
  const edits: XmlEdit[] = []
  const votedById = new Map(texts.map((voted) => [voted.text.id, voted]))
  for (const [id, own] of groupBy(suggestions, ({ document }) => document)) {
    const { text, vote } = votedById.get(id) ?? {}
    const reading = vote?.reading ?? null
    const refusal = text === undefined ? 'the project has no such document' : refusalOf(text, reading)
    if (refusal !== null || text === undefined || reading === null) {
      losses.push({ what: 'suggestions', count: own.length, why: refusal ?? '' })
      continue
    }
    const place = createPositionWriter(text.raw!, reading)
    const elements = own.flatMap((suggestion): NewElement[] => {
      const guid = guidOf('suggestion', project, id, suggestion.span.start, suggestion.span.end, suggestion.code.id)
      if (known.has(guid)) {
        losses.push({ what: 'suggestions', count: 1, why: 'they are in the project already' })
        return []
      }
      added.push(suggestion)
      return [
        selectionOf(suggestion, {
          guid,
          machine,
          code: codeGuid(suggestion.code),
          positions: place(suggestion.span),
          text,
        }),
      ]
    })
    if (elements.length > 0) edits.push(addInside(xml, text.element, { elements, behind: beforeCodings }))
  }
  if (added.length === 0) return { xml, added, losses: addUpLosses(losses) }
  const isNew = ({ code }: SplicedSuggestion): boolean => !known.has(guidKey(codeGuid(code)))
  const newCodes = [...new Map(added.filter(isNew).map(({ code }) => [code.id, code])).values()].map((code) =>
    element(
      'Code',
      { guid: codeGuid(code), name: suggestedPrefix + code.label, isCodable: 'true' },
      textOf('Description', code.description),
    ),
  )
  const parent = guidOf('suggested', project)
  const existing = known.get(parent)
  if (newCodes.length > 0 && existing !== undefined)
    edits.push(addInside(xml, existing, { elements: newCodes, behind: ['Description', 'NoteRef', 'Code'] }))
  const codes =
    newCodes.length === 0 || existing !== undefined
      ? []
      : [element('Code', { guid: parent, name: suggestionsParent, isCodable: 'false' }, newCodes)]
  const user = known.has(guidOf('machine')) ? [] : [element('User', { guid: machine, name: machineName })]
  edits.push(...containerEdits(xml, root, { user, codes }))
  return { xml: applyEdits(xml, edits), added, losses: addUpLosses(losses) }
}

/** Children of a text source that come before selections and before what is behind them. */
const beforeCodings = ['Description', 'PlainTextContent', 'PlainTextSelection']

function refusalOf({ element: { name }, raw }: ReadText, reading: Reading | null): string | null {
  if (raw === null) return 'the text of their document is not in the file'
  if (name === 'Transcript') return 'their document is the transcript of a recording, whose codings need points in time'
  return reading === null ? 'no way of counting fits the positions of their document' : null
}

function selectionOf(
  { span, why }: SplicedSuggestion,
  {
    guid,
    machine,
    code,
    positions,
    text,
  }: {
    readonly guid: string
    readonly machine: string
    readonly code: string
    readonly positions: Span
    readonly text: ReadText
  },
): NewElement {
  return element(
    'PlainTextSelection',
    {
      guid,
      name: quoteName(textAt(text.plain!, span)),
      startPosition: `${positions.start}`,
      endPosition: `${positions.end}`,
      creatingUser: machine,
    },
    [
      ...textOf('Description', why),
      element('Coding', { guid: guidOf('suggested coding', guid), creatingUser: machine }, [
        element('CodeRef', { targetGUID: code }),
      ]),
    ],
  )
}

/** The changes that add our user and our codes, with the elements around them if the project has none. */
function containerEdits(
  xml: string,
  root: XmlElement,
  { user, codes }: { readonly user: readonly NewElement[]; readonly codes: readonly NewElement[] },
): XmlEdit[] {
  const [users, codeBook] = [childNamed(root, 'Users'), childNamed(root, 'CodeBook')]
  const codeList = childNamed(codeBook, 'Codes')
  const edits: XmlEdit[] = []
  const missing: NewElement[] = []
  if (user.length > 0 && users !== undefined) edits.push(addInside(xml, users, { elements: user, behind: ['User'] }))
  else missing.push(...groupOf('Users', user))
  if (codes.length > 0 && codeList !== undefined)
    edits.push(addInside(xml, codeList, { elements: codes, behind: ['Code'] }))
  else if (codes.length > 0 && codeBook !== undefined)
    edits.push(addInside(xml, codeBook, { elements: groupOf('Codes', codes), behind: [] }))
  else if (codes.length > 0) missing.push(element('CodeBook', {}, groupOf('Codes', codes)))
  const groups = missing.map((one) =>
    addInside(xml, root, { elements: [one], behind: one.name === 'Users' ? [] : ['Users'] }),
  )
  return [...edits, ...groups]
}

/** The elements of a project by GUID, as it is compared. */
function elementsByGuid(root: XmlElement): ReadonlyMap<string, XmlElement> {
  const found = new Map<string, XmlElement>()
  const collect = (one: XmlElement): void => {
    const guid = one.attributes.get('guid')
    if (guid !== undefined) found.set(guidKey(guid), one)
    one.children.forEach(collect)
  }
  collect(root)
  return found
}
