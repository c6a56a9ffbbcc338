import { findSaid } from '../../anchoring/find-said.ts'
import { createPlacer } from '../../anchoring/place-anchor.ts'
import type { CodedTranscript } from '../../model/coded-transcript.ts'
import type { AttributedCoding } from '../../model/coding.ts'
import type { LostQuote, StatedQuoteChoice } from '../../model/quote-choice.ts'
import { overlaps, type Span } from '../../model/span.ts'
import type { Transcript } from '../../model/transcript.ts'

/** A passage that people pinned for a code, with the codings that it has of the code. */
export interface PinnedPassage {
  readonly codeId: string
  readonly span: Span
  readonly codings: readonly [AttributedCoding, ...AttributedCoding[]]
  readonly order: number
}

/** The choices of a transcript's passages that are in force, and those that have no effect any more. */
export interface PlacedChoices {
  readonly pinned: readonly PinnedPassage[]
  readonly barred: readonly Span[]
  readonly lost: readonly LostQuote[]
}

/** A choice with its place. */
interface Placed {
  readonly choice: StatedQuoteChoice
  readonly span: Span
}

/**
 * Finds the words of choices, and what they come to: a later one takes an earlier one of the same words back, a barred
 * passage is not pinned, and only a passage that has the code is pinned for it.
 *
 * @param codings those that are counted
 * @param lineageOf a code and those above it, from the inside out
 */
export function placeChoices(
  choices: readonly StatedQuoteChoice[],
  { file: { transcript }, segments }: CodedTranscript,
  codings: readonly AttributedCoding[],
  lineageOf: (codeId: string) => readonly string[],
): PlacedChoices {
  const lost: LostQuote[] = []
  const lose = (choice: StatedQuoteChoice, why: string): void => {
    const { use, codeId, transcriptId, anchor, by, place } = choice
    if (use !== 'free') lost.push({ use, codeId, transcriptId, words: anchor.quote, why, by, place })
  }
  const placed = choices.flatMap((choice): Placed[] => {
    const found = placeOf(choice, transcript)
    if (typeof found !== 'string') return [{ choice, span: found }]
    lose(choice, found)
    return []
  })
  const inForce: Placed[] = []
  for (const own of placed) {
    const { choice, span } = own
    const same = inForce.filter((known) => known.choice.codeId === choice.codeId && overlaps(known.span, span))
    if (choice.use !== 'free' && same.length === 0) inForce.push(own)
    if (choice.use !== 'free') continue
    for (const taken of same) {
      inForce.splice(inForce.indexOf(taken), 1)
      if (taken.choice.by === null) lose(taken.choice, `${choice.by} took it back on the review page`)
    }
  }
  const barred = inForce.filter(({ choice }) => choice.use === 'barred')
  const pinned = inForce.flatMap(({ choice, span }): PinnedPassage[] => {
    const { codeId, order } = choice
    if (codeId === null) return []
    const bar = barred.find((other) => overlaps(other.span, span))
    if (bar !== undefined) lose(choice, `the passage is barred${bar.choice.by === null ? '' : ` by ${bar.choice.by}`}`)
    const there = new Set(segments.filter((segment) => overlaps(segment.span, span)).map(({ id }) => id))
    const [first, ...others] = codings.filter(
      (coding) => there.has(coding.segmentId) && lineageOf(coding.codeId).includes(codeId),
    )
    if (bar === undefined && first === undefined) lose(choice, `the passage does not have the code "${codeId}"`)
    return bar !== undefined || first === undefined ? [] : [{ codeId, span, codings: [first, ...others], order }]
  })
  return { pinned, barred: barred.map(({ span }) => span), lost }
}

/** The place of a choice; a sentence on why there is none. */
function placeOf({ anchor, by }: StatedQuoteChoice, transcript: Transcript): Span | string {
  if (by === null) return findSaid(transcript, anchor.quote)
  const found = createPlacer(transcript.text, null)(anchor)
  if ('span' in found) return found.span
  return found.how === 'several' ? 'its words are said more than once now' : 'its words are gone'
}
