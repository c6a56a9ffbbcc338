import { choose } from '../../boundary/part.ts'
import { groupBy, orderBy } from '../../collections.ts'
import type { Codebook } from '../../model/codebook.ts'
import type { CodedTranscript } from '../../model/coded-transcript.ts'
import type { AttributedCoding } from '../../model/coding.ts'
import type { LikelyPassage } from '../../model/likely-passage.ts'
import type { Participant } from '../../model/participant.ts'
import { placeQuote, type TextOf, withWords } from '../quotes/place-quote.ts'
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

/** The likeliest passages of each code. */
export const likelyCount: Required<Count<ReadonlyMap<string, readonly LikelyCandidate[]>>> = {
  empty: () => new Map(),
  add: (lists, more) => {
    for (const [codeId, list] of more) {
      const all = [...(lists.get(codeId) ?? []), ...list].sort(byScore)
      ;(lists as Map<string, readonly LikelyCandidate[]>).set(codeId, all.slice(0, likelyPassages))
    }
    return lists
  },
  mapTexts: (lists, { quote: change }) =>
    new Map(Array.from(lists, ([codeId, list]) => [codeId, list.map((own) => change(own))])),
}

/** What a transcript's likely passages are made of. */
export interface LikelyInputs {
  readonly coded: CodedTranscript
  /** For each segment the codes that may fit it. */
  readonly fits: readonly (readonly Pick<LikelyCandidate, 'codeId' | 'score' | 'keywords' | 'similarity'>[])[]
  /** True if somebody read a segment, given by its position, for a code. */
  readonly isReadFor: (position: number, codeId: string) => boolean
  readonly participantOf: (speaker: string | null) => Pick<Participant, 'id' | 'organization'>
  /** Ids of a code's theme, of the code and of those above it, in this order. */
  readonly rowsOf: (codeId: string) => readonly string[]
}

/** The likeliest passages of a transcript for each code, but those that somebody has decided on. */
export function tallyLikely({
  coded,
  fits,
  isReadFor,
  participantOf,
  rowsOf,
}: LikelyInputs): Map<string, LikelyCandidate[]> {
  const { file, segments, codings } = coded
  const bySegment = groupBy(codings, ({ segmentId }) => segmentId)
  const placed = fits.flatMap((ofSegment, position) => ofSegment.map((fit) => ({ fit, position })))
  const lists = Array.from(
    groupBy(placed, ({ fit }) => fit.codeId),
    ([codeId, list]): [string, LikelyCandidate[]] => {
      const candidates: LikelyCandidate[] = []
      for (const { fit, position } of list.sort((a, b) => b.fit.score - a.fit.score)) {
        const { id, turn, span, speaker } = segments[position]!
        const own = bySegment.get(id) ?? []
        if (isReadFor(position, codeId) || isDecided(own, codeId, rowsOf)) continue
        const { id: participantId, organization } = participantOf(speaker)
        const isSuggested = own.some((coding) => rowsOf(coding.codeId).includes(codeId))
        const quote = placeQuote(file.transcript, turn, span, { participantId, organization })
        candidates.push({ ...quote, ...fit, isSuggested })
        if (candidates.length === likelyPassages) break
      }
      return [codeId, candidates]
    },
  )
  return new Map(lists.filter(([, candidates]) => candidates.length > 0))
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
  { likely }: { readonly likely: ReadonlyMap<string, readonly LikelyCandidate[]> },
  { codes }: Pick<Codebook, 'codes'>,
  textOf: TextOf,
): LikelyPassage[] {
  const listed = codes.flatMap(({ id, themeId }) =>
    (likely.get(id) ?? []).map((own, at) => ({ ...own, themeId, rank: at + 1 })),
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
