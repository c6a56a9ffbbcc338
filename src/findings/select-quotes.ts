import { byRank, groupBy } from '../lists.ts'
import { dot, meanDirection } from '../math/vectors.ts'
import { stances } from '../model/coding.ts'
import type { AttributedCoding, CodeQuote, FrameworkCell, ParticipantRow, Quote } from '../model/findings.ts'
import { type Matrix, rowOf } from '../model/matrix.ts'
import type { Segment } from '../model/segment.ts'
import { textAt } from '../model/span.ts'
import type { Transcript } from '../model/transcript.ts'
import { wordsOf } from '../text/words.ts'
import { chooseExcerpt, needsBefore } from './choose-excerpt.ts'

/** What quotes are chosen from. */
export interface QuoteSources {
  readonly codings: readonly AttributedCoding[]
  readonly segments: readonly Segment[]
  readonly vectors: Matrix
  readonly transcripts: readonly Transcript[]
  readonly language: string
}

/** Makes the quote of a span: its words as the transcript has them, and where they stand. */
export function quoteAt(
  transcript: Transcript,
  turnNumber: number,
  span: Quote['span'],
  who: Pick<Quote, 'participantId' | 'organization'>,
): Quote {
  const turn = transcript.turns.find(({ number }) => number === turnNumber)!
  const { speaker, startMs, line } = turn
  return {
    transcriptId: transcript.id,
    ...who,
    speaker,
    turn: turnNumber,
    startMs,
    line,
    span,
    text: textAt(transcript.text, span),
  }
}

/** How many quotes are chosen for a code, and most of them by one participant. */
export interface QuoteLimits {
  readonly quotes: number
  readonly quotesPerParticipant: number
}

/** Segments that may be quoted for each code directly under a theme. */
export type Candidates = ReadonlyMap<string, readonly Candidate[]>

/** Everything that may be quoted: the sentences of each coded segment that are worth it, and how well they would do. */
export function findCandidates(sources: QuoteSources): Candidates {
  const { codings, segments, vectors, transcripts } = sources
  const transcriptById = new Map(transcripts.map((transcript) => [transcript.id, transcript]))
  const rowById = new Map(segments.map(({ id }, row) => [id, row]))
  const counted = codings.filter(({ status }) => status !== 'rejected')
  const candidatesOf = (own: readonly AttributedCoding[]): Candidate[] => {
    const codingsBySegment = groupBy(own, ({ segmentId }) => segmentId)
    const center = meanDirection(
      Array.from(codingsBySegment.keys(), (id) => rowOf(vectors, rowById.get(id)!)),
      vectors.width,
    )
    return Array.from(codingsBySegment, ([segmentId, list]): Candidate => {
      const row = rowById.get(segmentId)!
      const transcript = transcriptById.get(list[0]!.transcriptId)!
      return toCandidate(list, segments[row]!, transcript, dot(center, rowOf(vectors, row)), sources.language)
    })
  }
  return new Map(
    Array.from(
      groupBy(counted, ({ topCodeId }) => topCodeId),
      ([id, own]) => [id, candidatesOf(own)],
    ),
  )
}

/**
 * The quotes for each code directly under a theme, best first: coded with confidence, typical of what is coded so,
 * readable alone, and spread over organisations and participants before anyone is quoted twice. Where people marked
 * stances, the best quote of each stance that would be missing follows: the voices that differ.
 */
export function selectQuotes(
  candidates: Candidates,
  transcripts: readonly Transcript[],
  limits: QuoteLimits,
): CodeQuote[] {
  const textById = new Map(transcripts.map(({ id, text }) => [id, text]))
  return [...candidates.values()].flatMap((own) => {
    const chosen = spread(own, limits)
    const missing = stances.filter((stance) => !chosen.some(({ coding }) => coding.stance === stance))
    const differing = missing.flatMap((stance) =>
      spread(
        own.filter(({ coding }) => coding.stance === stance),
        { ...limits, quotes: 1 },
      ),
    )
    return [...chosen, ...differing].map((candidate, index) => toCodeQuote(candidate, index + 1, textById))
  })
}

/** For each participant and theme, how many segments speak of it, and the quote that shows it best. */
export function chooseFramework(
  candidates: Candidates,
  transcripts: readonly Transcript[],
  rows: readonly ParticipantRow[],
  themeIds: readonly string[],
): FrameworkCell[] {
  const textById = new Map(transcripts.map(({ id, text }) => [id, text]))
  const byCell = groupBy([...candidates.values()].flat(), ({ coding }) => `${coding.participantId} ${coding.themeId}`)
  return rows.flatMap(({ participantId, counts }) =>
    themeIds.map((themeId): FrameworkCell => {
      const [best] = spread(byCell.get(`${participantId} ${themeId}`) ?? [], { quotes: 1, quotesPerParticipant: 1 })
      const quote = best === undefined ? null : toCodeQuote(best, 1, textById)
      return { participantId, themeId, segments: counts[themeId] ?? 0, quote, summary: null }
    }),
  )
}

const toCodeQuote = ({ coding, quote }: Candidate, rank: number, textById: ReadonlyMap<string, string>): CodeQuote => ({
  ...quote,
  themeId: coding.themeId,
  codeId: coding.topCodeId,
  rank,
  coder: coding.coder,
  confidence: coding.confidence,
  status: coding.status,
  stance: coding.stance,
  before: wordsBefore(textById.get(coding.transcriptId)!, quote.span.start),
})

/** A segment that may be quoted, its surest coding, and how well it would do. */
export interface Candidate {
  readonly coding: AttributedCoding
  readonly quote: Quote
  readonly score: number
}

function toCandidate(
  codings: readonly AttributedCoding[],
  segment: Segment,
  transcript: Transcript,
  typicality: number,
  language: string,
): Candidate {
  const ranked = [...codings].sort(
    byRank(
      ({ status }) => (status === 'accepted' ? 1 : 0),
      ({ confidence }) => confidence,
    ),
  )
  const coding = ranked[0]!
  const { start } = segment.span
  const matched = codings.flatMap(({ evidence }) =>
    evidence.flatMap((reason) => (reason.kind === 'keyword' ? reason.span : [])),
  )
  const inSegment = matched.map((span) => ({ start: span.start - start, end: span.end - start }))
  const excerpt = chooseExcerpt(segment.text, inSegment, language)
  const quote = quoteAt(transcript, coding.turn, { start: start + excerpt.start, end: start + excerpt.end }, coding)
  return { coding, quote, score: scoreQuote(quote, coding, typicality) }
}

function scoreQuote({ text }: Quote, { confidence, status }: AttributedCoding, typicality: number): number {
  const words = wordsOf(text).length
  const readable =
    (words >= 15 && words <= 80 ? 0.4 : 0) - (needsBefore(text) ? 0.25 : 0) - (/[.?!…]["”’)\]]*$/.test(text) ? 0 : 0.15)
  const laughs = /\[(inaudible|crosstalk)/i.test(text) ? 0.3 : 0
  return confidence + 0.5 * typicality + readable + (status === 'accepted' ? 1 : 0) - laughs
}

/**
 * Takes the best candidate each time; those of an organisation or participant already taken wait behind the others, and
 * nobody is taken more often than is allowed.
 */
function spread(candidates: readonly Candidate[], { quotes: most, quotesPerParticipant }: QuoteLimits): Candidate[] {
  const left = new Set(candidates)
  const taken: Candidate[] = []
  const [byParticipant, byOrganization] = [new Map<string, number>(), new Map<string | null, number>()]
  const rankOf = ({ score, quote: { participantId, organization } }: Candidate): number =>
    score -
    2 * (byParticipant.get(participantId) ?? 0) -
    (organization === null ? 0 : (byOrganization.get(organization) ?? 0))
  const placeOf = ({ quote: { transcriptId, span } }: Candidate): string =>
    `${transcriptId} ${String(span.start).padStart(9, '0')}`
  const compare = byRank(rankOf, placeOf)
  while (taken.length < most) {
    let best: Candidate | undefined
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

/** Up to twenty words in front of a quote. */
function wordsBefore(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - 240), start)
  const words = wordsOf(before)
  const from = words.length > 20 ? words.at(-20)!.start : (words[start > 240 ? 1 : 0]?.start ?? before.length)
  return before.slice(from).trim()
}
