import { z } from 'zod'
import { part } from '../boundary/part.ts'
import type { Span } from '../model/span.ts'
import { firstWordFrom, startOf, type Words, wordCountWithin } from '../model/words.ts'
import { cutTurns, type Segmenter, type TokenizedTranscript } from './segmenter.ts'

const WindowOptions = z.strictObject({
  words: z.number().int().min(10, 'at least 10 words').max(1000, 'at most 1000 words').default(120),
})

/**
 * The segmenter `window`: a segment has as many whole sentences of one turn as fit into a number of words (120 by default).
 * A longer turn is cut into segments of similar length; a sentence above the limit is cut between words.
 */
export const byWindow = part<z.infer<typeof WindowOptions>, Segmenter>(
  'a few sentences of one turn, up to 120 words',
  WindowOptions as z.ZodType<z.infer<typeof WindowOptions>>,
  ({ words: maxWords }) =>
    (transcript) =>
      cutTurns(transcript, (_, sentences) =>
        pack(
          sentences.flatMap((sentence) => cutLong(sentence, transcript, maxWords)),
          transcript.words,
          maxWords,
        ),
      ),
)

/** Joins sentences to windows of similar length, of at most `maxWords` words. */
function pack(sentences: readonly Span[], words: Words, maxWords: number): Span[] {
  const lengths = sentences.map((sentence) => wordCountWithin(words, sentence))
  const total = lengths.reduce((sum, length) => sum + length, 0)
  const target = total / Math.ceil(total / maxWords || 1)
  const windows: Span[] = []
  let filled = 0
  sentences.forEach((sentence, index) => {
    const length = lengths[index]!
    const full = filled > 0 && (filled + length > maxWords || (filled + length / 2 > target && filled >= target / 2))
    if (windows.length === 0 || full) {
      windows.push(sentence)
      filled = length
    } else {
      windows[windows.length - 1] = { start: windows.at(-1)!.start, end: sentence.end }
      filled += length
    }
  })
  return windows
}

/** Cuts a sentence of more than `maxWords` words into pieces of similar length. */
function cutLong(sentence: Span, { transcript: { text }, words }: TokenizedTranscript, maxWords: number): Span[] {
  const [from, to] = [firstWordFrom(words, sentence.start), firstWordFrom(words, sentence.end)]
  if (to - from <= maxWords) return [sentence]
  const pieces = Math.ceil((to - from) / maxWords)
  const starts = Array.from({ length: pieces }, (_, piece) =>
    startOf(words, from + Math.floor((piece * (to - from)) / pieces)),
  )
  starts[0] = sentence.start
  return starts.map((start, piece) => {
    const end = starts[piece + 1] ?? sentence.end
    return { start, end: start + text.slice(start, end).trimEnd().length }
  })
}
