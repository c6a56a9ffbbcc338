import type { Diagnostic } from '../boundary/diagnostic.ts'
import { organizationOf, type Participant } from '../model/participant.ts'
import type { FileAccount } from '../model/transcript-file.ts'
import type { ParticipantRow } from './read-participants.ts'

/** Who is who: the participants of a study, and which of them each speaker of each transcript is. */
export interface Cast {
  readonly participants: readonly Participant[]
  /** Participant id by `speakerKey`; interviewers have none. */
  readonly participantBySpeaker: ReadonlyMap<string, string>
  readonly warnings: readonly Diagnostic[]
}

/** Names a speaker of a transcript in a map. */
export const speakerKey = (transcriptId: string, speaker: string | null): string =>
  JSON.stringify([transcriptId, speaker])

/**
 * Finds the participant behind each speaker who answers. A row of participants.csv decides where it fits: by
 * transcript and speaker, or by the id. Else the only voice that answers in a transcript is named like the transcript,
 * and one of several like the transcript and the label. Rows that nobody fits are warned about.
 */
export function identifySpeakers(files: readonly FileAccount[], rows: readonly ParticipantRow[], file: string): Cast {
  const participants = new Map<string, Participant>()
  const participantBySpeaker = new Map<string, string>()
  const used = new Set<ParticipantRow>()
  for (const { id: transcriptId, speakers } of files) {
    const voices = speakers.filter(({ role }) => role !== 'interviewer').map(({ name }) => name)
    for (const speaker of voices) {
      const row = rows.find((candidate) => fits(candidate, transcriptId, speaker, voices.length === 1))
      if (row) used.add(row)
      const id = row?.id ?? (voices.length === 1 || speaker === null ? transcriptId : `${transcriptId}/${speaker}`)
      participantBySpeaker.set(speakerKey(transcriptId, speaker), id)
      if (participants.has(id)) continue
      const organization = organizationOf(baseName(speaker ?? transcriptId)) ?? organizationOf(baseName(transcriptId))
      participants.set(
        id,
        row ? { id, organization: row.organization, attributes: row.attributes } : { id, organization, attributes: {} },
      )
    }
  }
  const warnings = rows
    .filter((row) => !used.has(row))
    .map(
      ({ id }): Diagnostic => ({
        level: 'warning',
        code: 'participants/absent',
        place: { file },
        message: `"${id}" speaks in no transcript`,
        fix: 'name the transcript and the speaker in the columns "transcript" and "speaker"',
      }),
    )
  return { participants: [...participants.values()], participantBySpeaker, warnings }
}

function fits(row: ParticipantRow, transcriptId: string, speaker: string | null, alone: boolean): boolean {
  const inTranscript = [transcriptId, baseName(transcriptId)].includes(row.transcript || row.id)
  const isSpeaker = row.speaker === '' ? alone || speaker === row.id : speaker === row.speaker
  return (inTranscript && isSpeaker) || (row.transcript === '' && (row.speaker || row.id) === speaker)
}

const baseName = (id: string): string => id.slice(id.lastIndexOf('/') + 1)
