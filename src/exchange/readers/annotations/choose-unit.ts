import { comparisonKey } from '../../../anchoring/comparison-key.ts'
import type { Span } from '../../../model/span.ts'

/** Offsets of an annotation in a unit that is not known, with its words; empty where the file has none. */
export interface RawSpan {
  readonly start: number
  readonly end: number
  readonly quote: string
}

/** Minimum share of annotations whose words have to be at their offsets. */
const minRight = 0.95

/** Turns offsets of a text into UTF-16 ones; null for offsets outside the text. */
export type ToSpan = (raw: Pick<RawSpan, 'start' | 'end'>) => Span | null

/**
 * The unit in which most offsets fit a text: UTF-16 or code points. They fit where the words are those of the annotation
 * or, where it has none, begin and end at whole words.
 *
 * @param usual the unit of the program, taken where both fit alike
 * @returns null if words are known and no unit fits 95 % of them: then nothing is believed but the words
 */
export function chooseUnit(text: string, raw: readonly RawSpan[], usual: 'utf-16' | 'code-points'): ToSpan | null {
  const units = { 'utf-16': inUtf16(text), 'code-points': inCodePoints(text) }
  const known = raw.filter(({ quote }) => quote.trim() !== '')
  const tested = known.length > 0 ? known : raw
  const fits = (toSpan: ToSpan): number => tested.filter((one) => isRight(text, toSpan(one), one.quote)).length
  const [own, other] =
    usual === 'utf-16' ? [units['utf-16'], units['code-points']] : [units['code-points'], units['utf-16']]
  const best = fits(other) > fits(own) ? other : own
  return known.length > 0 && fits(best) < minRight * known.length ? null : best
}

function isRight(text: string, span: Span | null, quote: string): boolean {
  if (span === null) return false
  if (quote.trim() !== '') return comparisonKey(text.slice(span.start, span.end)).text === comparisonKey(quote).text
  const breaks = (at: number): boolean =>
    /[\p{L}\p{N}]/u.test(text[at - 1] ?? '') && /[\p{L}\p{N}]/u.test(text[at] ?? '')
  return !breaks(span.start) && !breaks(span.end)
}

const inUtf16 =
  (text: string): ToSpan =>
  ({ start, end }) =>
    start >= 0 && start < end && end <= text.length ? { start, end } : null

function inCodePoints(text: string): ToSpan {
  if (!/[\ud800-\udbff]/.test(text)) return inUtf16(text)
  const starts: number[] = []
  for (let at = 0; at < text.length; at += text.codePointAt(at)! > 0xffff ? 2 : 1) starts.push(at)
  starts.push(text.length)
  return ({ start, end }) => {
    const [from, to] = [starts[start], starts[end]]
    return from === undefined || to === undefined || from >= to ? null : { start: from, end: to }
  }
}
