import { groupBy, unique } from '../collections.ts'
import type { Transcript } from '../model/transcript.ts'
import { type Columns, writeTable } from '../outputs/tables/write-table.ts'
import { nameKey } from '../text/name-key.ts'
import type { ForeignProject } from './foreign-project.ts'
import type { FindTranscripts } from './placing/place-codings.ts'

/** A row of participants.csv. */
interface Row {
  readonly participant: string
  readonly transcript: string
  readonly speaker: string
  readonly attributes: Readonly<Record<string, string>>
}

/**
 * participants.csv of the cases of a project, with their variables and those of their documents; a document without a case
 * is one participant. Null if the project states nothing about anybody.
 */
export function participantsOfProject(
  { cases, documents }: Pick<ForeignProject, 'cases' | 'documents'>,
  find: FindTranscripts,
): string | null {
  const transcriptOf = new Map(
    documents.flatMap((document) => {
      const found = find(document)
      return found.length === 1 ? [[document.id, found[0]!] as const] : []
    }),
  )
  const attributesOf = new Map(documents.map(({ id, attributes }) => [id, attributes]))
  const named = cases.filter(({ name }) => name !== '')
  const nameless = cases
    .filter(({ name }) => name === '')
    .flatMap(({ documents: ids, attributes }) => ids.map((id) => [id, attributes] as const))
  const ofNameless = new Map(nameless)
  const voices = named.flatMap(({ name, attributes, documents: ids }) =>
    ids.length === 0
      ? [{ name, attributes, transcript: null }]
      : ids.map((id) => ({
          name,
          attributes: { ...attributesOf.get(id), ...attributes },
          transcript: transcriptOf.get(id) ?? null,
        })),
  )
  const sharing = groupBy(voices, ({ transcript }) => transcript?.id ?? '')
  const covered = new Set(named.flatMap(({ documents: ids }) => ids))
  const rows: Row[] = [
    ...voices.map(({ name, attributes, transcript }): Row => {
      const isShared = transcript !== null && sharing.get(transcript.id)!.length > 1
      const speaker = isShared ? speakerOf(name, transcript) : ''
      return { participant: name, transcript: transcript?.id ?? '', speaker, attributes }
    }),
    ...documents
      .filter(({ id }) => !covered.has(id) && transcriptOf.has(id))
      .map(({ id, attributes }): Row => {
        const transcript = transcriptOf.get(id)!.id
        return {
          participant: transcript,
          transcript,
          speaker: '',
          attributes: { ...attributes, ...ofNameless.get(id) },
        }
      }),
  ]
  const attributes = unique(rows.flatMap((row) => Object.keys(row.attributes)))
  if (named.length === 0 && attributes.length === 0) return null
  const columns: Columns<Row> = {
    participant: (row) => row.participant,
    transcript: (row) => row.transcript,
    speaker: (row) => row.speaker,
    ...Object.fromEntries(attributes.map((name) => [columnOf(name), (row: Row) => row.attributes[name] ?? ''])),
  }
  return writeTable(columns, joinRepeats(rows))
}

/** A variable as a column, under another name if participants.csv means something else by it. */
const columnOf = (variable: string): string =>
  /^(participant|transcript|speaker)$/i.test(variable.trim()) ? `variable ${variable.trim()}` : variable

/** The label of a case in a transcript in which several speak. */
const speakerOf = (name: string, { turns }: Transcript): string =>
  turns.find(({ speaker }) => speaker !== null && nameKey(speaker) === nameKey(name))?.speaker ?? name

/** Rows about one participant in one transcript as one row, with all values that any of them has. */
const joinRepeats = (rows: readonly Row[]): Row[] =>
  [
    ...groupBy(rows, ({ participant, transcript, speaker }) =>
      JSON.stringify([participant, transcript, speaker]),
    ).values(),
  ].map((own) => ({ ...own[0]!, attributes: Object.assign({}, ...own.map(({ attributes }) => attributes)) }))
