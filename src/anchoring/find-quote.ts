import search from 'approx-string-match'
import type { Anchor } from '../model/anchor.ts'
import type { Span } from '../model/span.ts'

/** Largest share of a quote's characters that may differ, before the words around it are looked at. */
const mostErrors = 0.35
/** Least similarity, from 0 to 1, that makes a place the one that was meant. */
const leastScore = 0.75
/** The minimum lead in similarity over the second-best place. */
const leastLead = 0.1
/** Shorter quotes are too like too much. */
const fewestCharacters = 8
/** From this length on words are known by themselves: unlike ones around them mean nothing. */
export const tellingLength = 20
/** Longest quote that is compared letter by letter; of longer ones the beginning and the end are. */
const longest = 400

/** Places at which the same words occur, without overlaps. */
export function findOccurrences(text: string, quote: string): Span[] {
  const wanted = quote.trim()
  if (wanted === '') return []
  const pattern = wanted.split(/\s+/u).map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return Array.from(text.matchAll(new RegExp(pattern.join('\\s+'), 'gu')), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** The one place with words like those of an anchor; null where there is none, or where two are nearly as like. */
export function findSimilar(text: string, anchor: Anchor): Span | null {
  const quote = anchor.quote.trim()
  if (quote.length < fewestCharacters) return null
  if (quote.length > longest) return findEnds(text, anchor)
  const best = bestMatch(text, anchor, 0)
  if (best === null || best.score < leastScore) return null
  const { start, end } = best.span
  const others = [bestMatch(text.slice(0, start), anchor, 0), bestMatch(text.slice(end), anchor, end)]
  return others.some((other) => other !== null && other.score > best.score - leastLead) ? null : best.span
}

interface Match {
  readonly span: Span
  readonly score: number
}

function bestMatch(text: string, { quote: written, before = '', after = '' }: Anchor, offset: number): Match | null {
  const quote = written.trim()
  const found = search(text, quote, Math.floor(quote.length * mostErrors))
  const matches = found.map(({ start, end, errors }): Match => {
    const likeness = 1 - errors / quote.length
    const sides = [
      [before, text.slice(Math.max(0, start - before.length), start)],
      [after, text.slice(end, end + after.length)],
    ] as const
    const noted = sides.filter(([side]) => side.trim() !== '')
    const around = noted.reduce((sum, [side, here]) => sum + likenessOf(side, here), 0)
    const score = (50 * likeness + 20 * around) / (50 + 20 * noted.length)
    return {
      span: { start: start + offset, end: end + offset },
      score: quote.length < tellingLength ? score : Math.max(score, likeness),
    }
  })
  return matches.reduce<Match | null>((best, match) => (best && best.score >= match.score ? best : match), null)
}

/** Share of a short text's characters that are kept in another, from 0 to 1. */
function likenessOf(noted: string, here: string): number {
  const [match] = search(here, noted, noted.length)
  return match === undefined ? 0 : 1 - match.errors / noted.length
}

/** A long quote: from where its beginning is found to where its end is, if that is about as long. */
function findEnds(text: string, { quote: written, before, after }: Anchor): Span | null {
  const quote = written.trim()
  const half = longest / 2
  const first = findSimilar(text, { span: null, quote: quote.slice(0, half), ...(before ? { before } : {}) })
  const last = findSimilar(text, { span: null, quote: quote.slice(-half), ...(after ? { after } : {}) })
  if (first === null || last === null) return null
  const length = last.end - first.start
  return Math.abs(length - quote.length) <= quote.length * mostErrors ? { start: first.start, end: last.end } : null
}
