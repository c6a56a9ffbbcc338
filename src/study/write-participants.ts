import type { Participant } from '../model/participant.ts'

/** A row of participants.csv for each speaker who answers, to be completed by hand. */
export interface RosterRow {
  readonly participant: string
  readonly organization: string
  readonly transcript: string
  readonly speaker: string
  readonly role: string
}

/** Rows for the speakers that were identified, in the order of the transcripts. */
export function toRosterRows(
  participants: readonly Participant[],
  participantBySpeaker: ReadonlyMap<string, string>,
): RosterRow[] {
  const organizationById = new Map(participants.map(({ id, organization }) => [id, organization ?? '']))
  return [...participantBySpeaker].map(([key, participant]) => {
    const [transcript, speaker] = JSON.parse(key) as [string, string | null]
    return {
      participant,
      organization: organizationById.get(participant) ?? '',
      transcript,
      speaker: speaker ?? '',
      role: '',
    }
  })
}
