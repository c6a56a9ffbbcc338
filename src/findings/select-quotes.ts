import { byRank, groupBy } from '../lists.ts'
import { dot, meanDirection } from '../math/vectors.ts'
import type { AttributedCoding, CodeQuote, Quote } from '../model/findings.ts'
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

/**
 * The quotes for each code directly under a theme, best first: coded with confidence, typical of what is coded so,
 * readable alone, and spread over organisations and participants before anyone is quoted twice.
 *
 * @param most how many for a code
 */
export function selectQuotes(sources: QuoteSources, most: number): CodeQuote[] {
  const { codings, segments, vectors, transcripts } = sources
  const transcriptById = new Map(transcripts.map((transcript) => [transcript.id, transcript]))
  const rowById = new Map(segments.map(({ id }, row) => [id, row]))
  const counted = codings.filter(({ status }) => status !== 'rejected')
  return [...groupBy(counted, ({ topCodeId }) => topCodeId)].flatMap(([codeId, own]) => {
    const codingsBySegment = groupBy(own, ({ segmentId }) => segmentId)
    const center = meanDirection(
      Array.from(codingsBySegment.keys(), (id) => rowOf(vectors, rowById.get(id)!)),
      vectors.width,
    )
    const candidates = Array.from(codingsBySegment, ([segmentId, list]): Candidate => {
      const row = rowById.get(segmentId)!
      const transcript = transcriptById.get(list[0]!.transcriptId)!
      return toCandidate(list, segments[row]!, transcript, dot(center, rowOf(vectors, row)), sources.language)
    })
    return spread(candidates, most).map(({ coding, quote }, index) => ({
      ...quote,
      themeId: coding.themeId,
      codeId,
      rank: index + 1,
      coder: coding.coder,
      confidence: coding.confidence,
      status: coding.status,
      before: wordsBefore(transcriptById.get(coding.transcriptId)!.text, quote.span.start),
    }))
  })
}

/** A segment that may be quoted, its surest coding, and how well it would do. */
interface Candidate {
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

/** Takes the best candidate each time; those of an organisation or participant already taken wait behind the others. */
function spread(candidates: readonly Candidate[], most: number): Candidate[] {
  const left = [...candidates]
  const taken: Candidate[] = []
  const times = (same: (quote: Quote) => boolean): number => taken.filter(({ quote }) => same(quote)).length
  while (taken.length < most && left.length > 0) {
    const ranked = left
      .map((candidate) => ({
        candidate,
        rank:
          candidate.score -
          2 * times(({ participantId }) => participantId === candidate.quote.participantId) -
          (candidate.quote.organization === null
            ? 0
            : times(({ organization }) => organization === candidate.quote.organization)),
      }))
      .sort(
        byRank(
          ({ rank }) => rank,
          ({ candidate }) => `${candidate.quote.transcriptId} ${String(candidate.quote.span.start).padStart(9, '0')}`,
        ),
      )
    const [next] = ranked
    taken.push(next!.candidate)
    left.splice(left.indexOf(next!.candidate), 1)
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
