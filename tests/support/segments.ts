import type { Segment } from '../../src/model/segment.ts'
import { tokenizedText } from '../../src/text/words.ts'

/** Segments of a transcript `P1`, one a turn, and its text: `P1#1` is the first. */
export function segmentsOf(...said: readonly string[]): { readonly text: string; readonly segments: Segment[] } {
  let start = 0
  const segments = said.map((text, index): Segment => {
    const span = { start, end: start + text.length }
    start = span.end + 1
    const place = { id: `P1#${index + 1}`, transcriptId: 'P1', turn: index + 1, speaker: 'Ana', language: null }
    return { ...place, span, ...tokenizedText(text) }
  })
  return { text: said.join('\n'), segments }
}
