import { compareNames, sum, unique } from '../../collections.ts'
import type { Participant } from '../../model/participant.ts'
import type { ByParticipant } from '../tally/tally.ts'

/** The roster of participants: the denominators of shares, and who belongs to which organisation. */
export interface Roster {
  readonly participants: readonly Participant[]
  readonly organizationOf: ReadonlyMap<string, string | null>
  readonly participantCount: number
  readonly organizationCount: number
}

export const rosterOf = (participants: readonly Participant[]): Roster => ({
  participants,
  organizationOf: new Map(participants.map(({ id, organization }) => [id, organization])),
  participantCount: participants.length,
  organizationCount: unique(participants.flatMap(({ organization }) => organization ?? [])).length,
})

export const nobody: ByParticipant = new Map()

export const segmentsOf = (counts: ByParticipant): number => sum(counts.values(), (count) => count)

/** The organisations of participants, in the order of their names. */
export const organizationsOf = (participantIds: Iterable<string>, organizationOf: Roster['organizationOf']): string[] =>
  unique([...participantIds].flatMap((id) => organizationOf.get(id) ?? [])).sort(compareNames)
