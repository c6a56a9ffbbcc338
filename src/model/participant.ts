/** A person who was interviewed (REFI-QDA calls this a case). */
export interface Participant {
  readonly id: string
  /** The organisation the person speaks from; null when unknown. */
  readonly organization: string | null
  /** Further columns of participants.csv, such as role or seniority. */
  readonly attributes: Readonly<Record<string, string>>
}

/**
 * The organisation in an id of the study's style: P3a is person a of organisation 3; null for other ids.
 *
 * @example
 * organizationOf('P12b') // => '12'
 * organizationOf('Mina') // => null
 */
export const organizationOf = (participantId: string): string | null =>
  /^P0*(\d+)[a-z]?$/i.exec(participantId)?.[1] ?? null
