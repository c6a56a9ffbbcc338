import { isSamePlace } from '../model/span.ts'
import type { LosingPassage, ReviewTranscript } from './review-data.ts'

/** Takes out the suggestions that only an excluded keyword had made. */
export function withoutKeyword(
  transcripts: readonly ReviewTranscript[],
  { code, passages }: { readonly code: string; readonly passages: readonly LosingPassage[] },
): readonly ReviewTranscript[] {
  const last = passages.filter(({ isLast }) => isLast)
  const isLost = (id: string, span: { readonly start: number; readonly end: number }): boolean =>
    last.some((one) => one.transcript === id && isSamePlace(one, span))
  return transcripts.map((transcript) => ({
    ...transcript,
    passages: transcript.passages.map((passage) =>
      isLost(transcript.id, passage)
        ? {
            ...passage,
            suggestions: passage.suggestions.filter(({ codeId, coder }) => codeId !== code || coder !== 'keyword'),
          }
        : passage,
    ),
  }))
}
