import { byRank, groupBy } from '../lists.ts'
import type { AttributedCoding, Dissent } from '../model/findings.ts'
import type { Segment } from '../model/segment.ts'
import type { Transcript } from '../model/transcript.ts'
import { createMatcher } from '../text/patterns/match-patterns.ts'
import { parsePattern } from '../text/patterns/parse-pattern.ts'
import { stemmerOf } from '../text/stems.ts'
import { wordsOf } from '../text/words.ts'
import { chooseExcerpt } from './choose-excerpt.ts'
import { quoteAt } from './select-quotes.ts'

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
const patterns = cues.flatMap((cue) => parsePattern(cue.replace('(been )?', '')).pattern ?? [])

/**
 * Passages of a theme that hold a phrase of disagreement or contentment, one a participant: candidates for the other
 * side of the finding. Whether they contradict it is for a reader to judge.
 */
export function findDissent(
  codings: readonly AttributedCoding[],
  segments: readonly Segment[],
  transcripts: readonly Transcript[],
  language: string,
): Dissent[] {
  if (!/^en\b/.test(language)) return []
  const match = createMatcher(patterns, stemmerOf(language))
  const segmentById = new Map(segments.map((segment) => [segment.id, segment]))
  const transcriptById = new Map(transcripts.map((transcript) => [transcript.id, transcript]))
  const counted = codings
    .filter(({ status }) => status !== 'rejected')
    .sort(
      byRank(
        ({ confidence }) => confidence,
        ({ segmentId }) => segmentId,
      ),
    )
  return [...groupBy(counted, ({ themeId, participantId }) => `${themeId} ${participantId}`).values()].flatMap(
    (own): Dissent[] => {
      for (const coding of own) {
        const segment = segmentById.get(coding.segmentId)!
        const [hit] = match(segment.text, wordsOf(segment.text))
        if (!hit) continue
        const excerpt = chooseExcerpt(segment.text, [hit.span], language)
        const span = { start: segment.span.start + excerpt.start, end: segment.span.start + excerpt.end }
        const quote = quoteAt(transcriptById.get(segment.transcriptId)!, segment.turn, span, coding)
        return [{ ...quote, themeId: coding.themeId, cue: segment.text.slice(hit.span.start, hit.span.end) }]
      }
      return []
    },
  )
}
