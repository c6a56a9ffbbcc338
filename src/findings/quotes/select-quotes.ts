import { groupBy, lookup, lowerBound } from '../../collections.ts'
import type { CodedTranscript } from '../../model/coded-transcript.ts'
import { stances } from '../../model/coding.ts'
import type {
  AttributedCoding,
  CodeQuote,
  FrameworkCell,
  ParticipantRow,
  Quote,
  QuotePlace,
} from '../../model/findings.ts'
import { type Span, textAt } from '../../model/span.ts'
import type { Transcript, Turn } from '../../model/transcript.ts'
import { wordsOf } from '../../text/words.ts'
import type { Tally } from '../tally/tally.ts'
import { cellOf, emptyCells, keepCell } from './best-by-cell.ts'
import type { Excerpts } from './choose-excerpt.ts'
import { keepBest, type QuoteCandidate, type QuoteLimits, singleQuote, spreadQuotes } from './keep-best.ts'
import { contextWords, maxReadability, scoreCoding, scorePassage, scoreReadability } from './scoring.ts'

/** The place of a quoted span. */
export function placeQuote(
  { id, turns }: Transcript,
  turnNumber: number,
  span: Span,
  who: Pick<QuotePlace, 'participantId' | 'organization'>,
): QuotePlace {
  const { speaker, startMs, line } = turnOf({ turns }, turnNumber)
  return {
    transcriptId: id,
    participantId: who.participantId,
    organization: who.organization,
    speaker,
    turn: turnNumber,
    startMs,
    line,
    span,
  }
}

/** Gives the text of a transcript. */
export type TextOf = (transcriptId: string) => string

/** A place with its words. */
export const withWords = <Place extends QuotePlace>(place: Place, textOf: TextOf): Place & Quote => ({
  ...place,
  text: copyOf(textAt(textOf(place.transcriptId), place.span)),
})

/** A copy of a text: a slice keeps the whole string in memory, and a few quotes would keep all transcripts. */
export const copyOf = (text: string): string => JSON.parse(JSON.stringify(text)) as string

const withContext = (place: QuoteCandidate['quote'], rank: number, textOf: TextOf): CodeQuote => ({
  ...withWords(place, textOf),
  rank,
  before: copyOf(wordsBefore(textOf(place.transcriptId), place.span.start)),
})

/**
 * The best of a transcript to quote, of each code directly under a theme, of each code and stance, and of each
 * participant and theme.
 *
 * @param codings those that are not rejected
 * @param typicality similarity of a segment to its code
 */
export function rankCandidates(
  codings: readonly AttributedCoding[],
  { file: { transcript }, segments }: CodedTranscript,
  excerpts: Excerpts,
  typicality: (codeId: string, segmentId: string) => number,
  limits: QuoteLimits,
): Pick<Tally, 'quotes' | 'stances' | 'framework'> {
  const spanById = new Map(segments.map(({ id, span }) => [id, span]))
  const quotes = new Map<string, QuoteCandidate[]>()
  for (const [codeId, own] of groupBy(codings, ({ topCodeId }) => topCodeId)) {
    const prospects = Array.from(
      groupBy(own, ({ segmentId }) => segmentId),
      ([segmentId, list]): Prospect => {
        const coding = mostConfidentOf(list)
        const rank = scorePassage(coding, typicality(codeId, segmentId))
        return { coding, codings: list, segment: spanById.get(segmentId)!, rank }
      },
    )
    const byParticipant = groupBy(prospects, ({ coding }) => coding.participantId).values()
    quotes.set(
      codeId,
      [...byParticipant].flatMap((some) => bestOf(some, transcript, excerpts, limits.quotesPerParticipant)),
    )
  }
  const all = [...quotes.values()].flat()
  const framework = emptyCells()
  for (const one of all) keepCell(framework, one.quote.participantId, one.quote.themeId, one)
  const marked = all.filter(({ quote }) => quote.stance !== null)
  const keep = (groups: Map<string, QuoteCandidate[]>, some: QuoteLimits) =>
    new Map([...groups].map(([key, own]) => [key, keepBest([own], some)]))
  return {
    quotes: keep(quotes, limits),
    stances: keep(
      groupBy(marked, ({ quote }) => `${quote.codeId} ${quote.stance}`),
      singleQuote,
    ),
    framework,
  }
}

/**
 * The quotes for each code directly under a theme, best first: coded with confidence, typical of the code, readable
 * alone, and spread over organisations and participants before anyone is quoted twice. Where people marked
 * stances, the best quote of each stance that would be missing follows: passages that differ.
 */
export const selectQuotes = (
  tally: Tally,
  codeIds: readonly string[],
  limits: QuoteLimits,
  textOf: TextOf,
): CodeQuote[] =>
  codeIds.flatMap((codeId) => {
    const chosen = spreadQuotes(tally.quotes.get(codeId) ?? [], limits)
    const missing = stances.filter((stance) => !chosen.some(({ quote }) => quote.stance === stance))
    const differing = missing.flatMap((stance) => tally.stances.get(`${codeId} ${stance}`) ?? [])
    return [...chosen, ...differing].map(({ quote }, index) => withContext(quote, index + 1, textOf))
  })

/** For each participant and theme, how many segments speak of it, and the quote that shows it best. */
export const chooseFramework = (
  tally: Tally,
  rows: readonly ParticipantRow[],
  themeIds: readonly string[],
  textOf: TextOf,
): FrameworkCell[] =>
  rows.flatMap(({ participantId, counts }) =>
    themeIds.map((themeId): FrameworkCell => {
      const best = cellOf(tally.framework, participantId, themeId)
      const quote = best === undefined ? null : withContext(best.quote, 1, textOf)
      return { participantId, themeId, segments: lookup(counts, themeId) ?? 0, quote, summary: null }
    }),
  )

/** A segment that may be quoted, with what is known of it before its words are looked at. */
interface Prospect {
  readonly coding: AttributedCoding
  readonly codings: readonly AttributedCoding[]
  readonly segment: Span
  readonly rank: number
}

/** The best of one participant for a code, and all that bear a stance: words are looked at while they can matter. */
function bestOf(
  prospects: readonly Prospect[],
  transcript: Transcript,
  excerpts: Excerpts,
  most: number,
): QuoteCandidate[] {
  const found: QuoteCandidate[] = []
  const best: number[] = [] // the highest scores, highest first: as many as are quoted
  for (const prospect of [...prospects].sort((a, b) => b.rank - a.rank)) {
    const least = best[most - 1] ?? Number.NEGATIVE_INFINITY
    if (prospect.rank + maxReadability < least && prospect.coding.stance === null) continue
    const candidate = toCandidate(prospect, transcript, excerpts)
    found.push(candidate)
    best.splice(
      lowerBound(best.length, (position) => best[position]! <= candidate.score),
      0,
      candidate.score,
    )
    best.length = Math.min(best.length, most)
  }
  return found
}

/** Orders accepted codings first, then the most confident. */
const mostConfidentOf = (codings: readonly AttributedCoding[]): AttributedCoding =>
  codings.reduce((best, coding) => (scoreCoding(coding) > scoreCoding(best) ? coding : best))

function toCandidate(
  { coding, codings, segment, rank }: Prospect,
  transcript: Transcript,
  excerpts: Excerpts,
): QuoteCandidate {
  const { themeId, topCodeId: codeId, coder, confidence, status, stance, turn } = coding
  const matched = codings.flatMap(({ evidence }) =>
    evidence.flatMap((reason) => (reason.kind === 'keyword' ? reason.span : [])),
  )
  const chosen = chosenPassage(codings, segment, turnOf(transcript, turn).span)
  const span = chosen !== null && excerpts.countWords(chosen) <= mostWords ? chosen : excerpts.choose(segment, matched)
  const place = placeQuote(transcript, turn, span, coding)
  const score = rank + scoreReadability(textAt(transcript.text, span), excerpts.countWords(span))
  return { quote: { ...place, themeId, codeId, coder, confidence, status, stance }, score }
}

/** The maximum of words that are quoted as a person selected them. */
const mostWords = 150

/** The passage of a turn that people selected for an accepted code; null where they took the segment as it is. */
function chosenPassage(codings: readonly AttributedCoding[], segment: Span, turn: Span): Span | null {
  const accepted = codings.flatMap(({ status, evidence }) => (status === 'accepted' ? evidence : []))
  const answers = accepted.filter((reason) => reason.kind === 'decision').filter(({ status }) => status === 'accepted')
  const answer = answers.findLast(({ verdict }) => verdict !== undefined) ?? answers.at(-1)
  if (answer === undefined) return null
  const isSegment = answer.span.start === segment.start && answer.span.end === segment.end
  return isSegment ? null : { start: Math.max(answer.span.start, turn.start), end: Math.min(answer.span.end, turn.end) }
}

const turnOf = ({ turns }: Pick<Transcript, 'turns'>, number: number): Turn =>
  turns[lowerBound(turns.length, (position) => turns[position]!.number >= number)]!

/** The last words in front of a quote. */
function wordsBefore(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - 240), start)
  const words = wordsOf(before)
  const from =
    words.length > contextWords ? words.at(-contextWords)!.start : (words[start > 240 ? 1 : 0]?.start ?? before.length)
  return before.slice(from).trim()
}
