import type { Span } from '../model/span.ts'

/** Creates a function that converts spans of a text from UTF-16 units to Unicode code points, which REFI-QDA counts. */
export function createCodePointCounter(text: string): (span: Span) => Span {
  // A text without surrogate pairs, as most are, needs no table.
  if (!/[\ud800-\udfff]/.test(text)) return (span) => span
  const pairsBefore = new Uint32Array(text.length + 1)
  for (let index = 0; index < text.length; index++) {
    const isSecond = index > 0 && isPair(text, index - 1)
    pairsBefore[index + 1] = pairsBefore[index]! + (isSecond ? 1 : 0)
  }
  return ({ start, end }) => ({ start: start - pairsBefore[start]!, end: end - pairsBefore[end]! })
}

const isPair = (text: string, index: number): boolean =>
  isBetween(text.charCodeAt(index), 0xd800, 0xdbff) && isBetween(text.charCodeAt(index + 1), 0xdc00, 0xdfff)

const isBetween = (unit: number, from: number, to: number): boolean => unit >= from && unit <= to
