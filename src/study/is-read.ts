import type { ReadStretch } from '../model/decision.ts'
import type { Segment } from '../model/segment.ts'
import type { Span } from '../model/span.ts'

/**
 * True if a declaration covers all words of a passage. Spans are taken together with the other spans that the same person
 * declares for the same codes: a passage may be read in pieces.
 *
 * @param reads all that the person declares for the transcript
 */
export function isRead(
  { segments }: { readonly segments: readonly Segment[] },
  read: ReadStretch,
  reads: readonly ReadStretch[],
): boolean {
  const { stretch } = read
  if (stretch === 'all') return true
  if ('firstTurn' in stretch) return segments.every(({ turn }) => turn >= stretch.firstTurn && turn <= stretch.lastTurn)
  const alike = reads.filter(
    (other) => (other.codes === 'all') === (read.codes === 'all') && other.isChosenFreely === read.isChosenFreely,
  )
  const spans = alike.flatMap((other): Span[] =>
    typeof other.stretch === 'object' && 'start' in other.stretch ? [other.stretch] : [],
  )
  return segments.every((segment) => isCovered(segment, spans))
}

function isCovered({ text, span: { start } }: Segment, spans: readonly Span[]): boolean {
  let left = text
  for (const span of spans) {
    const [from, to] = [Math.max(0, span.start - start), Math.min(text.length, span.end - start)]
    if (from < to) left = left.slice(0, from) + ' '.repeat(to - from) + left.slice(to)
  }
  return left.trim() === ''
}
