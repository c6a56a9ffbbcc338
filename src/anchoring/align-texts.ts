import { diffArrays } from 'diff'
import { groupBy, lowerBound } from '../collections.ts'
import type { Span } from '../model/span.ts'

/** A stretch of a text that is also in another one, with its start there. */
interface Kept {
  readonly start: number
  readonly length: number
  readonly to: number
}

/** A line or a word of a text. */
interface Unit {
  readonly text: string
  readonly start: number
}

/** Two versions of a text, with the kept stretches in order. */
interface Alignment {
  readonly old: string
  readonly text: string
  readonly kept: readonly Kept[]
}

/** Maximum number of edits between two gaps; gaps that differ more are not aligned. */
const maxEdits = 2000

/**
 * Aligns two versions of a text. Lines that occur once in both are the same line, wherever they are, and so are equal lines
 * next to them; the gaps between them are aligned word by word.
 *
 * @returns a function that maps a span of the old text to the new one, from the first to the last kept character; null if
 * less than half of the span is kept
 */
export function alignTexts(old: string, text: string): (span: Span) => Span | null {
  const [before, after] = [splitLines(old), splitLines(text)]
  const match = matchLines(before, after)
  const kept = [
    ...[...match].map(([from, to]) => keptOf(before[from]!, after[to]!)),
    ...gapsBetween(before.length, after.length, match).flatMap(([from, to]) =>
      alignWords(wordsOf(old, before, from), wordsOf(text, after, to)),
    ),
  ].sort((a, b) => a.start - b.start)
  return (span) => moveSpan({ old, text, kept }, span)
}

const keptOf = ({ text, start }: Unit, to: Unit): Kept => ({ start, length: text.length, to: to.start })

function splitLines(text: string): Unit[] {
  let start = 0
  return text.split('\n').map((line) => {
    const unit = { text: line, start }
    start += line.length + 1
    return unit
  })
}

/** Maps the lines of the old text to the new one: unique lines, and equal lines next to them. */
function matchLines(before: readonly Unit[], after: readonly Unit[]): Map<number, number> {
  const placesOf = (lines: readonly Unit[]) => groupBy(lines.keys(), (position) => lines[position]!.text)
  const [oldPlaces, newPlaces] = [placesOf(before), placesOf(after)]
  const match = new Map<number, number>()
  const taken = new Set<number>()
  const pair = (from: number, to: number): void => {
    match.set(from, to)
    taken.add(to)
  }
  for (const [line, places] of oldPlaces) {
    const others = newPlaces.get(line)
    if (line.trim() !== '' && places.length === 1 && others?.length === 1) pair(places[0]!, others[0]!)
  }
  for (const step of [1, -1]) {
    const known = [...match].sort(([a], [b]) => step * (a - b))
    for (const [from, to] of known)
      for (let by = step; isAlike(from + by, to + by); by += step) pair(from + by, to + by)
  }
  return match

  function isAlike(from: number, to: number): boolean {
    const [oldLine, newLine] = [before[from], after[to]]
    return oldLine !== undefined && oldLine.text === newLine?.text && !match.has(from) && !taken.has(to)
  }
}

type Gap = readonly [from: number, to: number]

/** Pairs of old and new runs of unmatched lines between the same neighbours. */
function gapsBetween(before: number, after: number, match: ReadonlyMap<number, number>): [Gap, Gap][] {
  const taken = new Set(match.values())
  const gaps: [Gap, Gap][] = []
  const used = new Set<number>()
  for (let from = 0; from < before; ) {
    if (match.has(from)) {
      from++
      continue
    }
    let end = from
    while (end < before && !match.has(end)) end++
    const previous = from === 0 ? -1 : match.get(from - 1)!
    const next = end === before ? after : match.get(end)!
    let [start, stop] = [previous + 1, previous + 1]
    while (stop < after && !taken.has(stop)) stop++
    if (start === stop) {
      start = next
      while (start > 0 && !taken.has(start - 1)) start--
      stop = next
    }
    if (start < stop && !used.has(start)) {
      used.add(start)
      gaps.push([
        [from, end],
        [start, stop],
      ])
    }
    from = end
  }
  return gaps
}

function wordsOf(text: string, lines: readonly Unit[], [from, to]: Gap): Unit[] {
  const start = lines[from]!.start
  const last = lines[to - 1]!
  return Array.from(
    text.slice(start, last.start + last.text.length).matchAll(/[\p{L}\p{N}]+|[^\p{L}\p{N}\s]/gu),
    (word) => ({
      text: word[0],
      start: start + word.index,
    }),
  )
}

function alignWords(before: readonly Unit[], after: readonly Unit[]): Kept[] {
  const changes = diffArrays(
    before.map(({ text }) => text),
    after.map(({ text }) => text),
    { maxEditLength: maxEdits },
  )
  const kept: Kept[] = []
  let [from, to] = [0, 0]
  for (const { added, removed, count } of changes ?? []) {
    if (!added && !removed)
      for (let step = 0; step < count; step++) kept.push(keptOf(before[from + step]!, after[to + step]!))
    if (!added) from += count
    if (!removed) to += count
  }
  return kept
}

const lengthOf = (text: string): number => text.replace(/\s/gu, '').length

/** The new place of a span: from its first to its last kept character, extended by the words that replaced its ends. */
function moveSpan({ old, text, kept }: Alignment, { start, end }: Span): Span | null {
  const first = lowerBound(kept.length, (index) => kept[index]!.start + kept[index]!.length > start)
  let [from, to, survived, last] = [Number.POSITIVE_INFINITY, -1, 0, first]
  for (; last < kept.length && kept[last]!.start < end; last++) {
    const piece = kept[last]!
    const [begin, stop] = [Math.max(start, piece.start), Math.min(end, piece.start + piece.length)]
    survived += lengthOf(old.slice(begin, stop))
    from = Math.min(from, piece.to + begin - piece.start)
    to = Math.max(to, piece.to + stop - piece.start)
  }
  const length = lengthOf(old.slice(start, end))
  if (survived === 0 || survived < length / 2 || to - from > 2 * (end - start) + 40) return null
  const [head, tail] = [kept[first]!, kept[last - 1]!]
  const [before, after] = [kept[first - 1], kept[last]]
  const replacedBefore = before
    ? wordsAtEnd(text.slice(before.to + before.length, from), old.slice(start, head.start))
    : 0
  const replacedAfter = after ? wordsAtStart(text.slice(to, after.to), old.slice(tail.start + tail.length, end)) : 0
  return { start: from - replacedBefore, end: to + replacedAfter }
}

const countWords = (text: string): number => text.match(/\S+/gu)?.length ?? 0

/** Length of the last words of a text, as many as the lost ones. */
function wordsAtEnd(text: string, lost: string): number {
  const line = text.slice(text.lastIndexOf('\n') + 1)
  const words = [...line.matchAll(/\S+/gu)].slice(-countWords(lost) || line.length)
  return words.length === 0 ? 0 : line.length - words[0]!.index
}

/** Length of the first words of a text, as many as the lost ones. */
function wordsAtStart(text: string, lost: string): number {
  const [line] = text.split('\n', 1)
  const last = [...line!.matchAll(/\S+/gu)].slice(0, countWords(lost)).at(-1)
  return last === undefined ? 0 : last.index + last[0].length
}
