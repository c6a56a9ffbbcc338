import { groupBy, once } from '../../collections.ts'
import type { CodedTranscript } from '../../model/coded-transcript.ts'
import type { AttributedCoding } from '../../model/coding.ts'
import { overlaps, type Span, textAt } from '../../model/span.ts'
import { type Words, wordsWithin } from '../../model/words.ts'
import { createMatcher } from '../../text/patterns/match-patterns.ts'
import { parsePattern } from '../../text/patterns/parse-pattern.ts'
import type { Excerpts } from './choose-excerpt.ts'
import { type DissentCandidate, moreConfident } from './dissent-candidate.ts'
import { placeQuote } from './place-quote.ts'
import { noSubject } from './subject.ts'

/** Phrases with which people disagree, or say that something is no trouble where they are. English only. */
const cues = [
  "(i|we) (disagree|do not agree|don't agree|don't buy|don't think that's true)",
  'not (a|an|the|really a|actually a|that big a) (problem|issue|big deal)',
  'never (had|been) (a|that|any|an) (problem|issue)',
  'no (problem|issue|complaints) (with|there|at all)',
  '(works|worked|working) (really|pretty|quite|very|surprisingly) well',
  'works (fine|well) for us',
  '(contrary|opposite) & (say|think|experience|true)',
  'overrated|overblown|exaggerated',
  '(people|everyone|everybody) (complain|says) & but',
  "i (wouldn't|would not) say",
  'unpopular opinion',
  "i don't see (the|a|any) (problem|point)",
  '(in|to) our defense',
  "that's not (been )?(my|our) experience",
  'not (my|our) experience',
  'got (much|a lot|way) better',
  "isn't (a|an|the|really) (problem|issue)",
  'the other way around',
  "(it's|it is|that's) (a )?myth",
]

const matcher = once(() =>
  createMatcher(
    cues.flatMap((cue) => parsePattern(cue.replace('(been )?', '')).pattern ?? []),
    'en',
  ),
)

/**
 * Passages of a code that hold a phrase of disagreement or contentment, the most confident of each participant:
 * candidates for the other side of the finding. Whether they contradict it is for a reader to judge.
 *
 * @param codings those of a transcript that are not rejected
 */
export function findDissent(
  codings: readonly AttributedCoding[],
  { file: { transcript }, segments }: CodedTranscript,
  {
    words,
    excerpts,
    language,
    barred,
  }: {
    readonly words: Words
    readonly excerpts: Excerpts
    readonly language: string
    readonly barred: readonly Span[]
  },
): Map<string, DissentCandidate> {
  const found = new Map<string, DissentCandidate>()
  if (!/^en\b/.test(language)) return found
  const spanById = new Map(segments.map(({ id, span }) => [id, span]))
  const bySegment = [...groupBy(codings, ({ segmentId }) => segmentId)]
  const hits = matcher().find(
    bySegment.map(([id]) => {
      const span = spanById.get(id)!
      return { text: textAt(transcript.text, span), words: wordsWithin(words, span.start, span.end) }
    }),
  )
  for (const [at, [segmentId, own]] of bySegment.entries()) {
    const [hit] = hits[at]!
    if (hit === undefined) continue
    const span = spanById.get(segmentId)!
    const cue = { start: span.start + hit.span.start, end: span.start + hit.span.end }
    for (const coding of own) {
      const excerpt = excerpts.choose(span, { evidence: [cue], subject: noSubject })
      if (barred.some((other) => overlaps(other, excerpt))) continue
      const place = placeQuote(transcript, coding.turn, excerpt, coding)
      const { themeId, topCodeId: codeId, participantId, confidence } = coding
      const key = `${codeId} ${participantId}`
      const known = found.get(key)
      const candidate = { dissent: { ...place, themeId, codeId }, cue: { span: cue }, confidence, segmentId }
      found.set(key, known === undefined ? candidate : moreConfident(known, candidate))
    }
  }
  return found
}
