import { type ComparisonKey, comparisonKey, withoutCutEnd } from '../../anchoring/comparison-key.ts'
import { orderBy, sum } from '../../collections.ts'
import type { Span } from '../../model/span.ts'
import { plainText } from './raw-text.ts'
import { createPositionReader, describeReading, type Reading, readingsOf } from './readings.ts'

/** A selection of a document as the file states it. */
export interface Selection {
  readonly positions: Span
  /** Often the beginning of the quote, sometimes the user's own words. */
  readonly name: string
}

/** The way of counting that fits the selections of a document best. */
export interface Vote {
  /** Null if none fits clearly better than the others. */
  readonly reading: Reading | null
  /** Places in the plain text; null for a selection that is not in it, and all null without a reading. */
  readonly spans: readonly (Span | null)[]
  /** The points of each reading, for messages. */
  readonly scores: string
}

interface Candidate {
  readonly reading: Reading
  readonly spans: readonly (Span | null)[]
  /** Points of each selection. */
  readonly points: readonly number[]
}

/** Points of a selection whose name is the beginning of its words; whole words alone give 1. */
const nameFits = 3
/** Minimum number of selections from which a reading that fits less than half of them is refused. */
const enough = 4

/**
 * Chooses how positions are counted in a document by its own selections: their names should be the words at the place, and
 * they should begin and end at whole words. A reading must have twice the points of every other one where they differ.
 *
 * @param usual the reading of other documents of the project, taken if the vote is open
 */
export function voteOnReading(raw: string, selections: readonly Selection[], usual: Reading | null): Vote {
  const text = plainText(raw)
  const voters = spread(selections, maxVoters).map(({ positions, name }) => ({ positions, name: keyOfName(name) }))
  const toCandidate = ({ reading }: { readonly reading: Reading }): Candidate => {
    const read = createPositionReader(raw, reading)
    const spans = voters.map(({ positions }) => read(positions))
    const points = spans.map((span, index) => (span === null ? 0 : pointsOf(text, span, voters[index]!.name)))
    return { reading, spans, points }
  }
  const isUsual = (reading: Reading): boolean => JSON.stringify(reading) === JSON.stringify(usual)
  const readings = readingsOf(raw).sort(orderBy(({ reading }) => Number(isUsual(reading))))
  const natural = readings.filter(({ isNatural }) => isNatural).map(toCandidate)
  const first = winnerOf(natural)
  const isClear = first !== null && sum(first.points, (points) => Number(points > 0)) >= clearly * voters.length
  const others = isClear ? [] : readings.filter(({ isNatural }) => !isNatural).map(toCandidate)
  const all = [...natural, ...others]
  const chosen =
    (isClear ? first : winnerOf(all)) ??
    first ??
    natural.find(({ reading }) => isUsual(reading)) ??
    (natural.length === 1 ? natural[0]! : null)
  const scores = all
    .map(({ reading, points }) => `${describeReading(reading)}: ${sum(points, (point) => point)}`)
    .join('; ')
  if (chosen === null || !isPlausible(chosen)) return { reading: null, spans: selections.map(() => null), scores }
  const read = createPositionReader(raw, chosen.reading)
  return { reading: chosen.reading, spans: selections.map(({ positions }) => read(positions)), scores }
}

/** Maximum number of selections of a document that vote. */
const maxVoters = 60
/** Share of selections that a reading must fit to be taken without looking at what no file says of itself. */
const clearly = 0.75

/** As many items as are wanted, from everywhere in a list. */
const spread = <Item>(items: readonly Item[], wanted: number): Item[] =>
  items.length <= wanted
    ? [...items]
    : Array.from({ length: wanted }, (_, index) => items[Math.floor((index * items.length) / wanted)]!)

function winnerOf(candidates: readonly Candidate[]): Candidate | null {
  const wins = (one: Candidate, other: Candidate): boolean => {
    const [own, theirs] = pointsWhereDifferent(one, other)
    return own === null || (own > 0 && own >= 2 * theirs!)
  }
  return candidates.find((one) => candidates.every((other) => other === one || wins(one, other))) ?? null
}

/** The points of two readings for the selections that they place differently; null if there are none. */
function pointsWhereDifferent(one: Candidate, other: Candidate): [number, number] | [null, null] {
  const different = one.spans.flatMap((span, index) => {
    const there = other.spans[index] ?? null
    return span?.start === there?.start && span?.end === there?.end ? [] : [index]
  })
  if (different.length === 0) return [null, null]
  return [sum(different, (index) => one.points[index]!), sum(different, (index) => other.points[index]!)]
}

const isPlausible = ({ points }: Candidate): boolean =>
  points.length < enough || 2 * points.filter((point) => point > 0).length >= points.length

/** The key of a name without the mark of its cut end. */
const keyOfName = (name: string): string => withoutCutEnd(comparisonKey(name).text)

function pointsOf(text: string, span: Span, name: string): number {
  const whole = breaksWord(text, span.start) || breaksWord(text, span.end) ? 0 : 1
  return whole + (hasName(text, span, name) ? nameFits : 0)
}

/** True if the words at a place begin with a name; the place may be longer than the name, which programs cut. */
function hasName(text: string, { start, end }: Span, name: string): boolean {
  if (name === '') return false
  const words = text.slice(start, Math.min(end, start + 2 * name.length + 40))
  const [letter] = /[a-z0-9]/.exec(name.slice(0, 4)) ?? []
  if (letter !== undefined && !words.slice(0, 12).includes(letter)) return false // most are refused by this alone
  return comparisonKey(words).text.startsWith(name)
}

/**
 * Creates a function that places selections by their names: it returns the only place with the words of a name that is a
 * quote from elsewhere, and null if the name fits the selection or identifies no place.
 */
export function createNamePlacer(text: string): (span: Span, name: string) => Span | null {
  let whole: ComparisonKey | null = null
  return (span, name) => {
    const key = keyOfName(name)
    if (key.length < shortest || hasName(text, span, key)) return null
    whole ??= comparisonKey(text)
    const first = whole.text.indexOf(key)
    if (first === -1 || whole.text.includes(key, first + 1)) return null
    const found = whole.spanOf({ start: first, end: first + key.length })
    const isCut = /(…|\.\.\.)\s*$/.test(name)
    return isCut ? { start: found.start, end: Math.min(text.length, found.start + span.end - span.start) } : found
  }
}

/** Minimum length of a name that identifies a place. */
const shortest = 12

/** Letters and digits of scripts that part words by blanks. */
const letter = /[\p{L}\p{N}\p{M}]/u
const unparted =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const isPart = (character: string): boolean => letter.test(character) && !unparted.test(character)

const breaksWord = (text: string, place: number): boolean =>
  place > 0 && place < text.length && isPart(text.charAt(place - 1)) && isPart(text.charAt(place))
