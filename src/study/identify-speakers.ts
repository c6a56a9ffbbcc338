import { groupBy, unique } from '../collections.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { namesOrganization, organizationOf, type Participant } from '../model/participant.ts'
import type { ImportReport } from '../model/transcript-file.ts'
import { nameKey } from '../text/name-key.ts'
import { placeRows, voiceKey } from './place-rows.ts'
import type { ParticipantRow } from './read-participants.ts'

/** The participants of a study, and which of them each speaker of each transcript is. */
export interface SpeakerMap {
  /** In no groups yet. */
  readonly participants: readonly Participant[]
  /** Participant id by `speakerKey`; interviewers have none. */
  readonly participantBySpeaker: ReadonlyMap<string, string>
  readonly warnings: readonly Diagnostic[]
}

/** Names a speaker of a transcript in a map. */
export const speakerKey = (transcriptId: string, speaker: string | null): string => voiceKey({ transcriptId, speaker })

/**
 * Finds the participant behind each speaker who answers. A row of participants.csv decides where it fits. Else the only
 * voice that answers in a transcript is named like the transcript, and one of several like the transcript and the label;
 * such a name never joins somebody to another who has it already.
 *
 * The organisation is the one that a row states. Ids such as P3a give it where none is stated; P3 does only in a study
 * where some id has such a letter, since else the number is the participant's.
 */
export function identifySpeakers(
  files: readonly ImportReport[],
  rows: readonly ParticipantRow[],
  file: string,
): SpeakerMap {
  const { rowByVoice, warnings } = placeRows(files, rows, file)
  const people = mergeRows(rows, file)
  const participants = new Map<string, Participant>()
  const participantBySpeaker = new Map<string, string>()
  const taken = new Set(unique(rowByVoice.values()).map(({ id }) => id))
  const found: Diagnostic[] = [...warnings, ...people.warnings]
  const showsOrganization = areOrganizationsNamed(files, rows)
  const read = (id: string): string | null => (showsOrganization ? organizationOf(baseName(id)) : null)
  for (const { id: transcriptId, speakers, source } of files) {
    const voices = speakers.filter(({ role }) => role !== 'interviewer').map(({ name }) => name)
    for (const speaker of voices) {
      const row = rowByVoice.get(voiceKey({ transcriptId, speaker }))
      if (row !== undefined) {
        participantBySpeaker.set(speakerKey(transcriptId, speaker), row.id)
        const { organization, attributes } = people.byId.get(row.id)!
        participants.set(row.id, { id: row.id, organization: organization || read(row.id), attributes, groups: {} })
        continue
      }
      const usual = voices.length === 1 || speaker === null ? transcriptId : `${transcriptId}/${speaker}`
      const id = chooseFree(usual, transcriptId, taken)
      if (id !== usual) found.push(warnOfTaken(usual, id, source.file))
      taken.add(id)
      participantBySpeaker.set(speakerKey(transcriptId, speaker), id)
      const organization = read(speaker ?? transcriptId) ?? read(transcriptId)
      participants.set(id, { id, organization, attributes: {}, groups: {} })
    }
  }
  const named = [...participants.keys()]
  return {
    participants: [...participants.values()],
    participantBySpeaker,
    warnings: [...found, ...findAlike(named, file), ...findRecurring(files, participantBySpeaker, file)],
  }
}

const baseName = (id: string): string => id.slice(id.lastIndexOf('/') + 1)

/** True if ids of the study name organisations: one of them has a letter behind its number. */
const areOrganizationsNamed = (files: readonly ImportReport[], rows: readonly ParticipantRow[]): boolean =>
  rows.some(({ id }) => namesOrganization(baseName(id))) ||
  files.some(
    ({ id, speakers }) =>
      namesOrganization(baseName(id)) ||
      speakers.some(({ name, role }) => role !== 'interviewer' && name !== null && namesOrganization(name)),
  )

/** Merges the rows of each participant; where they differ the first counts, and a warning names both. */
function mergeRows(rows: readonly ParticipantRow[], file: string) {
  const warnings: Diagnostic[] = []
  const byId = new Map<string, Pick<ParticipantRow, 'organization' | 'attributes'>>()
  for (const [id, own] of groupBy(rows, (row) => row.id)) {
    const merge = (column: string, cellOf: (row: ParticipantRow) => string): string => {
      const stated = own.filter((row) => cellOf(row) !== '')
      const [first] = stated
      const other = stated.find((row) => nameKey(cellOf(row)) !== nameKey(cellOf(first!)))
      if (other !== undefined)
        warnings.push({
          level: 'warning',
          code: 'participants/conflict',
          place: { file, line: other.line, column: 1 },
          message: `"${id}" has the ${column} "${cellOf(first!)}" on line ${first!.line} and "${cellOf(other)}" here; the first is taken`,
          fix: 'write the same in both rows, or give each person an id of their own',
        })
      return first === undefined ? '' : cellOf(first)
    }
    const columns = Object.keys(own[0]!.attributes)
    byId.set(id, {
      organization: merge('organization', (row) => row.organization),
      attributes: Object.fromEntries(columns.map((name) => [name, merge(name, (row) => row.attributes[name]!)])),
    })
  }
  return { byId, warnings }
}

/** An id that nobody has: the usual one, with the transcript in front, or with a number behind. */
function chooseFree(usual: string, transcriptId: string, taken: ReadonlySet<string>): string {
  if (!taken.has(usual)) return usual
  const within = `${transcriptId}/${baseName(usual)}`
  for (let number = 2; ; number++) {
    const id = number === 2 ? within : `${within} ${number - 1}`
    if (!taken.has(id)) return id
  }
}

const warnOfTaken = (usual: string, id: string, file: string): Diagnostic => ({
  level: 'warning',
  code: 'participants/same-id',
  place: { file },
  message: `somebody else is called "${usual}" already, so who answers here is counted as "${id}"`,
  fix: 'name the transcript and the speaker of both in participants.csv',
})

/** Warns of ids that differ only in capitals, blanks or the form of letters: they count as different people. */
const findAlike = (ids: readonly string[], file: string): Diagnostic[] =>
  [...groupBy(ids, nameKey).values()]
    .filter((alike) => alike.length > 1)
    .map((alike) => ({
      level: 'warning',
      code: 'participants/alike',
      place: { file },
      message: `${alike.map((id) => `"${id}"`).join(' and ')} differ only in how they are written, and count as ${alike.length} participants`,
      fix: 'if they are one, give each transcript a row with the same "participant" in participants.csv',
    }))

/** Labels that name a part in the conversation and no person. */
const partLabel =
  /^(\p{L}{1,2}|speaker|sprecher(in)?|participant|teilnehmer(in)?|interviewee|respondent|befragter?|guest|person|unknown|voice|spk)[ _-]?\d*$/iu
/** Labels that a message shows. */
const shown = 5

/** Notes which labels answer in several transcripts and count as somebody else in each: nobody stated that they are one. */
function findRecurring(
  files: readonly ImportReport[],
  participantBySpeaker: ReadonlyMap<string, string>,
  file: string,
): Diagnostic[] {
  const idsByLabel = new Map<string, Set<string>>()
  for (const { id, speakers } of files)
    for (const { name, role } of speakers)
      if (name !== null && role !== 'interviewer' && !partLabel.test(name))
        idsByLabel.set(name, (idsByLabel.get(name) ?? new Set()).add(participantBySpeaker.get(speakerKey(id, name))!))
  const labels = [...idsByLabel].flatMap(([label, ids]) => (ids.size > 1 ? [`"${label}"`] : []))
  if (labels.length === 0) return []
  const more = labels.length > shown ? ` and ${labels.length - shown} more` : ''
  return [
    {
      level: 'note',
      code: 'participants/recurring',
      place: { file },
      message: `${labels.slice(0, shown).join(', ')}${more} answer in several transcripts and count as somebody else in each`,
      fix: 'if a label is one person, add a row with "participant" and "speaker" and without "transcript" to participants.csv',
    },
  ]
}
