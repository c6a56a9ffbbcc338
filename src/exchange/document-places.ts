import { lowerBound } from '../collections.ts'
import type { Span } from '../model/span.ts'
import type { Transcript } from '../model/transcript.ts'

/** Converts places between a document and the transcript that was read from it. */
export interface DocumentPlaces {
  /** The part of a span of the document that is speech; null for a label, a time or anything else left out. */
  readonly toTranscript: (span: Span) => Span | null
  /** The place in the document of a span of the transcript; null if its words are not in the document. */
  readonly toDocument: (span: Span) => Span | null
  /** Number of words of the transcript that the document does not have at their place. */
  readonly missing: number
}

/** A run of characters that both texts have, with its start in each. */
interface Piece {
  readonly document: number
  readonly transcript: number
  readonly length: number
}

/** Maximum distance, in characters, at which the next words are looked for: labels and times are shorter. */
const maxGap = 400
/** Minimum length of a line that is looked for in the rest of the document if it is in it only once. */
const distinctive = 30
/** Maximum number of lines that are looked for in the rest of the document. */
const maxSearches = 2000

/**
 * Pairs the words of a transcript with those of the document that it was read from, in order. An importer leaves out
 * labels, times and headings, and joins lines, but neither adds nor moves words; so that places are exact. The document may
 * also be another version of the transcript: words that it does not have have no place in it.
 *
 * @param document with line feeds for line ends, as `decodeText` returns it
 */
export function createDocumentPlaces(
  document: string,
  { text, turns }: Pick<Transcript, 'text' | 'turns'>,
): DocumentPlaces {
  const pieces: Piece[] = []
  let [position, searches, missing] = [0, 0, 0]
  const take = ({ start, end }: Span, found: number): void => {
    pieces.push({ document: found, transcript: start, length: end - start })
    position = found + end - start
  }
  for (const { span } of turns) {
    for (const line of matchesOf(text, span, /\S[^\n]*\S|\S/g)) {
      const found = findNear(line) ?? findAnywhere(line)
      if (found !== null) take(line, found)
      else
        for (const word of matchesOf(text, line, /\S+/g)) {
          const near = findNear(word)
          if (near !== null) take(word, near)
          else missing++
        }
    }
  }
  return {
    missing,
    toTranscript: (span) => convert(pieces, span, 'document', 'transcript'),
    toDocument: (span) => convert(pieces, span, 'transcript', 'document'),
  }

  function findNear({ start, end }: Span): number | null {
    const found = document.slice(position, position + maxGap + end - start).indexOf(text.slice(start, end))
    return found === -1 ? null : position + found
  }

  /** The place of a long line that is in the document once, behind all words that were found. */
  function findAnywhere({ start, end }: Span): number | null {
    if (end - start < distinctive || searches >= maxSearches) return null
    searches++
    const line = text.slice(start, end)
    const found = document.indexOf(line, position)
    return found === -1 || document.includes(line, found + 1) ? null : found
  }
}

const matchesOf = (text: string, { start, end }: Span, pattern: RegExp): Span[] =>
  Array.from(text.slice(start, end).matchAll(pattern), (match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }))

type Side = 'document' | 'transcript'

/** The place on the other side from the first to the last character of a span that both sides have. */
function convert(pieces: readonly Piece[], { start, end }: Span, from: Side, to: Side): Span | null {
  const first = lowerBound(pieces.length, (index) => pieces[index]![from] + pieces[index]!.length > start)
  const last = lowerBound(pieces.length, (index) => pieces[index]![from] >= end) - 1
  const [head, tail] = [pieces[first], pieces[last]]
  if (head === undefined || tail === undefined || last < first) return null
  const begin = head[to] + Math.max(0, start - head[from])
  const stop = tail[to] + Math.min(tail.length, end - tail[from])
  return begin < stop ? { start: begin, end: stop } : null
}
