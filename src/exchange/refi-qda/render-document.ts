import type { Span } from '../../model/span.ts'
import type { Transcript } from '../../model/transcript.ts'

/** A transcript as other programs show it: `Speaker: words`, with a line for each turn. */
export interface RenderedDocument {
  readonly text: string
  /** Converts a span of the transcript's text; it includes the labels of turns after the first. */
  readonly place: (span: Span) => Span
}

/** Renders a transcript as a document with the speaker's name before each turn. */
export function renderDocument({ text, turns }: Pick<Transcript, 'text' | 'turns'>): RenderedDocument {
  const pieces: string[] = []
  const starts: number[] = []
  let length = 0
  const add = (piece: string): void => {
    pieces.push(piece)
    length += piece.length
  }
  for (const { speaker, span } of turns) {
    if (speaker !== null && speaker.trim() !== '') add(`${speaker.replace(/\s+/g, ' ').trim()}: `)
    starts.push(length)
    add(`${text.slice(span.start, span.end)}\n`)
  }
  /** @param isEnd an end belongs to the turn before it */
  const convert = (place: number, isEnd: boolean): number => {
    let turn = 0
    while (
      turn + 1 < turns.length &&
      (isEnd ? turns[turn + 1]!.span.start < place : turns[turn + 1]!.span.start <= place)
    )
      turn++
    const { span } = turns[turn]!
    return starts[turn]! + Math.max(0, Math.min(place, span.end) - span.start)
  }
  return {
    text: pieces.join(''),
    place: ({ start, end }) => ({ start: convert(start, false), end: convert(end, true) }),
  }
}
