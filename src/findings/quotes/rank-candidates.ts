import { groupBy, lowerBound } from '../../collections.ts'
import type { CodedTranscript } from '../../model/coded-transcript.ts'
import { type AttributedCoding, isShownWord } from '../../model/coding.ts'
import { overlaps, type Span, textAt } from '../../model/span.ts'
import type { Transcript } from '../../model/transcript.ts'
import type { Tally } from '../tally/tally.ts'
import { emptyCells, keepCell } from './best-by-cell.ts'
import type { Excerpts } from './choose-excerpt.ts'
import { keepBest, type PinnedQuote, poolFor, type QuoteCandidate, singleQuote } from './keep-best.ts'
import type { PinnedPassage, PlacedChoices } from './place-choices.ts'
import { placeQuote, turnOf } from './place-quote.ts'
import type { QuoteLimits } from './quote-limits.ts'
import { excerptWords, maxReadability, pinnedScore, scoreCoding, scorePassage, scoreReadability } from './scoring.ts'
import type { Subject } from './subject.ts'

/** What candidates are ranked by, beside their codings. */
export interface Ranking {
  readonly excerpts: Excerpts
  /** A code and those above it, from the inside out. */
  readonly lineageOf: (codeId: string) => readonly string[]
  /** Similarity of a segment to the examples of a code directly under a theme. */
  readonly typicality: (topCodeId: string, segmentId: string) => number
  /** The words that a code directly under a theme is about. */
  readonly subjectOf: (topCodeId: string) => Subject
  readonly limits: QuoteLimits
  /** What people chose to print, and what not. */
  readonly choices: Pick<PlacedChoices, 'pinned' | 'barred'>
}

/**
 * The best of a transcript to quote, of each code, of each code and stance, and of each participant and theme.
 *
 * @param codings those that are not rejected
 */
export function rankCandidates(
  codings: readonly AttributedCoding[],
  { file: { transcript }, segments }: CodedTranscript,
  ranking: Ranking,
): Pick<Tally, 'quotes' | 'stances' | 'framework' | 'pinned'> {
  const limits = poolFor(ranking.limits)
  const spanById = new Map(segments.map(({ id, span }) => [id, span]))
  const quotes = new Map<string, QuoteCandidate[]>()
  const codingsByCode = groupBy(
    codings.flatMap((coding) => ranking.lineageOf(coding.codeId).map((codeId) => ({ codeId, coding }))),
    ({ codeId }) => codeId,
  )
  for (const [codeId, list] of codingsByCode) {
    const own = list.map(({ coding }) => coding)
    const { topCodeId } = own[0]!
    const prospects = Array.from(
      groupBy(own, ({ segmentId }) => segmentId),
      ([segmentId, list]): Prospect => {
        const coding = mostConfidentOf(list)
        const rank = scorePassage(coding, ranking.typicality(topCodeId, segmentId))
        return { codeId, coding, codings: list, segment: spanById.get(segmentId)!, rank }
      },
    )
    const byParticipant = groupBy(prospects, ({ coding }) => coding.participantId).values()
    quotes.set(
      codeId,
      [...byParticipant].flatMap((some) => bestOf(some, transcript, ranking)),
    )
  }
  const all = [...quotes.values()].flat()
  const framework = emptyCells()
  const isTop = (codeId: string): boolean => ranking.lineageOf(codeId).length === 1
  for (const one of all.filter(({ quote }) => isTop(quote.codeId)))
    keepCell(framework, one.quote.participantId, one.quote.themeId, one)
  const pinned = ranking.choices.pinned.map((passage) => toPinned(passage, { transcript, segments: spanById, ranking }))
  for (const { quote, order } of pinned)
    keepCell(framework, quote.participantId, quote.themeId, { quote, score: pinnedScore - order })
  const marked = all.filter(({ quote }) => quote.stance !== null)
  const keep = (groups: Map<string, QuoteCandidate[]>, some: QuoteLimits) =>
    new Map([...groups].map(([key, own]) => [key, keepBest([own], some)]))
  return {
    quotes: keep(quotes, limits),
    stances: keep(
      groupBy(marked, ({ quote }) => `${quote.codeId} ${quote.stance}`),
      poolFor(singleQuote),
    ),
    framework,
    pinned: groupBy(pinned, ({ quote }) => quote.codeId),
  }
}

/** The passage that people pinned; of a whole segment as much as is quoted of others. */
function toPinned(
  { codeId, span, codings, order }: PinnedPassage,
  {
    transcript,
    segments,
    ranking,
  }: {
    readonly transcript: Transcript
    readonly segments: ReadonlyMap<string, Span>
    readonly ranking: Ranking
  },
): PinnedQuote {
  const coding = mostConfidentOf(codings)
  const segment = segments.get(coding.segmentId)!
  const own = codings.filter(({ segmentId }) => segmentId === coding.segmentId)
  const { quote } = toCandidate({ codeId, coding, codings: own, segment, rank: 0 }, transcript, ranking)
  const turn = turnOf(transcript, coding.turn).span
  const words = { start: Math.max(span.start, turn.start), end: Math.min(span.end, turn.end) }
  const isSegment = words.start <= segment.start && words.end >= segment.end
  return { quote: { ...quote, span: isSegment ? quote.span : words, isPinned: true }, order }
}

/** A segment that may be quoted, with what is known of it before its words are looked at. */
interface Prospect {
  readonly codeId: string
  readonly coding: AttributedCoding
  readonly codings: readonly AttributedCoding[]
  readonly segment: Span
  readonly rank: number
}

/** The best of one participant for a code, and all that bear a stance: words are looked at while they can matter. */
function bestOf(prospects: readonly Prospect[], transcript: Transcript, ranking: Ranking): QuoteCandidate[] {
  const most = poolFor(ranking.limits).quotesPerParticipant
  const found: QuoteCandidate[] = []
  const best: number[] = [] // the highest scores, highest first: as many as are quoted
  for (const prospect of [...prospects].sort((a, b) => b.rank - a.rank)) {
    const least = best[most - 1] ?? Number.NEGATIVE_INFINITY
    if (prospect.rank + maxReadability < least && prospect.coding.stance === null) continue
    const candidate = toCandidate(prospect, transcript, ranking)
    if (ranking.choices.barred.some((span) => overlaps(span, candidate.quote.span))) continue
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
  { codeId, coding, codings, segment, rank }: Prospect,
  transcript: Transcript,
  { excerpts, subjectOf }: Ranking,
): QuoteCandidate {
  const { themeId, topCodeId, coder, confidence, status, stance, turn } = coding
  const matched = codings.flatMap(({ evidence }) =>
    evidence.flatMap((reason) => (isShownWord(reason) ? reason.span : [])),
  )
  const selected = selectedPassage(codings, segment, turnOf(transcript, turn).span)
  const span =
    selected !== null && excerpts.countWords(selected) <= excerptWords.max
      ? selected
      : excerpts.choose(selected ?? segment, { evidence: matched, subject: subjectOf(topCodeId) })
  const place = placeQuote(transcript, turn, span, coding)
  const score = rank + scoreReadability(textAt(transcript.text, span), excerpts.countWords(span))
  return { quote: { ...place, themeId, codeId, coder, confidence, status, stance, isPinned: false }, score }
}

/** The passage of a turn that people selected for an accepted code; null where they took the segment as it is. */
function selectedPassage(codings: readonly AttributedCoding[], segment: Span, turn: Span): Span | null {
  const accepted = codings.flatMap(({ status, evidence }) => (status === 'accepted' ? evidence : []))
  const answers = accepted.filter((reason) => reason.kind === 'decision').filter(({ status }) => status === 'accepted')
  const answer = answers.findLast(({ verdict }) => verdict !== undefined) ?? answers.at(-1)
  if (answer === undefined) return null
  const isSegment = answer.span.start === segment.start && answer.span.end === segment.end
  return isSegment ? null : { start: Math.max(answer.span.start, turn.start), end: Math.min(answer.span.end, turn.end) }
}
