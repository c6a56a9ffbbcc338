import { compareNames } from '../collections.ts'

/** A person who was interviewed (REFI-QDA calls this a case). */
export interface Participant {
  readonly id: string
  /** The person's organisation; null if unknown. */
  readonly organization: string | null
  /** Further columns of participants.csv, such as role or seniority. */
  readonly attributes: Readonly<Record<string, string>>
  /** The person's group by attribute: its value, or a band of numbers; absent if the attribute makes no groups. */
  readonly groups: Readonly<Record<string, string>>
}

/** True if an id names both an organisation and a person, such as P3a; P3 alone may just be the third person. */
export const namesOrganization = (participantId: string): boolean => /^P\d+[a-z]$/i.test(participantId)

/**
 * The organisation in an id such as P3a, which is person a of organisation 3; null for ids of another form.
 *
 * @example
 * organizationOf('P12b') // => '12'
 * organizationOf('Mina') // => null
 */
export const organizationOf = (participantId: string): string | null =>
  /^P(\d+)[a-z]?$/i.exec(participantId)?.[1]?.replace(/^0+(?=\d)/, '') ?? null

/** The group of participants without a value. */
export const notStated = 'not stated'

/** Compares groups in natural order: numbers by value, and a band without a lower bound first. */
export const byGroup = (a: string, b: string): number =>
  compareNames(a.replace(/^under (?=-?\d)/, ''), b.replace(/^under (?=-?\d)/, '')) || compareNames(a, b)
