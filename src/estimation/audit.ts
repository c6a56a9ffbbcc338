import { createNumbers } from './draw-segments.ts'

/** Participants whose interviews are read whole, chosen by chance. */
export interface Audit {
  /** Those who count: in the order of their permanent random numbers, up to the first who is not read whole. */
  readonly audited: readonly string[]
  /** The participants to be read whole next, in this order. */
  readonly next: readonly string[]
}

/** The seed of the numbers of participants; it is fixed, so that nobody can choose an order. */
const seed = 1
const mostNext = 5

/**
 * Finds the participants who are audited. Every beginning of the order is a random sample of all, so that interviews that
 * a reader chose do not count.
 *
 * @param transcriptsOf the transcripts in which each participant speaks
 * @param isRead true for a transcript that somebody read whole, for every code
 */
export function findAudit(
  transcriptsOf: ReadonlyMap<string, readonly string[]>,
  isRead: (transcriptId: string) => boolean,
): Audit {
  const order = [...transcriptsOf.keys()]
    .map((id) => ({ id, number: createNumbers(seed, 'participants')(id) }))
    .sort((a, b) => a.number - b.number)
    .map(({ id }) => id)
  const isAudited = (id: string): boolean => transcriptsOf.get(id)!.every(isRead)
  const end = order.findIndex((id) => !isAudited(id))
  const audited = end === -1 ? order : order.slice(0, end)
  return { audited, next: order.filter((id) => !isAudited(id)).slice(0, mostNext) }
}
