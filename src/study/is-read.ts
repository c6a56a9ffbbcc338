import type { ReadStretch } from '../model/decision.ts'
import type { Segment } from '../model/segment.ts'
import type { Span } from '../model/span.ts'

/** What a declaration of reading covers. */
type Declared = Pick<ReadStretch, 'stretch' | 'isChosenFreely'> & { readonly codes: 'all' | object }

/**
 * True if a declaration covers all words of a passage. Spans are taken together with the other spans that the same person
 * declares for the same codes: a passage may be read in pieces.
 *
 * @param reads all that the person declares for the transcript
 */
export function isRead(
  { segments }: { readonly segments: readonly Segment[] },
  read: Declared,
  reads: readonly Declared[],
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

/** A declaration of reading as plain data, for one transcript. */
export interface PlainRead extends Pick<ReadStretch, 'coder' | 'stretch' | 'quote' | 'isChosenFreely' | 'shown'> {
  /** Codes that were looked for. */
  readonly codes: 'all' | readonly string[]
}

export const toPlainRead = ({ coder, stretch, quote, isChosenFreely, shown, codes }: ReadStretch): PlainRead => ({
  ...{ coder, stretch, quote, isChosenFreely, ...(shown === undefined ? {} : { shown }) },
  codes: codes === 'all' ? 'all' : [...codes],
})

/** True if somebody declares a segment read for a code. */
export const isReadFor = (segment: Segment, codeId: string, reads: readonly PlainRead[]): boolean =>
  reads.some(
    (read) =>
      (read.codes === 'all' || read.codes.includes(codeId)) &&
      isRead(
        { segments: [segment] },
        read,
        reads.filter(({ coder }) => coder === read.coder),
      ),
  )

function isCovered({ text, span: { start } }: Segment, spans: readonly Span[]): boolean {
  let left = text
  for (const span of spans) {
    const [from, to] = [Math.max(0, span.start - start), Math.min(text.length, span.end - start)]
    if (from < to) left = left.slice(0, from) + ' '.repeat(to - from) + left.slice(to)
  }
  return left.trim() === ''
}
