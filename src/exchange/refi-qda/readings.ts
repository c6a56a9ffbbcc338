import { lowerBound } from '../../collections.ts'
import type { Span } from '../../model/span.ts'

/** A way in which a program may have counted the characters of a text. */
export interface Reading {
  readonly units: 'code points' | 'UTF-16 units'
  /** Characters that a line end counts: as many as in the file, always one, or always two. */
  readonly lineEnds: 'as written' | 'one' | 'two'
  /** True if a byte order mark counts one character, even if the file has none. */
  readonly hasMark: boolean
}

/** All ways of counting; the first is that of the standard. */
const allReadings: readonly Reading[] = [false, true].flatMap((hasMark) =>
  (['code points', 'UTF-16 units'] as const).flatMap((units) =>
    (['as written', 'one', 'two'] as const).map((lineEnds): Reading => ({ units, lineEnds, hasMark })),
  ),
)

/** The ways of counting that differ in a text, with true for those that need no assumption about another file. */
export function readingsOf(raw: string): { readonly reading: Reading; readonly isNatural: boolean }[] {
  const lineEnds = raw.match(/\r\n|\r|\n/g) ?? []
  const pairs = lineEnds.filter((end) => end === '\r\n').length
  const hasPairs = /[\ud800-\udbff]/.test(raw)
  const hasMark = raw.startsWith('\ufeff')
  const isDistinct = ({ units, lineEnds: counted }: Reading): boolean =>
    (units === 'code points' || hasPairs) &&
    (counted === 'as written' || (lineEnds.length > 0 && pairs !== (counted === 'two' ? lineEnds.length : 0)))
  const isNatural = (reading: Reading): boolean =>
    (!reading.hasMark || hasMark) && (reading.lineEnds !== 'two' || pairs > 0)
  return allReadings.filter(isDistinct).map((reading) => ({ reading, isNatural: isNatural(reading) }))
}

/** Describes a way of counting: `code points, line ends as written`. */
export const describeReading = ({ units, lineEnds, hasMark }: Reading): string =>
  `${units}, line ends ${lineEnds === 'as written' ? lineEnds : `as ${lineEnds}`}${hasMark ? ', with a byte order mark' : ''}`

/**
 * Creates a function that converts positions of a reading to spans of the plain text; null for positions that are not in
 * the text, or in the wrong order.
 *
 * @param raw as decoded; the plain text is the one that `plainText` makes of it
 */
export function createPositionReader(raw: string, reading: Reading): (positions: Span) => Span | null {
  const places = placesOf(raw, reading)
  return ({ start, end }) => {
    if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || start >= end || end >= places.length)
      return null
    const span = { start: places[start]!, end: places[end]! }
    return span.start < span.end ? span : null
  }
}

/** The place in the plain text of each position, the end included. */
function placesOf(raw: string, { units, lineEnds, hasMark }: Reading): Uint32Array {
  const places = new Uint32Array(2 * raw.length + 2)
  let [count, place] = [0, 0]
  const add = (positions: number): void => {
    for (let step = 0; step < positions; step++) places[count++] = place
  }
  const written = raw.startsWith('\ufeff') ? 1 : 0
  if (hasMark) add(1)
  for (let index = written; index < raw.length; index++) {
    const unit = raw.charCodeAt(index)
    if (unit === 0x0d || unit === 0x0a) {
      const isPair = unit === 0x0d && raw.charCodeAt(index + 1) === 0x0a
      if (isPair) index++
      add(lineEnds === 'as written' ? (isPair ? 2 : 1) : lineEnds === 'two' ? 2 : 1)
      place++
    } else if (unit >= 0xd800 && unit <= 0xdbff) {
      index++
      add(units === 'code points' ? 1 : 2)
      place += 2
    } else {
      add(1)
      if (unit !== 0) place++
    }
  }
  add(1)
  return places.subarray(0, count)
}

/** Creates a function that converts spans of the plain text to positions of a reading. */
export function createPositionWriter(raw: string, reading: Reading): (span: Span) => Span {
  const places = placesOf(raw, reading)
  /** The first position at a place or behind it. */
  const positionOf = (place: number): number => lowerBound(places.length, (position) => places[position]! >= place)
  return ({ start, end }) => {
    // A byte order mark that counts is at the place of the first character, which is behind it.
    const isBehindMark = start === 0 && reading.hasMark
    return { start: isBehindMark ? 1 : positionOf(start), end: positionOf(end) }
  }
}
