import { compareNames } from '../collections.ts'

/** A person who was interviewed (REFI-QDA calls this a case). */
export interface Participant {
  readonly id: string
  /** The organisation the person speaks from; null when unknown. */
  readonly organization: string | null
  /** Further columns of participants.csv, such as role or seniority. */
  readonly attributes: Readonly<Record<string, string>>
  /** The group that each attribute puts the person into: its value, or a band of numbers. Absent where it makes none. */
  readonly groups: Readonly<Record<string, string>>
}

/** True if an id names an organisation and a person of it, such as P3a; P3 alone is the third person as often as not. */
export const namesOrganization = (participantId: string): boolean => /^P0*\d+[a-z]$/i.test(participantId)

/**
 * The organisation in an id of the study's style: P3a is person a of organisation 3; null for other ids.
 *
 * @example
 * organizationOf('P12b') // => '12'
 * organizationOf('Mina') // => null
 */
export const organizationOf = (participantId: string): string | null =>
  /^P0*(\d+)[a-z]?$/i.exec(participantId)?.[1] ?? null

/** The group of those whose value nobody stated. */
export const notStated = 'not stated'

/** Compares groups as people order them: numbers by their value, a band without a lower bound before the others. */
export const byGroup = (a: string, b: string): number =>
  compareNames(a.replace(/^under (?=-?\d)/, ''), b.replace(/^under (?=-?\d)/, '')) || compareNames(a, b)
