import { compareCodeUnits, getOrInsert, orderBy, sum } from '../../collections.ts'
import type { CodeQuote } from '../../model/code-quote.ts'
import type { Places } from './distinct-places.ts'
import type { QuoteLimits } from './quote-limits.ts'
import { scoreAmong } from './scoring.ts'

/** Something that may be quoted, and how well it would do. Its words are looked up when it is chosen. */
export interface QuoteCandidate {
  readonly quote: Omit<CodeQuote, 'rank' | 'text' | 'before'>
  readonly score: number
}

/** A quote that people pinned for its code. */
export interface PinnedQuote {
  readonly quote: QuoteCandidate['quote']
  /** Its position among the choices of the study. */
  readonly order: number
}

/** The limit by which every quote is chosen. */
export const everyQuote = Number.MAX_SAFE_INTEGER

/** Candidates that are kept for quotes: more than are wanted, as some will be quoted for another code of the theme. */
export const poolFor = ({ quotes, quotesPerParticipant }: QuoteLimits): QuoteLimits => ({
  quotes: Math.min(everyQuote, 2 * quotes),
  quotesPerParticipant: Math.min(everyQuote, 2 * quotesPerParticipant),
})

const placeOf = ({ quote: { transcriptId, span } }: QuoteCandidate): string =>
  `${transcriptId} ${String(span.start).padStart(9, '0')}`

/** The better first; of equals the one that comes first in the study. */
export const byScore = (a: QuoteCandidate, b: QuoteCandidate): number =>
  a.score === b.score ? compareCodeUnits(placeOf(a), placeOf(b)) : b.score - a.score

/**
 * The candidates that quotes may still be chosen from, whatever others join them: the best, of which a participant and an
 * organisation have only so many, so that as many organisations are among them as quotes are wanted. The same are kept
 * in whatever order and grouping lists are added up.
 */
export function keepBest(
  lists: readonly (readonly QuoteCandidate[] | undefined)[],
  { quotes, quotesPerParticipant }: QuoteLimits,
): QuoteCandidate[] {
  const all = lists.flatMap((list) => list ?? []).sort(byScore)
  const mostOfOrganization = quotes * quotesPerParticipant
  const countsByOrganization = new Map<string | null, Map<string, number>>()
  const kept: QuoteCandidate[] = []
  for (const candidate of all) {
    if (kept.length >= quotes * mostOfOrganization) break
    const { organization, participantId } = candidate.quote
    const counts = getOrInsert(countsByOrganization, organization, () => new Map<string, number>())
    const own = counts.get(participantId) ?? 0
    if (own >= quotesPerParticipant) continue
    if (organization !== null && sum(counts.values(), (count) => count) >= mostOfOrganization) continue
    counts.set(participantId, own + 1)
    kept.push(candidate)
  }
  return kept
}

/** What quotes are spread over, beside participants and organisations. */
export interface Spread {
  /** Quotes that come first. */
  readonly pinned?: readonly QuoteCandidate['quote'][]
  /** Places that are quoted already; those of the quotes that are chosen join them. */
  readonly places: Places
  /** The role of a participant; null where none is known. */
  readonly roleOf: (participantId: string) => string | null
}

/**
 * Takes the best candidate each time; those of an organisation, a role or a participant already taken wait behind the
 * others, nobody is taken more often than is allowed, and no place twice. The quotes that come first count as taken.
 */
export function spreadQuotes(
  candidates: readonly QuoteCandidate[],
  { quotes: most, quotesPerParticipant }: QuoteLimits,
  { places, roleOf, pinned = [] }: Spread,
): QuoteCandidate[] {
  const left = new Set(candidates)
  const taken: QuoteCandidate[] = []
  const [byParticipant, byOrganization, byRole] = [noneYet(), noneYet(), noneYet()]
  const count = ({ participantId, organization }: QuoteCandidate['quote']): void => {
    addOne(byParticipant, participantId)
    addOne(byOrganization, organization)
    addOne(byRole, roleOf(participantId))
  }
  for (const quote of pinned) count(quote)
  const rankOf = ({ score, quote: { participantId, organization } }: QuoteCandidate): number => {
    const role = roleOf(participantId)
    return scoreAmong(score, {
      ofParticipant: byParticipant.get(participantId) ?? 0,
      ofOrganization: organization === null ? 0 : (byOrganization.get(organization) ?? 0),
      ofRole: role === null ? 0 : (byRole.get(role) ?? 0),
    })
  }
  const compare = orderBy(rankOf, placeOf)
  while (pinned.length + taken.length < most) {
    let best: QuoteCandidate | undefined
    for (const candidate of left) {
      const isFull = (byParticipant.get(candidate.quote.participantId) ?? 0) >= quotesPerParticipant
      if (isFull || !places.isFree(candidate.quote)) left.delete(candidate)
      else if (best === undefined || compare(candidate, best) < 0) best = candidate
    }
    if (best === undefined) break
    left.delete(best)
    taken.push(best)
    places.take(best.quote)
    count(best.quote)
  }
  return taken
}

const noneYet = (): Map<string | null, number> => new Map()

const addOne = (counts: Map<string | null, number>, key: string | null): unknown =>
  counts.set(key, (counts.get(key) ?? 0) + 1)

/** The number of quotes where one is shown. */
export const singleQuote: QuoteLimits = { quotes: 1, quotesPerParticipant: 1 }
