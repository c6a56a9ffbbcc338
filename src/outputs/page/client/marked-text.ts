import { type Evidence, isShownWord } from '../../../model/coding.ts'
import type { Range } from './context.ts'
import { make } from './elements.ts'

/** A part of a text with spans in it marked; spans that overlap one before are left out. */
export function markedText(text: string, [start, end]: Range, spans: readonly Range[]): HTMLParagraphElement {
  const said = make('p')
  let done = start
  for (const [from, to] of [...spans].sort(([a], [b]) => a - b)) {
    if (from < done || to > end) continue
    said.append(text.slice(done, from), make('mark', {}, text.slice(from, to)))
    done = to
  }
  said.append(text.slice(done, end))
  return said
}

/** The spans of words that show a code. */
export const shownWords = (evidence: readonly Evidence[]): Range[] =>
  evidence.filter(isShownWord).map(({ span }) => [span.start, span.end])
