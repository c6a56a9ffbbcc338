import { compareNames, groupBy } from '../collections.ts'
import { createNumbers } from './draw-segments.ts'

/** Participants, or organisations, of which every interview is read whole, chosen by chance. */
export interface AuditedUnits {
  /** Those that count: in the order of their permanent random numbers, up to the first that is not read whole. */
  readonly audited: readonly string[]
  /** Those to be read whole next, in this order. */
  readonly next: readonly string[]
}

/** Participants who were audited, and organisations. */
export interface Audit extends AuditedUnits {
  readonly organizations: AuditedUnits
}

/** The seed of the numbers of participants; it is fixed, so that nobody can choose an order. */
const seed = 1
/** Units to be read next that are named. */
const mostNext = 5

/** The transcripts in which each participant speaks, and the organisations of participants. */
export interface AuditFrame {
  readonly transcriptsOf: ReadonlyMap<string, readonly string[]>
  readonly organizationOf: ReadonlyMap<string, string | null>
}

/**
 * Finds the participants and the organisations that are audited. Every beginning of their orders is a random sample of
 * all, so that interviews that a reader chose do not count. The number of an organisation is that of its first member by
 * name: any one would do, and this one lets most readings count for both.
 *
 * @param isRead true for a transcript that somebody read whole, for every code
 */
export function findAudit(
  { transcriptsOf, organizationOf }: AuditFrame,
  isRead: (transcriptId: string) => boolean,
): Audit {
  const people = [...transcriptsOf].map(([id, transcripts]) => ({ id, number: numberOf(id), transcripts }))
  const members = groupBy(
    people.filter(({ id }) => organizationOf.get(id) != null),
    ({ id }) => organizationOf.get(id)!,
  )
  const organizations = [...members].map(([id, own]) => {
    const first = own.map((person) => person.id).sort(compareNames)[0]!
    return { id, number: numberOf(first), transcripts: own.flatMap(({ transcripts }) => transcripts) }
  })
  return { ...audit(people, isRead), organizations: audit(organizations, isRead) }
}

const numberOf = (id: string): number => createNumbers(seed, 'participants')(id)

interface Unit {
  readonly id: string
  readonly number: number
  readonly transcripts: readonly string[]
}

function audit(units: readonly Unit[], isRead: (transcriptId: string) => boolean): AuditedUnits {
  const order = [...units].sort((a, b) => a.number - b.number)
  const isAudited = ({ transcripts }: Unit): boolean => transcripts.every(isRead)
  const end = order.findIndex((unit) => !isAudited(unit))
  const idsOf = (own: readonly Unit[]): string[] => own.map(({ id }) => id)
  return {
    audited: idsOf(end === -1 ? order : order.slice(0, end)),
    next: idsOf(order.filter((unit) => !isAudited(unit)).slice(0, mostNext)),
  }
}
