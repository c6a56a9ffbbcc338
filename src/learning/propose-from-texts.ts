import { fitSegments } from '../analysis/code-segments.ts'
import { similaritiesOf } from '../coders/fit-exemplars.ts'
import { getOrInsert, orderBy, sum } from '../collections.ts'
import type { Embedder } from '../embedders/embedder.ts'
import type { TextProposal } from '../evaluation/suggestions.ts'
import { mostPerCode, termsOf, usualForm, wordsAround } from '../evaluation/terms.ts'
import type { Codebook } from '../model/codebook.ts'
import type { Segment } from '../model/segment.ts'
import type { Span } from '../model/span.ts'
import { parsePattern } from '../text/patterns/parse-pattern.ts'
import { stemmerOf } from '../text/stems.ts'

/** Segments, participants and segments that no keyword of the code finds, below which a word is not proposed. */
const least = { segments: 3, participants: 2, added: 2, similarity: 0.7 }

/** Segments by which a mean similarity is held near the usual one: a word in few of them is similar by chance. */
const prior = 3

const mostSamples = 3

/** The segments of a study, and who speaks in them. */
export interface ProposalInputs {
  readonly embedder: Embedder
  /** Participant by segment id; the interview counts as one where it is missing. */
  readonly participants: ReadonlyMap<string, string>
}

/**
 * Proposes keywords without anybody's codings: words and pairs of words of the study whose segments are similar to the
 * definition and examples of a code, and where its keywords occur as well. Each is counted, and shown in three segments.
 */
export async function proposeFromTexts(
  segments: readonly Segment[],
  codebook: Codebook,
  { embedder, participants }: ProposalInputs,
): Promise<TextProposal[]> {
  if (segments.length === 0) return []
  const { vectors, exemplars, keywords } = await fitSegments(segments, codebook, embedder)
  const hits = keywords.find(segments)
  const found = hits.map((own) => new Set(own.map(({ topCodeId }) => topCodeId)))
  const { codes } = exemplars
  const zScores = similaritiesOf(vectors, exemplars)
  const stem = stemmerOf(codebook.language)
  const places = new Map<string, { readonly row: number; readonly span: Span }[]>()
  segments.forEach(({ text }, row) => {
    for (const [term, span] of termsOf(text, stem)) getOrInsert(places, term, () => []).push({ row, span })
  })
  const who = segments.map(({ id, transcriptId }) => participants.get(id) ?? transcriptId)
  const common = [...places.values()].filter(
    (own) => own.length >= least.segments && new Set(own.map(({ row }) => who[row])).size >= least.participants,
  )
  return codes.flatMap(({ codeId }, column) =>
    common
      .flatMap((own) => {
        const added = own.filter(({ row }) => !found[row]!.has(codeId))
        const mean = sum(own, ({ row }) => zScores[row * codes.length + column]!) / own.length
        if (added.length < least.added || mean < least.similarity) return []
        const keyword = usualForm(own.map(({ row, span }) => segments[row]!.text.slice(span.start, span.end)))
        if (parsePattern(keyword).pattern === undefined) return []
        const rank = (mean * own.length) / (own.length + prior) + (own.length - added.length) / own.length
        return [{ keyword, own, added, rank }]
      })
      .sort(
        orderBy(
          ({ rank }) => rank,
          ({ keyword }) => keyword,
        ),
      )
      .slice(0, mostPerCode)
      .map(({ keyword, own, added }) => ({
        codeId,
        keyword,
        segments: own.length,
        participants: new Set(own.map(({ row }) => who[row])).size,
        added: added.length,
        samples: added.slice(0, mostSamples).map(({ row, span }) => ({
          segmentId: segments[row]!.id,
          quote: wordsAround(segments[row]!.text, span),
        })),
      })),
  )
}
