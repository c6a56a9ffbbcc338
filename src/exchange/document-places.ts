import { lowerBound } from '../collections.ts'
import type { Span } from '../model/span.ts'
import type { Transcript } from '../model/transcript.ts'

/** Converts places between a document and the transcript that was read from it. */
export interface DocumentPlaces {
  /** The part of a span of the document that is speech; null for a label, a time or anything else left out. */
  readonly toTranscript: (span: Span) => Span | null
  /** The place in the document of a span of the transcript; null if its words are not in the document. */
  readonly toDocument: (span: Span) => Span | null
}

/** A run of characters that both texts have, with its start in each. */
interface Piece {
  readonly document: number
  readonly transcript: number
  readonly length: number
}

/** Maximum distance, in characters, at which the next word of a turn is looked for: labels, times and headings are shorter. */
const maxGap = 400

/**
 * Pairs the words of a transcript with those of the document that it was read from, in order. An importer leaves out labels
 * and times, and joins lines, but neither adds nor moves words; so that places are exact.
 *
 * @param document with line feeds for line ends, as `decodeText` returns it
 */
export function createDocumentPlaces(
  document: string,
  { text, turns }: Pick<Transcript, 'text' | 'turns'>,
): DocumentPlaces {
  const lineStarts = startsOfLines(document)
  const pieces: Piece[] = []
  let position = 0
  for (const { span, line } of turns) {
    position = Math.max(position, line === null ? 0 : (lineStarts[line - 1] ?? 0))
    for (const { start, end } of runsOf(text, span)) {
      const length = end - start
      const found = document.indexOf(text.slice(start, end), position)
      if (found === -1 || found > position + maxGap) continue
      pieces.push({ document: found, transcript: start, length })
      position = found + length
    }
  }
  return {
    toTranscript: (span) => convert(pieces, span, 'document', 'transcript'),
    toDocument: (span) => convert(pieces, span, 'transcript', 'document'),
  }

  /** The lines of a turn, or the words of those that are not in the document as they are. */
  function runsOf(whole: string, { start, end }: Span): Span[] {
    return matchesOf(whole, { start, end }, /\S[^\n]*\S|\S/g).flatMap((run) => {
      const found = document.indexOf(whole.slice(run.start, run.end), position)
      return found !== -1 && found <= position + maxGap ? [run] : matchesOf(whole, run, /\S+/g)
    })
  }
}

const matchesOf = (text: string, { start, end }: Span, pattern: RegExp): Span[] =>
  Array.from(text.slice(start, end).matchAll(pattern), (match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }))

function startsOfLines(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

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
