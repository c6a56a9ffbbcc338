import type { InContext } from '../model/findings.ts'
import type { Pattern } from '../model/pattern.ts'
import { textAt } from '../model/span.ts'
import type { Transcript } from '../model/transcript.ts'
import { createMatcher } from '../text/patterns/match-patterns.ts'
import { tokenizedText, wordsOf } from '../text/words.ts'

/**
 * Every place where participants say what a pattern looks for, in the order of the transcripts.
 *
 * @param width words to show on each side, within the turn
 */
export function findInContext(
  transcripts: readonly { readonly transcript: Transcript; readonly language: string }[],
  pattern: Pattern,
  width: number,
): InContext[] {
  return transcripts.flatMap(({ transcript: { id, text, turns }, language }) => {
    const { find } = createMatcher([pattern], language)
    const evidence = turns.filter(({ role }) => role !== 'interviewer')
    const hits = find(evidence.map(({ span }) => tokenizedText(textAt(text, span))))
    return evidence.flatMap(({ number, speaker, startMs, line, span }, turn) => {
      const said = textAt(text, span)
      const words = wordsOf(said)
      return hits[turn]!.map(({ span: { start, end } }): InContext => {
        const before = words.filter((word) => word.end <= start)
        const behind = words.filter((word) => word.start >= end)
        const first = width === 0 ? start : (before.at(-width)?.start ?? 0)
        const last = width === 0 ? end : (behind[width - 1]?.end ?? said.length)
        return {
          transcriptId: id,
          turn: number,
          speaker,
          startMs,
          line,
          span: { start: span.start + start, end: span.start + end },
          before: said.slice(first, start),
          match: said.slice(start, end),
          after: said.slice(end, last),
        }
      })
    })
  })
}
