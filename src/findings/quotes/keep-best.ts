import { groupBy, orderBy } from '../../collections.ts'
import type { CodeQuote } from '../../model/findings.ts'
import { scoreAmong } from './scoring.ts'

/** Something that may be quoted, and how well it would do. Its words are looked up when it is chosen. */
export interface QuoteCandidate {
  readonly quote: Omit<CodeQuote, 'rank' | 'text' | 'before'>
  readonly score: number
}

/** The maximum of quotes for a code, and of those by one participant. */
export interface QuoteLimits {
  readonly quotes: number
  readonly quotesPerParticipant: number
}

const placeOf = ({ quote: { transcriptId, span } }: QuoteCandidate): string =>
  `${transcriptId} ${String(span.start).padStart(9, '0')}`

/** The better first; of equals the one that comes first in the study. */
export const byScore = orderBy<QuoteCandidate>(({ score }) => score, placeOf)

/** The unit that quotes are spread over: the organisation, or the participant without one. */
const quotingUnit = ({ quote: { organization, participantId } }: QuoteCandidate): string =>
  organization === null ? `participant ${participantId}` : `organization ${organization}`

/**
 * The candidates that `spread` may still choose from, whatever others join them: the best of each participant, of as
 * many participants of an organisation, and of as many organisations, as quotes are wanted. Choosing among these gives
 * the same as choosing among all, since an organisation that is left out has that many better ones before it.
 */
export function keepBest(
  lists: readonly (readonly QuoteCandidate[] | undefined)[],
  { quotes, quotesPerParticipant }: QuoteLimits,
): QuoteCandidate[] {
  const all = lists.flatMap((list) => list ?? []).sort(byScore)
  if (all.length <= Math.min(quotes, quotesPerParticipant)) return all
  const units = [...groupBy(all, quotingUnit).values()].slice(0, quotes)
  const kept = units.flatMap((unit) =>
    [...groupBy(unit, ({ quote }) => quote.participantId).values()]
      .slice(0, quotes)
      .flatMap((own) => own.slice(0, quotesPerParticipant)),
  )
  return kept.sort(byScore)
}

/**
 * Takes the best candidate each time; those of an organisation or participant already taken wait behind the others, and
 * nobody is taken more often than is allowed.
 */
export function spreadQuotes(
  candidates: readonly QuoteCandidate[],
  { quotes: most, quotesPerParticipant }: QuoteLimits,
): QuoteCandidate[] {
  const left = new Set(candidates)
  const taken: QuoteCandidate[] = []
  const [byParticipant, byOrganization] = [new Map<string, number>(), new Map<string | null, number>()]
  const rankOf = ({ score, quote: { participantId, organization } }: QuoteCandidate): number =>
    scoreAmong(score, {
      ofParticipant: byParticipant.get(participantId) ?? 0,
      ofOrganization: organization === null ? 0 : (byOrganization.get(organization) ?? 0),
    })
  const compare = orderBy(rankOf, placeOf)
  while (taken.length < most) {
    let best: QuoteCandidate | undefined
    for (const candidate of left) {
      const isFull = (byParticipant.get(candidate.quote.participantId) ?? 0) >= quotesPerParticipant
      if (isFull) left.delete(candidate)
      else if (best === undefined || compare(candidate, best) < 0) best = candidate
    }
    if (best === undefined) break
    left.delete(best)
    taken.push(best)
    const { participantId, organization } = best.quote
    byParticipant.set(participantId, (byParticipant.get(participantId) ?? 0) + 1)
    byOrganization.set(organization, (byOrganization.get(organization) ?? 0) + 1)
  }
  return taken
}

/** The number of quotes where one is shown. */
export const singleQuote: QuoteLimits = { quotes: 1, quotesPerParticipant: 1 }
