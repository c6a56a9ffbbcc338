import { createInterner, getOrInsert } from '../../collections.ts'
import type { Stance } from '../../model/coding.ts'
import type { Memo } from '../../model/decision.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Dissent, Quote } from '../../model/findings.ts'
import { addUses, type NameUse } from '../../model/pseudonym.ts'
import type { Span } from '../../model/span.ts'
import { type Cells, eachCell, keepCell, noCells } from '../quotes/cells.ts'
import { type Candidate, justOne, keepBest, type QuoteLimits } from '../quotes/keep-best.ts'

/** A count for each participant. */
export type ByParticipant = ReadonlyMap<string, number>

/** Segments of a theme or a code. */
export interface RowTally {
  /** With a coding that is not rejected, by participant. */
  readonly segments: ByParticipant
  /** With a coding that somebody accepted, by participant. */
  readonly accepted: ByParticipant
  /** With a coding of another status. */
  readonly suggested: number
  readonly rejected: number
  readonly disputed: number
  /** Codings that are not rejected, by stance. */
  readonly byStance: ReadonlyMap<Stance, number>
}

/** A segment of the sample: what was said, by whom, and whether it was given a code. */
export interface Sampled {
  readonly quote: Quote
  readonly isCoded: boolean
}

/** Sum of the vectors of segments, in millionths, so that no order of adding changes it. */
export interface VectorSum {
  readonly segments: number
  readonly millionths: Float64Array
}

/** A passage of the other side, with its confidence and place: the most confident of a person is kept. */
export interface DissentCandidate {
  readonly dissent: Omit<Dissent, 'text'>
  readonly confidence: number
  readonly segmentId: string
}

/**
 * The counts and the best quotes of some transcripts. Tallies add up: those of any parts of a study, merged in any order,
 * give the counts and the quotes of the whole, and none grows with the text, only with participants and transcripts.
 */
export interface Tally {
  readonly segments: number
  readonly codedSegments: number
  readonly isDecided: boolean
  readonly spoken: ReadonlyMap<string, { readonly segments: number; readonly words: number }>
  /** By theme id and code id. */
  readonly rows: ReadonlyMap<string, RowTally>
  /** Segments with two themes, or two codes directly under a theme, by participant; the key is `a b` in codebook order. */
  readonly pairs: ReadonlyMap<string, ByParticipant>
  /** Codes directly under a theme, by transcript. */
  readonly codesByTranscript: ReadonlyMap<string, readonly string[]>
  /** By code directly under a theme. */
  readonly vectors: ReadonlyMap<string, VectorSum>
  /** The best to quote: by code, by `code stance`, and by participant and theme. */
  readonly quotes: ReadonlyMap<string, readonly Candidate[]>
  readonly stances: ReadonlyMap<string, readonly Candidate[]>
  readonly cells: Cells
  /** By `theme participant`. */
  readonly voices: ReadonlyMap<string, DissentCandidate>
  /** By segment id. */
  readonly sampled: ReadonlyMap<string, Sampled>
  /** Counts of each name: replaced by its pseudonym, or left because it may be a word. */
  readonly names: ReadonlyMap<string, NameUse>
  /** Notes for the reader, by transcript. */
  readonly warnings: ReadonlyMap<string, readonly Diagnostic[]>
  /** Memos, by transcript. */
  readonly memos: ReadonlyMap<string, readonly Memo[]>
}

/** Adds tallies up; see `Tally`. */
export function mergeTallies(tallies: Iterable<Tally>, limits: QuoteLimits): Tally {
  const sum = createSum(limits)
  for (const tally of tallies) sum.add(tally)
  return sum.total
}

/** A sum of tallies that grows in place: adding one costs no more than that one is large. */
export interface TallySum {
  readonly add: (tally: Tally) => void
  readonly total: Tally
}

export function createSum(limits: QuoteLimits): TallySum {
  const total = {
    segments: 0,
    codedSegments: 0,
    isDecided: false,
    spoken: new Map<string, { segments: number; words: number }>(),
    rows: new Map<string, MutableRow>(),
    pairs: new Map<string, Map<string, number>>(),
    codesByTranscript: new Map<string, readonly string[]>(),
    vectors: new Map<string, { segments: number; millionths: Float64Array }>(),
    quotes: new Map<string, readonly Candidate[]>(),
    stances: new Map<string, readonly Candidate[]>(),
    cells: noCells(),
    voices: new Map<string, DissentCandidate>(),
    sampled: new Map<string, Sampled>(),
    names: new Map<string, NameUse>(),
    warnings: new Map<string, readonly Diagnostic[]>(),
    memos: new Map<string, readonly Memo[]>(),
  }
  /** Interns names, since each tally brings copies of them. */
  const shared = createInterner()

  function add(tally: Tally): void {
    total.segments += tally.segments
    total.codedSegments += tally.codedSegments
    total.isDecided ||= tally.isDecided
    for (const [id, { segments, words }] of tally.spoken) {
      const own = getOrInsert(total.spoken, shared(id), () => ({ segments: 0, words: 0 }))
      own.segments += segments
      own.words += words
    }
    for (const [id, row] of tally.rows) addRow(getOrInsert(total.rows, id, emptyRow), row, shared)
    for (const [key, counts] of tally.pairs) addCounts(getOrInsert(total.pairs, key, emptyCounts), counts, shared)
    for (const [id, { segments, millionths }] of tally.vectors) {
      const own = getOrInsert(total.vectors, id, () => ({
        segments: 0,
        millionths: new Float64Array(millionths.length),
      }))
      own.segments += segments
      for (let position = 0; position < millionths.length; position++)
        own.millionths[position]! += millionths[position]!
    }
    for (const [id, own] of tally.quotes) total.quotes.set(id, keepBest([total.quotes.get(id), own], limits))
    for (const [key, own] of tally.stances) total.stances.set(key, keepBest([total.stances.get(key), own], justOne))
    for (const [participantId, themeId, own] of eachCell(tally.cells))
      keepCell(total.cells, shared(participantId), themeId, own)
    for (const [key, voice] of tally.voices) total.voices.set(key, moreConfident(total.voices.get(key), voice))
    for (const [id, codes] of tally.codesByTranscript) total.codesByTranscript.set(shared(id), codes.map(shared))
    for (const [id, sampled] of tally.sampled) total.sampled.set(id, sampled)
    for (const [name, use] of tally.names) total.names.set(name, addUses(total.names.get(name), use))
    for (const [id, warnings] of tally.warnings) total.warnings.set(id, warnings)
    for (const [id, memos] of tally.memos) total.memos.set(id, memos)
  }
  return { add, total }
}

/** Words of a transcript, or only their place. */
interface SaidAt {
  readonly span: Span
  readonly text?: string
}

/** The same tally with every quote in it changed. */
export function mapQuotes(tally: Tally, change: <Said extends SaidAt>(quote: Said) => Said): Tally {
  const each = <Value>(values: ReadonlyMap<string, Value>, map: (value: Value) => Value) =>
    new Map(Array.from(values, ([key, value]) => [key, map(value)]))
  const changed = (own: readonly Candidate[]) => own.map((one) => ({ ...one, quote: change(one.quote) }))
  const cells = noCells()
  for (const [participantId, themeId, { quote, score }] of eachCell(tally.cells))
    keepCell(cells, participantId, themeId, { quote: change(quote), score })
  return {
    ...tally,
    quotes: each(tally.quotes, changed),
    stances: each(tally.stances, changed),
    cells,
    voices: each(tally.voices, (voice) => ({ ...voice, dissent: change(voice.dissent) })),
    memos: each(tally.memos, (own) => own.map(changeMemo)),
    sampled: each(tally.sampled, (sampled) => ({ ...sampled, quote: change(sampled.quote) })),
  }

  function changeMemo(memo: Memo): Memo {
    if (memo.span === null) return memo
    const { span, text } = change({ span: memo.span, text: memo.quote })
    return { ...memo, span, quote: text }
  }
}

interface MutableRow {
  segments: Map<string, number>
  accepted: Map<string, number>
  suggested: number
  rejected: number
  disputed: number
  byStance: Map<Stance, number>
}

const emptyCounts = (): Map<string, number> => new Map()
const emptyRow = (): MutableRow => ({
  segments: new Map(),
  accepted: new Map(),
  suggested: 0,
  rejected: 0,
  disputed: 0,
  byStance: new Map(),
})

function addRow(
  total: MutableRow,
  { segments, accepted, suggested, rejected, disputed, byStance }: RowTally,
  shared: (participantId: string) => string,
): void {
  addCounts(total.segments, segments, shared)
  addCounts(total.accepted, accepted, shared)
  total.suggested += suggested
  total.rejected += rejected
  total.disputed += disputed
  addCounts(total.byStance, byStance, (stance) => stance)
}

function addCounts<Key>(total: Map<Key, number>, counts: ReadonlyMap<Key, number>, shared: (key: Key) => Key): void {
  for (const [key, count] of counts) total.set(shared(key), (total.get(key) ?? 0) + count)
}

/** Of two passages of a person the one whose coding is surer; of equals the one with the smaller id. */
export function moreConfident(a: DissentCandidate | undefined, b: DissentCandidate): DissentCandidate {
  if (a === undefined) return b
  if (a.confidence !== b.confidence) return a.confidence > b.confidence ? a : b
  return a.segmentId <= b.segmentId ? a : b
}
