import { strToU8, zipSync } from 'fflate'
import { compareCodeUnits, groupBy, orderBy, unique } from '../../collections.ts'
import { textAt } from '../../model/span.ts'
import { createCodePointCounter } from '../../text/code-points.ts'
import { codeElements, guidOfCode } from './code-elements.ts'
import { guidOf } from './guid.ts'
import { lossLine, machineName, type OwnCoding, type OwnProject } from './own-project.ts'
import { element, groupOf, type NewElement, textOf, writeXml, xmlDeclaration } from './write-xml.ts'

/** The time of what has none: the earliest that archives can state, so that equal studies have equal files. */
const noTime = '1980-01-01T00:00:00Z'

/** Maximum length of the name of a selection. */
const maxName = 100

/** Namespaces of a project. */
const namespaces = {
  xmlns: 'urn:QDA-XML:project:1.0',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xsi:schemaLocation': 'urn:QDA-XML:project:1.0 http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd',
}

/** Writes a study as a REFI-QDA project (`.qdpx`). Equal studies give equal bytes. */
export function writeProject(project: OwnProject): Uint8Array {
  const sources = project.documents.map(({ id, text }) => [`sources/${sourceGuid(project, id)}.txt`, text] as const)
  const notes = studyMemos(project).map(({ guid, memo }) => [`sources/${guid}.txt`, memo] as const)
  const xml = xmlDeclaration + writeXml(projectElement(project))
  const members = [['project.qde', xml] as const, ...[...sources, ...notes].sort(([a], [b]) => compareCodeUnits(a, b))]
  return zipSync(Object.fromEntries(members.map(([name, text]) => [name, strToU8(text)])), {
    mtime: new Date(1980, 0, 1),
  })
}

/** Writes a codebook as REFI-QDA (`.qdc`). */
export const writeCodebookFile = ({ codebook, version }: Pick<OwnProject, 'codebook' | 'version'>): string =>
  xmlDeclaration +
  writeXml(
    element('CodeBook', { xmlns: 'urn:QDA-XML:codebook:1.0', origin: `Themata ${version}` }, [
      element('Codes', {}, codeElements(codebook)),
    ]),
  )

/** The GUID of a document of ours. */
export const sourceGuid = ({ name }: Pick<OwnProject, 'name'>, id: string): string => guidOf('source', name, id)
const userGuid = (coder: string | null): string => (coder === null ? guidOf('machine') : guidOf('user', coder))

function projectElement(project: OwnProject): NewElement {
  const { name, version, codebook, codings, memos, losses } = project
  const people = unique([...codings, ...memos].flatMap(({ coder }) => coder ?? [])).sort(compareCodeUnits)
  const hasMachine = codings.some(({ coder }) => coder === null)
  const coders = [...people, ...(hasMachine ? [null] : [])]
  const notesByCode = new Map(
    [
      ...groupBy(
        memos.filter(({ code, span }) => code !== null && span === null),
        ({ code }) => code!,
      ),
    ].map(([code, on]) => [code, on.map(({ coder, memo }) => `${coder}: ${memo}`)]),
  )
  const [first = null] = coders
  const codingsOf = groupBy(codings, ({ document }) => document)
  return element(
    'Project',
    {
      ...namespaces,
      name,
      origin: `Themata ${version}`,
      ...(coders.length === 0 ? {} : { creatingUserGUID: userGuid(first) }),
      creationDateTime: noTime,
    },
    [
      ...groupOf(
        'Users',
        coders.map((coder) => element('User', { guid: userGuid(coder), name: coder ?? machineName })),
      ),
      element('CodeBook', {}, [element('Codes', {}, codeElements(codebook, notesByCode))]),
      ...caseElements(project),
      ...groupOf(
        'Sources',
        project.documents.map((document) => sourceElement(project, document, codingsOf.get(document.id) ?? [])),
      ),
      ...groupOf('Notes', studyMemos(project).map(noteElement)),
      ...textOf(
        'Description',
        losses.map(({ count, what, why }) => `${lossLine}${count} ${what} (${why}).`).join('\n'),
      ),
    ],
  )
}

/** Variables and cases: a case for each participant. */
function caseElements(project: OwnProject): NewElement[] {
  const { participants, name } = project
  const variables = unique(participants.flatMap(({ attributes }) => Object.keys(attributes)))
  const isWhole = (variable: string): boolean =>
    participants.every(({ attributes }) => /^(-?[1-9]\d{0,8}|0|)$/.test(attributes[variable] ?? ''))
  const whole = new Set(variables.filter(isWhole))
  const guid = (variable: string): string => guidOf('variable', name, variable)
  const valueElements = ([variable, value]: [string, string]): NewElement[] =>
    value === ''
      ? []
      : [
          element('VariableValue', {}, [
            element('VariableRef', { targetGUID: guid(variable) }),
            element(whole.has(variable) ? 'IntegerValue' : 'TextValue', {}, value),
          ]),
        ]
  return [
    ...groupOf(
      'Variables',
      variables.map((variable) =>
        element('Variable', {
          guid: guid(variable),
          name: variable,
          typeOfVariable: whole.has(variable) ? 'Integer' : 'Text',
        }),
      ),
    ),
    ...groupOf(
      'Cases',
      participants.map(({ id, attributes, documents }) =>
        element('Case', { guid: guidOf('case', name, id), name: id }, [
          ...Object.entries(attributes).flatMap(valueElements),
          ...documents.map((document) => element('SourceRef', { targetGUID: sourceGuid(project, document) })),
        ]),
      ),
    ),
  ]
}

function sourceElement(
  project: OwnProject,
  { id, text }: OwnProject['documents'][number],
  own: readonly OwnCoding[],
): NewElement {
  const guid = sourceGuid(project, id)
  const toCodePoints = createCodePointCounter(text)
  const selectionOf = (
    codings: readonly Pick<OwnCoding, 'span' | 'coder' | 'memo' | 'time'>[],
    codes: readonly string[],
    number = 0,
  ) => {
    const { span, coder, time } = codings[0]!
    const { start, end } = toCodePoints(span)
    const key = [guid, start, end, coder ?? '', codes.length === 0 ? 'note' : number === 0 ? '' : number]
    const by = { creatingUser: userGuid(coder), creationDateTime: toDateTime(time) }
    const memo = unique(codings.map((coding) => coding.memo)).filter((text) => text !== '')
    return element(
      'PlainTextSelection',
      {
        guid: guidOf('selection', ...key),
        name: quoteName(textAt(text, span)),
        startPosition: `${start}`,
        endPosition: `${end}`,
        ...by,
      },
      [
        ...textOf('Description', memo.join('\n')),
        ...codes.map((code) =>
          element('Coding', { guid: guidOf('coding', ...key, code), ...by }, [
            element('CodeRef', { targetGUID: guidOfCode(project.codebook, code) }),
          ]),
        ),
      ],
    )
  }
  const byPlace = groupBy(
    own.toSorted(
      orderBy(
        ({ span }) => -span.start,
        ({ span }) => -span.end,
        ({ coder }) => coder ?? '\uffff',
      ),
    ),
    ({ span, coder }) => JSON.stringify([span.start, span.end, coder]),
  )
  // The memo of a selection is read as that of each of its codings, so that those with another have a selection of their own.
  const byMemo = [...byPlace.values()].flatMap((there) => [
    ...[...groupBy(there, ({ memo }) => memo).values()].entries(),
  ])
  const memos = project.memos.filter(({ document }) => document === id)
  // One selection for each person and place: some programs refuse two notes of a person at one place.
  const placed = memos.flatMap(({ span, ...memo }) => (span === null ? [] : { ...memo, span, time: null }))
  const notes = [...groupBy(placed, ({ span, coder }) => JSON.stringify([span.start, span.end, coder])).values()]
  return element(
    'TextSource',
    { guid, name: documentName(id), plainTextPath: `internal://${guid}.txt`, creationDateTime: noTime },
    [
      ...textOf(
        'Description',
        memos
          .filter(({ span }) => span === null)
          .map(({ coder, memo }) => `${coder}: ${memo}`)
          .join('\n'),
      ),
      ...byMemo.map(([number, codings]) => selectionOf(codings, unique(codings.map(({ code }) => code)), number)),
      ...notes.map((own) => selectionOf(own, [])),
    ],
  )
}

/** The beginning of a quote on one line, without half a character at its end. */
export const quoteName = (quote: string): string => [...quote.replace(/\s+/g, ' ').trim()].slice(0, maxName).join('')

/** The name of a document of ours: the id of its transcript, with signs that may be in names of files everywhere. */
export const documentName = (id: string): string => id.replace(/[\\/:*?"<>|]+/g, ' - ')

/** A date and time as all programs read them: without fractions, in UTC. */
function toDateTime(time: string | null): string {
  const found = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/.exec(time ?? '')
  return found === null ? noTime : `${found[1]}T${found[2]}Z`
}

const studyMemos = ({ memos, name }: OwnProject) =>
  memos
    .filter(({ document, code, span }) => document === null && code === null && span === null)
    .map((memo, index) => ({ ...memo, guid: guidOf('note', name, index, memo.coder, memo.memo), number: index + 1 }))

const noteElement = ({ guid, coder, number }: ReturnType<typeof studyMemos>[number]): NewElement =>
  element('Note', {
    guid,
    name: `Memo ${number} by ${coder}`,
    plainTextPath: `internal://${guid}.txt`,
    creatingUser: userGuid(coder),
    creationDateTime: noTime,
  })
