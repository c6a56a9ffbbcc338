import { getOrInsert, groupBy } from '../../collections.ts'
import { dot } from '../../math/vectors.ts'
import type { CodedPassage } from '../../model/coded-passage.ts'
import type { CodedTranscript } from '../../model/coded-transcript.ts'
import type { AttributedCoding, Status } from '../../model/coding.ts'
import type { Memo } from '../../model/decision.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { DrawnTranscript } from '../../model/draw.ts'
import { type Matrix, rowOf } from '../../model/matrix.ts'
import type { Counted, MeetingUnit } from '../../model/options.ts'
import type { Participant } from '../../model/participant.ts'
import type { StatedQuoteChoice } from '../../model/quote-choice.ts'
import { isCounted } from '../../model/review.ts'
import { copyOf, overlaps, type Span, textAt } from '../../model/span.ts'
import { type Words, wordCountWithin } from '../../model/words.ts'
import { createExcerpts } from '../quotes/choose-excerpt.ts'
import { findDissent } from '../quotes/find-dissent.ts'
import { placeChoices } from '../quotes/place-choices.ts'
import { placeQuote } from '../quotes/place-quote.ts'
import type { QuoteLimits } from '../quotes/quote-limits.ts'
import { rankCandidates } from '../quotes/rank-candidates.ts'
import { noSubject, type Subject } from '../quotes/subject.ts'
import type { CodeTally, Tally, VectorSum } from './tally.ts'
import { noDraw, tallyDrawn } from './tally-drawn.ts'
import { tallyJudged } from './tally-judged.ts'
import { type LikelyInputs, tallyLikely } from './tally-likely.ts'
import { type createPairTally, findMeetings } from './tally-pairs.ts'
import { tallyReview } from './tally-review.ts'
import { tallySources } from './tally-sources.ts'

/** The inputs of counting a transcript, beside its codings. */
export interface TallyTask {
  readonly language: string
  readonly tallyPairs: ReturnType<typeof createPairTally>
  /** Cuts a word down to what its inflections share. */
  readonly stem: (written: string) => string
  /** Ids of a code's theme, of the code and of those above it, in this order. */
  readonly rowsOf: (codeId: string) => readonly string[]
  /** The centroid of a code's exemplars, by which passages are typical; codes without examples have none. */
  readonly centroids: ReadonlyMap<string, ArrayLike<number>>
  readonly matrixUnit: MeetingUnit
  /** The words that each code directly under a theme is about. */
  readonly subjects: ReadonlyMap<string, Subject>
  readonly limits: QuoteLimits
  /** True if a segment belongs to the sample that is clustered. */
  readonly isSampled: (segmentId: string) => boolean
}

/** A coded transcript with what its tally is counted from. */
export interface CountedTranscript extends Pick<LikelyInputs, 'ranked' | 'isReadFor'> {
  readonly coded: CodedTranscript
  readonly words: Words
  /** Of each turn that is evidence, in order. */
  readonly sentences: readonly Span[]
  /** One row a segment. */
  readonly vectors: Matrix
  readonly participantOf: (speaker: string | null) => Pick<Participant, 'id' | 'organization'>
  readonly warnings: readonly Diagnostic[]
  readonly memos: readonly Memo[]
  readonly quoteChoices: readonly StatedQuoteChoice[]
  readonly counted: Counted
  readonly drawn: DrawnTranscript | null
  /** Passages that two people or more judged. */
  readonly judged: readonly CodedPassage[]
}

/** Counts one transcript, and keeps what of it may be quoted. */
export function tallyTranscript(input: CountedTranscript, task: TallyTask): Tally {
  const { coded, words, sentences, vectors, participantOf, warnings, memos } = input
  const { file, segments, codings } = coded
  const valid = codings.filter(({ status }) => isCounted(status, input.counted))
  const bySegment = groupBy(valid, ({ segmentId }) => segmentId)
  const spoken = new Map<string, { segments: number; words: number }>()
  for (const { speaker, span } of segments) {
    const own = getOrInsert(spoken, participantOf(speaker).id, () => ({ segments: 0, words: 0 }))
    own.segments++
    own.words += wordCountWithin(words, span)
  }
  const rowById = new Map(segments.map(({ id }, row) => [id, row]))
  const vectorOf = (segmentId: string): Float32Array => rowOf(vectors, rowById.get(segmentId)!)
  const excerpts = createExcerpts(file.transcript.text, words, sentences, task.stem)
  const typicality = (codeId: string, segmentId: string): number => {
    const center = task.centroids.get(codeId)
    return center === undefined ? 0 : dot(center, vectorOf(segmentId))
  }
  const subjectOf = (codeId: string): Subject => task.subjects.get(codeId) ?? noSubject
  const lineageOf = (codeId: string) => task.rowsOf(codeId).slice(1)
  const choices = placeChoices(input.quoteChoices, coded, valid, lineageOf)
  const { barred } = choices
  const isBarred = (span: Span): boolean => barred.some((other) => overlaps(other, span))
  const ranking = { excerpts, lineageOf, typicality, subjectOf, limits: task.limits, choices }
  const candidates = rankCandidates(valid, coded, ranking)
  return {
    segments: segments.length,
    codedSegments: bySegment.size,
    isDecided: codings.some(({ status }) => status !== 'suggested'),
    spoken,
    byCode: tallyCodes(codings, input.counted, task),
    coOccurrence: task.tallyPairs([...bySegment.values()].map((own) => ({ own, near: own }))),
    meetings: task.tallyPairs(findMeetings(valid, file.transcript, task.matrixUnit)),
    restsOn: tallySources(valid, task.rowsOf),
    codesByTranscript: new Map([[file.id, [...new Set(valid.map(({ topCodeId }) => topCodeId))]]]),
    vectors: sumVectors(valid, vectorOf, vectors.width),
    ...candidates,
    names: new Map(),
    dissent: findDissent(valid, coded, { words, excerpts, language: task.language, barred }),
    barred:
      barred.length === 0 ? new Map() : new Map([[file.id, barred.map((span) => ({ transcriptId: file.id, span }))]]),
    lostQuotes: choices.lost.length === 0 ? new Map() : new Map([[file.id, choices.lost]]),
    sampled: new Map(
      segments.flatMap(({ id, turn, span, speaker }) => {
        if (!task.isSampled(id)) return []
        const { id: participantId, organization } = participantOf(speaker)
        const place = placeQuote(file.transcript, turn, span, { participantId, organization })
        const quote = { ...place, text: copyOf(textAt(file.transcript.text, span)) }
        const codeIds = (bySegment.get(id) ?? []).map(({ codeId }) => codeId)
        return [[id, { quote, codeIds }] as const]
      }),
    ),
    warnings: warnings.length === 0 ? new Map() : new Map([[file.id, warnings]]),
    review: tallyReview(codings),
    likely: tallyLikely({ ...input, rowsOf: task.rowsOf }),
    judged: input.judged.length === 0 ? new Map() : new Map([[file.id, tallyJudged(input.judged)]]),
    drawn: input.drawn === null ? noDraw : tallyDrawn(coded, input.drawn, task.rowsOf),
    memos:
      memos.length === 0
        ? new Map()
        : new Map([
            [
              file.id,
              memos.map((memo) => (memo.span && isBarred(memo.span) ? { ...memo, span: null, quote: '' } : memo)),
            ],
          ]),
  }
}

/** For each theme and code its segments by status and participant. A nested code counts for those above it. */
function tallyCodes(
  codings: readonly AttributedCoding[],
  counted: Counted,
  { rowsOf }: TallyTask,
): Map<string, CodeTally> {
  const byRow = groupBy(
    codings.flatMap((coding) => rowsOf(coding.codeId).map((id) => ({ id, coding }))),
    ({ id }) => id,
  )
  const rows = new Map<string, CodeTally>()
  for (const [id, list] of byRow) {
    const own = list.map(({ coding }) => coding)
    const valid = own.filter(({ status }) => isCounted(status, counted))
    const byStance = new Map<NonNullable<AttributedCoding['stance']>, number>()
    for (const { stance } of valid) if (stance !== null) byStance.set(stance, (byStance.get(stance) ?? 0) + 1)
    const of = (wanted: Status) => own.filter(({ status }) => status === wanted)
    rows.set(id, {
      segments: countSegments(valid),
      accepted: countSegments(of('accepted')),
      acceptedBlind: countDifferent(of('accepted').filter(isAcceptedBlind)),
      suggested: countDifferent(of('suggested')),
      rejected: countDifferent(of('rejected')),
      disputed: countDifferent(of('disputed')),
      byStance,
    })
  }
  return rows
}

/** True if somebody accepted a coding without seeing suggestions. */
const isAcceptedBlind = ({ evidence }: AttributedCoding): boolean =>
  evidence.some((reason) => reason.kind === 'decision' && reason.status === 'accepted' && reason.shown === 'blind')

/** Different segments of codings, by participant. */
function countSegments(codings: readonly AttributedCoding[]): Map<string, number> {
  const counts = new Map<string, number>()
  const seen = new Set<string>()
  for (const { segmentId, participantId } of codings) {
    if (seen.has(segmentId)) continue
    seen.add(segmentId)
    counts.set(participantId, (counts.get(participantId) ?? 0) + 1)
  }
  return counts
}

const countDifferent = (codings: readonly AttributedCoding[]): number =>
  new Set(codings.map(({ segmentId }) => segmentId)).size

/** For each code directly under a theme the sum of the vectors of its segments, in millionths. */
function sumVectors(
  codings: readonly AttributedCoding[],
  vectorOf: (segmentId: string) => Float32Array,
  width: number,
): Map<string, VectorSum> {
  return new Map(
    Array.from(
      groupBy(codings, ({ topCodeId }) => topCodeId),
      ([id, own]) => {
        const ids = new Set(own.map(({ segmentId }) => segmentId))
        const millionths = new Float64Array(width)
        for (const segmentId of ids) {
          const vector = vectorOf(segmentId)
          for (let position = 0; position < width; position++)
            millionths[position]! += Math.round(vector[position]! * 1e6)
        }
        return [id, { segments: ids.size, millionths }]
      },
    ),
  )
}
