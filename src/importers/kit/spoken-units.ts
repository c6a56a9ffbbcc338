import { ratio, sum } from '../../collections.ts'
import type { Span } from '../../model/span.ts'
import type { SpokenUnit, UnitGap } from '../../model/spoken-unit.ts'
import { sentencesOf } from '../../text/sentences.ts'
import { countWords } from '../../text/words.ts'
import type { DraftPart, DraftTurn } from '../importer.ts'

/** A unit at its place: a span of the text of a turn. */
export interface PlacedUnit extends SpokenUnit, Span {
  /** Position of the turn in the draft. */
  readonly turn: number
  readonly line: number | null
}

/** From so many paragraphs, of which so many end as sentences do, with so many sentences each, the paragraphs are turns. */
const asTurns = { paragraphs: 4, ended: 0.7, sentences: 1.4, words: 150 }
/** Words from which a unit without an end of a sentence is cut where a line or caption begins. */
const longSentence = 40
/** Words of the pieces of it. */
const pieceWords = 12

const ends = /[.?!…؟？。]["”’»)\]]*$/u

/**
 * Units of the turns in which nobody is named: paragraphs, in a text that is written in paragraphs (or in lines of several
 * sentences); else sentences, or lines where nothing ends a sentence. Rows of a table stay whole.
 */
export function spokenUnits(turns: readonly DraftTurn[], language: string): PlacedUnit[] {
  let before: DraftPart | undefined
  const pieces = turns.flatMap((turn, position) => {
    const parts = turn.parts ?? [{ start: 0, endMs: turn.endMs, startMs: turn.startMs, line: turn.line, begins: false }]
    const found = turn.speaker === null ? piecesOf(turn, { position, parts, before, language }) : []
    before = parts.at(-1)
    return found
  })
  const kind = (['paragraph', 'line'] as const).find((gap) => areTurns(joinAt(pieces, gap)))
  const units = kind === undefined ? pieces.map((piece) => [piece]) : joinAt(pieces, kind)
  return units.map((joined, index) => {
    const [first, last] = [joined[0]!, joined.at(-1)!]
    const gap = first.isVoice || (kind !== undefined && beginsAt(first, kind)) ? 'paragraph' : 'none'
    const { turn, start, startMs, pauseMs, line } = first
    const text = turns[turn]!.text.slice(start, last.end)
    return { number: index + 1, text, startMs, gap, pauseMs, turn, line, start, end: last.end }
  })
}

const beginsAt = ({ isVoice, gap }: Piece, kind: 'line' | 'paragraph'): boolean =>
  isVoice || gap === 'paragraph' || (kind === 'line' && gap === 'line')

/** A sentence, or a part of one. */
interface Piece extends Span {
  readonly turn: number
  readonly line: number | null
  readonly startMs: number | null
  readonly pauseMs: number | null
  readonly gap: UnitGap
  /** True if a dash or `>>` begins it. */
  readonly isVoice: boolean
  readonly words: number
  readonly isEnded: boolean
}

/** Pieces joined until a line, or a paragraph, begins or the turn ends. */
function joinAt(pieces: readonly Piece[], kind: 'line' | 'paragraph'): Piece[][] {
  const joined: Piece[][] = []
  for (const piece of pieces) {
    const open = joined.at(-1)
    if (open === undefined || beginsAt(piece, kind) || open[0]!.turn !== piece.turn) joined.push([piece])
    else open.push(piece)
  }
  return joined
}

function areTurns(joined: readonly (readonly Piece[])[]): boolean {
  const paragraphs = joined.filter(([first]) => first!.gap !== 'none')
  const { length } = paragraphs
  const ended = paragraphs.filter((pieces) => pieces.at(-1)!.isEnded).length
  const sentences = sum(paragraphs, (pieces) => pieces.length)
  const words = sum(paragraphs, (pieces) => sum(pieces, (piece) => piece.words))
  return (
    length >= Math.max(asTurns.paragraphs, joined.length / 2) &&
    ended >= asTurns.ended * length &&
    sentences >= asTurns.sentences * length &&
    ratio(words, length) <= asTurns.words
  )
}

interface TurnParts {
  readonly position: number
  readonly parts: readonly DraftPart[]
  /** The last part of the turn before. */
  readonly before: DraftPart | undefined
  readonly language: string
}

function piecesOf(turn: DraftTurn, { position, parts, before: above, language }: TurnParts): Piece[] {
  const cuts = turn.number !== null ? [{ start: 0, end: turn.text.length }] : cutsOf(turn.text, parts, language)
  return cuts.map(({ start, end }): Piece => {
    const at = Math.max(
      0,
      parts.findLastIndex((part) => part.start <= start),
    )
    const [part, before] = [parts[at]!, parts[at - 1] ?? above]
    const isFirst = part.start === start || start === 0
    const pauseMs = isFirst && before?.endMs != null && part.startMs !== null ? part.startMs - before.endMs : null
    const said = turn.text.slice(start, end)
    const isVoice = isFirst && part.begins
    const gap = isFirst ? gapBetween(before, part) : 'none'
    const placed = { turn: position, start, end, startMs: part.startMs, pauseMs, line: part.line }
    return { ...placed, gap, isVoice, words: countWords(said), isEnded: ends.test(said) }
  })
}

/** The gap between two lines; captions, which have times of their own, have none. */
function gapBetween(before: DraftPart | undefined, { line, endMs }: DraftPart): UnitGap {
  if (before?.line == null || line === null || endMs !== null) return 'none'
  return line - before.line >= 2 ? 'paragraph' : line > before.line ? 'line' : 'none'
}

/** Sentences of a turn, which also end where a paragraph does; what is too long for a sentence is cut at lines. */
function cutsOf(text: string, parts: readonly DraftPart[], language: string): Span[] {
  const paragraphs = parts.filter(
    (part, index) => part.start > 0 && (part.begins || gapBetween(parts[index - 1], part) === 'paragraph'),
  )
  const bounds = [0, ...paragraphs.map(({ start }) => start), text.length]
  const sentences = bounds.slice(1).flatMap((end, index) =>
    sentencesOf(text.slice(bounds[index], end), language).map((span) => ({
      start: span.start + bounds[index]!,
      end: span.end + bounds[index]!,
    })),
  )
  return sentences.flatMap((sentence) => {
    if (countWords(text.slice(sentence.start, sentence.end)) <= longSentence) return [sentence]
    const pieces: Span[] = []
    let { start } = sentence
    for (const part of parts) {
      if (part.start <= start || part.start >= sentence.end) continue
      if (countWords(text.slice(start, part.start)) < pieceWords) continue
      pieces.push({ start, end: part.start - 1 })
      start = part.start
    }
    return [...pieces, { start, end: sentence.end }]
  })
}
