import { choose } from '../../boundary/part.ts'
import { getOrInsert, groupBy, orderBy } from '../../collections.ts'
import type { Codebook } from '../../model/codebook.ts'
import type { CodedTranscript } from '../../model/coded-transcript.ts'
import type { AttributedCoding } from '../../model/coding.ts'
import type { LikelyPassage } from '../../model/likely-passage.ts'
import type { Participant } from '../../model/participant.ts'
import { type TextOf, turnOf, withWords } from '../quotes/place-quote.ts'
import type { Count } from './count.ts'

/** A passage that a code may fit, without its words, which are looked up when it is listed. */
export type LikelyCandidate = Omit<LikelyPassage, 'text' | 'rank' | 'themeId'>

/** Passages that are listed for a code. */
const likelyPassages = 40

/** The best first; of equals the one that comes first in the study. */
const byScore = orderBy<LikelyCandidate>(
  ({ score }) => score,
  ({ transcriptId, span }) => `${transcriptId} ${String(span.start).padStart(9, '0')}`,
)

/** The likeliest passages of one transcript in columns: of most of them nothing but the score is ever read. */
export interface LikelyColumns {
  readonly transcriptId: string
  readonly people: readonly Pick<LikelyCandidate, 'participantId' | 'organization' | 'speaker'>[]
  /** Turn, start, end, position in `people`, time and line of each passage; NaN for no time or line. */
  readonly places: Float64Array
  readonly codes: readonly string[]
  readonly keywords: readonly (readonly string[])[]
  /**
   * Position in `codes`, position in `places`, score, similarity, position in `keywords`, and 1 for a passage that is
   * suggested; code by code, each with the likeliest first.
   */
  readonly fits: Float64Array
}
const [placeWidth, fitWidth] = [6, 6]

/** The likeliest passages of transcripts: of some in columns, of the others the best of each code. */
export interface Likely {
  readonly columns: readonly LikelyColumns[]
  readonly best: ReadonlyMap<string, readonly LikelyCandidate[]>
}

/** Transcripts whose columns are kept until those that are better than others are taken out of all of them. */
const mostColumns = 32

/** The likeliest passages of each code. */
export const likelyCount: Required<Count<Likely>> = {
  empty: () => ({ columns: [], best: new Map() }),
  add: (sum, more) => {
    const known = [...sum.columns, ...more.columns]
    const [columns, rest] = known.length > mostColumns ? [[], known] : [known, []]
    return { columns, best: bestOf({ columns: rest, best: joinBest(sum.best, more.best) }) }
  },
  mapTexts: ({ columns, best }, { quote: change }) => ({
    columns: columns.map((own) => {
      const places = own.places.slice()
      for (let at = 0; at < places.length; at += placeWidth) {
        const { span } = change({ span: { start: places[at + 1]!, end: places[at + 2]! } })
        places.set([span.start, span.end], at + 1)
      }
      return { ...own, places }
    }),
    best: new Map(Array.from(best, ([codeId, list]) => [codeId, list.map((own) => change(own))])),
  }),
}

/**
 * The best passages of each code. Only those are described whose score is among the best; of most in the columns nothing else
 * is read.
 */
export function bestOf({ columns, best }: Likely): Likely['best'] {
  if (columns.length === 0) return best
  const scores = new Map(Array.from(best, ([codeId, list]) => [codeId, list.map(({ score }) => score)]))
  for (const { codes, fits } of columns)
    for (let at = 0; at < fits.length; at += fitWidth)
      getOrInsert(scores, codes[fits[at]!]!, () => []).push(fits[at + 2]!)
  const least = new Map(Array.from(scores, ([codeId, own]) => [codeId, leastOfBest(own)]))
  const better = new Map<string, LikelyCandidate[]>()
  for (const own of columns)
    for (let at = 0; at < own.fits.length; at += fitWidth) {
      const codeId = own.codes[own.fits[at]!]!
      const list = getOrInsert(better, codeId, () => [])
      if (own.fits[at + 2]! >= least.get(codeId)!) list.push(candidateAt(own, at))
    }
  return joinBest(best, better)
}

/** The lowest score with which a passage can be among the best. */
const leastOfBest = (scores: readonly number[]): number =>
  scores.length < likelyPassages ? Number.NEGATIVE_INFINITY : Float64Array.from(scores).sort().at(-likelyPassages)!

function joinBest(a: Likely['best'], b: Likely['best']): Likely['best'] {
  if (b.size === 0) return a
  const joined = new Map(a)
  for (const [codeId, list] of b)
    joined.set(codeId, [...(a.get(codeId) ?? []), ...list].sort(byScore).slice(0, likelyPassages))
  return joined
}

function candidateAt(
  { transcriptId, people, places, codes, keywords, fits }: LikelyColumns,
  at: number,
): LikelyCandidate {
  const place = fits[at + 1]! * placeWidth
  const [startMs, line] = [places[place + 4]!, places[place + 5]!]
  return {
    ...{ transcriptId, ...people[places[place + 3]!]!, turn: places[place]! },
    startMs: Number.isNaN(startMs) ? null : startMs,
    line: Number.isNaN(line) ? null : line,
    span: { start: places[place + 1]!, end: places[place + 2]! },
    ...{ codeId: codes[fits[at]!]!, score: fits[at + 2]!, keywords: keywords[fits[at + 4]!]! },
    ...{ similarity: fits[at + 3]!, isSuggested: fits[at + 5] === 1 },
  }
}

/** What a transcript's likely passages are made of. */
export interface LikelyInputs {
  readonly coded: CodedTranscript
  /** For each code the segments that it may fit, the likeliest first. */
  readonly ranked: readonly {
    readonly codeId: string
    readonly fits: Iterable<Pick<LikelyCandidate, 'score' | 'keywords' | 'similarity'> & { readonly position: number }>
  }[]
  /** True if somebody read a segment, given by its position, for a code. */
  readonly isReadFor: (position: number, codeId: string) => boolean
  readonly participantOf: (speaker: string | null) => Pick<Participant, 'id' | 'organization'>
  /** Ids of a code's theme, of the code and of those above it, in this order. */
  readonly rowsOf: (codeId: string) => readonly string[]
}

/** The likeliest passages of a transcript for each code, but those that somebody has decided on. */
export function tallyLikely({ coded, ranked, isReadFor, participantOf, rowsOf }: LikelyInputs): Likely {
  const { file, segments, codings } = coded
  const bySegment = groupBy(codings, ({ segmentId }) => segmentId)
  const [places, fits]: [number[], number[]] = [[], []]
  const people = createTable((speaker: string | null) => {
    const { id: participantId, organization } = participantOf(speaker)
    return { participantId, organization, speaker }
  })
  const keywords = createTable((list: string) => JSON.parse(list) as string[])
  const placeByPosition = new Map<number, number>()
  const placeOf = (position: number): number =>
    getOrInsert(placeByPosition, position, () => {
      const { turn, span, speaker } = segments[position]!
      const { startMs, line } = turnOf(file.transcript, turn)
      places.push(turn, span.start, span.end, people.at(speaker), startMs ?? NaN, line ?? NaN)
      return placeByPosition.size
    })
  for (const [code, { codeId, fits: ofCode }] of ranked.entries()) {
    let left = likelyPassages
    for (const { position, score, similarity, keywords: found } of ofCode) {
      const own = bySegment.get(segments[position]!.id) ?? []
      if (isReadFor(position, codeId) || isDecided(own, codeId, rowsOf)) continue
      const isSuggested = own.some((coding) => rowsOf(coding.codeId).includes(codeId))
      fits.push(code, placeOf(position), score, similarity, keywords.at(JSON.stringify(found)), isSuggested ? 1 : 0)
      if (--left === 0) break
    }
  }
  const columns = {
    ...{ transcriptId: file.id, people: people.values, places: Float64Array.from(places) },
    ...{ codes: ranked.map(({ codeId }) => codeId), keywords: keywords.values, fits: Float64Array.from(fits) },
  }
  return { columns: fits.length === 0 ? [] : [columns], best: new Map() }
}

/** Different values, each stored once, with their positions. */
function createTable<Key, Value>(make: (key: Key) => Value) {
  const positions = new Map<Key, number>()
  const values: Value[] = []
  return { values, at: (key: Key): number => getOrInsert(positions, key, () => values.push(make(key)) - 1) }
}

/** True if people accepted a code or one inside it, rejected it or one that it is inside of, or differ about any of these. */
const isDecided = (codings: readonly AttributedCoding[], codeId: string, rowsOf: LikelyInputs['rowsOf']): boolean =>
  codings.some(({ codeId: other, status }) => {
    const [isInside, isAround] = [rowsOf(other).includes(codeId), rowsOf(codeId).includes(other)]
    if (status === 'accepted') return isInside
    if (status === 'rejected') return isAround
    return status === 'disputed' && (isInside || isAround)
  })

/**
 * The likeliest passages of each code with their words, in the order of the codebook. Words are looked up transcript by
 * transcript, since one text is held at a time.
 */
export function listLikely(
  { likely }: { readonly likely: Likely },
  { codes }: Pick<Codebook, 'codes'>,
  textOf: TextOf,
): LikelyPassage[] {
  const best = bestOf(likely)
  const listed = codes.flatMap(({ id, themeId }) =>
    (best.get(id) ?? []).map((own, at) => ({ ...own, themeId, rank: at + 1 })),
  )
  const wordsOf = new Map(
    [...groupBy(listed, ({ transcriptId }) => transcriptId).values()].flatMap((own) =>
      own.map((one) => [one, withWords(one, textOf)] as const),
    ),
  )
  return listed.map((one) => wordsOf.get(one)!)
}

/**
 * The likeliest passages of some codes, or of all if none is named.
 *
 * @throws InputError for a code that the codebook does not have
 */
export function chooseLikely(
  likely: readonly LikelyPassage[],
  { codes }: Pick<Codebook, 'codes'>,
  { code, passages }: { readonly code: readonly string[]; readonly passages: number },
): LikelyPassage[] {
  const known = Object.fromEntries(codes.map(({ id }) => [id, id]))
  for (const id of code) choose(known, id, 'code')
  return likely.filter(({ codeId, rank }) => (code.length === 0 || code.includes(codeId)) && rank <= passages)
}
