import type { KeywordHit } from '../../model/keyword-hit.ts'
import type { PassageSegment, Stretch } from '../../model/segment.ts'
import type { Weights } from '../../model/weights.ts'
import { contextLength, textBefore } from '../../text/text-before.ts'
import { tokenizedText } from '../../text/words.ts'
import type { KeywordFinder } from '../keyword-hits.ts'
import { isBefore } from './features.ts'

/**
 * The keywords in what was said just before each segment of a transcript: those of the segments before it, and of what is
 * between them, which is mostly questions.
 */
export function hitsBefore(
  { segments, between }: Readonly<Record<'segments' | 'between', readonly Stretch[]>>,
  { find }: KeywordFinder,
): KeywordHit[][] {
  const placed = [segments, between]
    .flatMap((stretches) => {
      const found = find(stretches)
      return stretches.flatMap(({ span: { start } }, at) =>
        found[at]!.map((hit) => ({ hit, start: hit.span.start + start, end: hit.span.end + start })),
      )
    })
    .sort((a, b) => a.start - b.start)
  let first = 0
  return segments.map(({ span }) => {
    while (first < placed.length && placed[first]!.start < span.start - contextLength) first++
    const own: KeywordHit[] = []
    for (let at = first; at < placed.length && placed[at]!.start < span.start; at++)
      if (placed[at]!.end <= span.start) own.push(placed[at]!.hit)
    return own
  })
}

/** The keywords in what was said just before passages that were cut out of their transcripts. */
export const hitsBeforePassages = (
  passages: readonly Pick<PassageSegment, 'before' | 'language'>[],
  { find }: KeywordFinder,
): KeywordHit[][] =>
  find(passages.map(({ before = '', language }) => ({ ...tokenizedText(textBefore(before)), language })))

/** True for weights that read what was said before a segment. */
export const readsBefore = (weights: Weights | null): boolean =>
  weights !== null &&
  [...Object.values(weights.themes), ...Object.values(weights.codes)].some(
    (own) => own !== null && Object.keys(own.keywords).some(isBefore),
  )
