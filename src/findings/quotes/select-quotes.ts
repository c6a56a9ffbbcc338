import { lookup, orderBy } from '../../collections.ts'
import type { CodeQuote } from '../../model/code-quote.ts'
import { type Codebook, lineages } from '../../model/codebook.ts'
import { stances } from '../../model/coding.ts'
import type { FrameworkCell, ParticipantRow } from '../../model/findings.ts'
import { madeAnew } from '../../model/made-anew.ts'
import { copyOf } from '../../model/span.ts'
import { wordsOf } from '../../text/words.ts'
import { segmentsOf } from '../counts/roster.ts'
import type { Tally } from '../tally/tally.ts'
import { cellOf } from './best-by-cell.ts'
import { createPlaces, type Places } from './distinct-places.ts'
import { everyQuote, type QuoteCandidate, singleQuote, spreadQuotes } from './keep-best.ts'
import { type TextOf, withWords } from './place-quote.ts'
import type { QuoteLimits } from './quote-limits.ts'
import { contextWords } from './scoring.ts'

const withContext = (place: QuoteCandidate['quote'], rank: number, textOf: TextOf): CodeQuote => ({
  ...withWords(place, textOf),
  rank,
  before: copyOf(wordsBefore(textOf(place.transcriptId), place.span.start)),
})

/** What quotes are chosen from, and for whom they speak. */
export interface QuoteSelection {
  readonly tally: Tally
  readonly codebook: Pick<Codebook, 'themes' | 'codes'>
  readonly limits: QuoteLimits
  /** The role of a participant; null where none is known. */
  readonly roleOf: (participantId: string) => string | null
  readonly textOf: TextOf
}

/**
 * The quotes for each code: those that people pinned, in their order, then the best first: coded with confidence, typical of the code, readable alone, and spread over
 * organisations, roles and participants before anyone is quoted twice. Where people marked stances, the best quote of each
 * stance that would be missing follows: passages that differ. No passage is quoted twice within a theme, unless all are
 * wanted: rarer codes choose first, so that a code keeps its quotes before the code above it takes them.
 */
export function selectQuotes(selection: QuoteSelection): CodeQuote[] {
  const { tally, codebook, limits, textOf } = selection
  const lineageById = lineages(codebook)
  const segmentsWith = (id: string): number => segmentsOf(tally.byCode.get(id)?.segments ?? new Map())
  const rarestFirst = [...codebook.codes].sort(
    orderBy(
      ({ id }) => -segmentsWith(id),
      ({ id }) => lineageById.get(id)!.length,
    ),
  )
  const placesByTheme = new Map(codebook.themes.map(({ id }) => [id, createPlaces()]))
  const pinned = new Map(Array.from(tally.pinned, ([id, own]) => [id, own.map(({ quote }) => quote)]))
  for (const quote of [...pinned.values()].flat()) placesByTheme.get(quote.themeId)!.take(quote)
  const chosen = new Map(
    rarestFirst.map(({ id, themeId }) => {
      const places = limits.quotes === everyQuote ? createPlaces() : placesByTheme.get(themeId)!
      const first = pinned.get(id) ?? []
      return [id, [...first, ...chooseForCode(id, selection, { places, pinned: first })]]
    }),
  )
  return codebook.codes.flatMap(({ id }) =>
    chosen.get(id)!.map((quote, index) => withContext(quote, index + 1, textOf)),
  )
}

function chooseForCode(
  codeId: string,
  { tally, limits, roleOf }: QuoteSelection,
  { places, pinned }: { readonly places: Places; readonly pinned: readonly QuoteCandidate['quote'][] },
): readonly QuoteCandidate['quote'][] {
  if (limits.quotes === everyQuote) for (const quote of pinned) places.take(quote)
  const chosen = spreadQuotes(tally.quotes.get(codeId) ?? [], limits, { places, roleOf, pinned }).map(
    ({ quote }) => quote,
  )
  const missing = stances.filter((stance) => ![...pinned, ...chosen].some((quote) => quote.stance === stance))
  const differing = missing.flatMap((stance) =>
    spreadQuotes(tally.stances.get(`${codeId} ${stance}`) ?? [], singleQuote, { places, roleOf }),
  )
  return [...chosen, ...differing.map(({ quote }) => quote)]
}

/** For each participant and theme, how many segments speak of it, and the quote that shows it best. */
export const chooseFramework = (
  { framework }: Pick<Tally, 'framework'>,
  rows: readonly ParticipantRow[],
  themeIds: readonly string[],
  textOf: TextOf,
): Iterable<FrameworkCell> =>
  madeAnew(function* () {
    for (const { participantId, counts } of rows)
      for (const themeId of themeIds) {
        const best = cellOf(framework, participantId, themeId)
        const quote = best === undefined ? null : withContext(best.quote, 1, textOf)
        yield { participantId, themeId, segments: lookup(counts, themeId) ?? 0, quote, summary: null }
      }
  })

/** The last words in front of a quote. */
function wordsBefore(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - 240), start)
  const words = wordsOf(before)
  const from =
    words.length > contextWords ? words.at(-contextWords)!.start : (words[start > 240 ? 1 : 0]?.start ?? before.length)
  return before.slice(from).trim()
}
