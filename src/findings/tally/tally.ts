import { createInterner } from '../../collections.ts'
import type { Stance } from '../../model/coding.ts'
import type { Memo } from '../../model/decision.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { addUses, type NameUse, noUses } from '../../model/pseudonym.ts'
import type { Quote } from '../../model/quote.ts'
import type { BarredPlace, LostQuote } from '../../model/quote-choice.ts'
import { type BestByCell, eachCell, emptyCells, keepCell } from '../quotes/best-by-cell.ts'
import { moreConfident } from '../quotes/dissent-candidate.ts'
import { keepBest, type PinnedQuote, poolFor, type QuoteCandidate, singleQuote } from '../quotes/keep-best.ts'
import type { QuoteLimits } from '../quotes/quote-limits.ts'
import {
  type Adding,
  anywhere,
  byKey,
  byName,
  type Count,
  joined,
  ofOneTranscript,
  type TextChange,
  together,
  total,
  type ValueOf,
  vectorTotal,
} from './count.ts'
import { drawnCount } from './tally-drawn.ts'
import type { JudgedTogether } from './tally-judged.ts'
import { bestOf, likelyCount } from './tally-likely.ts'
import { reviewCount } from './tally-review.ts'

/** A count for each participant. */
export type ByParticipant = ReadonlyMap<string, number>

/** A segment of the sample: what was said, by whom, and the codes it was given. */
export interface Sampled {
  readonly quote: Quote
  readonly codeIds: readonly string[]
}

const segmentsOfCode = together({
  /** With a coding that is not rejected, by participant. */
  segments: byName(total),
  /** With a coding that somebody accepted, by participant. */
  accepted: byName(total),
  /** With a coding that somebody accepted without seeing suggestions. */
  acceptedBlind: total,
  /** With a coding of another status. */
  suggested: total,
  rejected: total,
  disputed: total,
  /** Codings that are not rejected, by stance. */
  byStance: byKey<number, Stance>(total),
})

/** Segments of a theme or a code. */
export type CodeTally = ValueOf<typeof segmentsOfCode>

const vectorSum = together({ segments: total, millionths: vectorTotal })

/** Sum of the vectors of segments, in millionths, so that no order of adding changes it. */
export type VectorSum = ValueOf<typeof vectorSum>

/** The best candidates for quotes. */
const bestCandidates = (limitsOf: (adding: Adding) => QuoteLimits): Count<readonly QuoteCandidate[]> => ({
  empty: () => [],
  add: (kept, more, adding) => keepBest([kept, more], poolFor(limitsOf(adding))),
})

/** Candidates by key, with their places moved. */
const candidatesByKey = (
  limitsOf: (adding: Adding) => QuoteLimits,
): Count<ReadonlyMap<string, readonly QuoteCandidate[]>> => ({
  ...byKey(bestCandidates(limitsOf)),
  mapTexts: (lists, { quote: change }) =>
    new Map(Array.from(lists, ([key, list]) => [key, list.map((own) => ({ ...own, quote: change(own.quote) }))])),
})

const bestByCell: Count<BestByCell> = {
  empty: emptyCells,
  add: (cells, more, { intern }) => {
    for (const [participantId, themeId, candidate] of eachCell(more))
      keepCell(cells, intern(participantId), themeId, candidate)
    return cells
  },
  mapTexts: (cells, { quote: change }) => {
    const changed = emptyCells()
    for (const [participantId, themeId, { quote, score }] of eachCell(cells))
      keepCell(changed, participantId, themeId, { quote: change(quote), score })
    return changed
  },
}

/** Names of codes, each stored once; as only one transcript has its list, none joins another. */
const names: Count<readonly string[]> = {
  empty: () => [],
  add: (known, more, { intern }) => [...known, ...more.map(intern)],
}

/** Every count of a tally. A new one is an entry here, and its value for a transcript in `tallyTranscript`. */
export const counts = {
  segments: total,
  codedSegments: total,
  /** True if people decided on any coding. */
  isDecided: anywhere,
  /** By participant. */
  spoken: byName(together({ segments: total, words: total })),
  /** By theme id and code id. */
  byCode: byKey(segmentsOfCode),
  /** Segments with two themes, or two codes directly under a theme, by participant; the key is `a b` in codebook order. */
  coOccurrence: byKey(byName(total)),
  /** The same in the stretches of talk that the matrix counts; empty where it counts segments or people. */
  meetings: byKey(byName(total)),
  /** Codings by theme and code, and those of them that rest on one coder alone (`restKey`). */
  restsOn: byKey(total),
  /** Codes directly under a theme, by transcript. */
  codesByTranscript: byName(names),
  /** By code directly under a theme. */
  vectors: byKey(vectorSum),
  /** The best to quote: by code, by `code stance`, and by participant and theme. */
  quotes: candidatesByKey(({ limits }) => limits),
  stances: candidatesByKey(() => singleQuote),
  framework: bestByCell,
  /** Quotes that people pinned, by code, in their order. */
  pinned: {
    ...byKey<readonly PinnedQuote[]>({
      empty: () => [],
      add: (known, more) => [...known, ...more].sort((a, b) => a.order - b.order),
    }),
    mapTexts: (lists, { quote: change }) =>
      new Map(Array.from(lists, ([key, list]) => [key, list.map((own) => ({ ...own, quote: change(own.quote) }))])),
  } satisfies Count<ReadonlyMap<string, readonly PinnedQuote[]>>,
  /** Places that are never printed as quotes, by transcript. */
  barred: ofOneTranscript<readonly BarredPlace[]>((places, { quote: change }) => places.map(change)),
  /** Choices of quotes that have no effect any more, by transcript. */
  lostQuotes: ofOneTranscript<readonly LostQuote[]>((lost, change) =>
    lost.map((own) => ({ ...own, words: change.text(own.words), why: change.text(own.why) })),
  ),
  /** By `code participant`. */
  dissent: joined(moreConfident, (candidate, { quote: change }) => ({
    ...candidate,
    dissent: change(candidate.dissent),
    cue: change(candidate.cue),
  })),
  /** By segment id. */
  sampled: ofOneTranscript<Sampled>((sampled, { quote: change }) => ({ ...sampled, quote: change(sampled.quote) })),
  /** The likeliest passages that nobody has decided on, by code. */
  likely: likelyCount,
  /** Counts of each name: replaced by its pseudonym, or left because it may be a word. */
  names: byKey<NameUse>({ empty: () => noUses, add: addUses }),
  /** Notes for the reader, by transcript. */
  warnings: ofOneTranscript<readonly Diagnostic[]>((warnings, change) =>
    warnings.map((warning) => ({ ...warning, message: change.text(warning.message) })),
  ),
  /** Memos, by transcript. */
  memos: ofOneTranscript<readonly Memo[]>((memos, change) => memos.map((memo) => changeMemo(memo, change))),
  review: reviewCount,
  /** Passages that two people or more judged, by transcript. */
  judged: ofOneTranscript<readonly JudgedTogether[]>(),
  /** The segments of a drawn sample, and of the frame that it was drawn from. */
  drawn: drawnCount,
}

/**
 * The counts and the best quotes of some transcripts. Tallies add up: those of any parts of a study, merged in any order,
 * give the counts and the quotes of the whole, and none grows with the text, only with participants and transcripts.
 */
export type Tally = { readonly [Name in keyof typeof counts]: ValueOf<(typeof counts)[Name]> }

const tallyCount = together<Tally>(counts)

/** Adds tallies up; see `Tally`. */
export function mergeTallies(tallies: Iterable<Tally>, limits: QuoteLimits): Tally {
  const sum = createSum(limits)
  for (const own of tallies) sum.add(own)
  return sum.total
}

/** A sum of tallies that grows in place: adding one costs no more than that one is large. */
export interface TallySum {
  readonly add: (tally: Tally) => void
  readonly total: Tally
}

export function createSum(limits: QuoteLimits): TallySum {
  const sum = tallyCount.empty()
  const adding = { limits, intern: createInterner() }
  return { add: (more) => void tallyCount.add(sum, more, adding), total: sum }
}

/** The same sum in little space: only the passages that can still be among the likeliest are in it. */
export const condense = (tally: Tally): Tally => ({ ...tally, likely: { columns: [], best: bestOf(tally.likely) } })

/** The same tally with everything in it that people said changed, such as names to pseudonyms. */
export const mapTexts = (value: Tally, change: TextChange): Tally => tallyCount.mapTexts(value, change)

function changeMemo(memo: Memo, change: TextChange): Memo {
  const about = change.text(memo.memo)
  if (memo.span === null) return { ...memo, memo: about, quote: change.text(memo.quote) }
  const { span, text } = change.quote({ span: memo.span, text: memo.quote })
  return { ...memo, memo: about, span, quote: text }
}
