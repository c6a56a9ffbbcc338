import type { Span } from '../../model/span.ts'

/** The parts of a selection: one for each turn, at whole characters as people see them, without blanks at the ends. */
export const snapSelection = (text: string, selected: Span, turns: readonly Span[]): Span[] =>
  turns.flatMap((turn) => {
    const start = Math.max(selected.start, turn.start)
    const end = Math.min(selected.end, turn.end)
    const span = start < end ? trim(text, snapToCharacters(text, { start, end }, turn)) : null
    return span === null ? [] : [span]
  })

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Extends a span to whole characters: an emoji, or a letter with its accents, is never cut. */
function snapToCharacters(text: string, { start, end }: Span, turn: Span): Span {
  const within = characters.segment(text.slice(turn.start, turn.end))
  const first = within.containing(start - turn.start)!
  const last = within.containing(end - 1 - turn.start)!
  return { start: turn.start + first.index, end: turn.start + last.index + last.segment.length }
}

/** Leaves out blanks and line breaks at the ends; null if nothing else is left. */
function trim(text: string, { start, end }: Span): Span | null {
  const words = text.slice(start, end)
  const trimmed = words.trim()
  if (trimmed === '') return null
  const from = start + words.length - words.trimStart().length
  return { start: from, end: from + trimmed.length }
}
