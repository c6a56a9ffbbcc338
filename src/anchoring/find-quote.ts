import search from 'approx-string-match'
import type { Anchor } from '../model/anchor.ts'
import type { Span } from '../model/span.ts'

/** Maximum share of a quote's characters that may differ in a candidate. */
const maxErrors = 0.35
/** Minimum similarity, from 0 to 1, of a match with its context. */
const minScore = 0.75
/** Minimum lead in similarity over the second-best match. */
const minLead = 0.1
/** Minimum length of a quote: shorter ones are similar to too many places. */
const minLength = 8
/** Length from which a quote is distinctive by itself, so that a different context does not count against it. */
export const distinctiveLength = 20
/** Maximum length of a quote that is compared as a whole; of longer ones the beginning and the end are compared. */
const maxLength = 400

/** The spans where the words of a quote occur, whatever the blanks between them; without overlaps. */
export function findOccurrences(text: string, quote: string): Span[] {
  const words = quote.trim()
  if (words === '') return []
  const pattern = words.split(/\s+/u).map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return Array.from(text.matchAll(new RegExp(pattern.join('\\s+'), 'gu')), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** The place that is most similar to an anchor; null if none is similar enough, or the second-best is nearly as similar. */
export function findSimilar(text: string, anchor: Anchor): Span | null {
  const quote = anchor.quote.trim()
  if (quote.length < minLength) return null
  if (quote.length > maxLength) return findEnds(text, anchor)
  const best = bestMatch(text, anchor, 0)
  if (best === null || best.score < minScore) return null
  const { start, end } = best.span
  const others = [bestMatch(text.slice(0, start), anchor, 0), bestMatch(text.slice(end), anchor, end)]
  return others.some((other) => other !== null && other.score > best.score - minLead) ? null : best.span
}

interface Match {
  readonly span: Span
  readonly score: number
}

function bestMatch(text: string, { quote: untrimmed, before = '', after = '' }: Anchor, offset: number): Match | null {
  const quote = untrimmed.trim()
  const candidates = search(text, quote, Math.floor(quote.length * maxErrors))
  const matches = candidates.map(({ start, end, errors }): Match => {
    const similarity = 1 - errors / quote.length
    const sides = [
      [before, text.slice(Math.max(0, start - before.length), start)],
      [after, text.slice(end, end + after.length)],
    ] as const
    const recorded = sides.filter(([side]) => side.trim() !== '')
    const context = recorded.reduce((sum, [side, current]) => sum + similarityOf(side, current), 0)
    const score = (50 * similarity + 20 * context) / (50 + 20 * recorded.length)
    return {
      span: { start: start + offset, end: end + offset },
      score: quote.length < distinctiveLength ? score : Math.max(score, similarity),
    }
  })
  return matches.reduce<Match | null>((best, match) => (best && best.score >= match.score ? best : match), null)
}

/** The share, from 0 to 1, of a recorded text's characters that are in the current text. */
function similarityOf(recorded: string, current: string): number {
  const [match] = search(current, recorded, recorded.length)
  return match === undefined ? 0 : 1 - match.errors / recorded.length
}

/** Finds a long quote by its beginning and its end; null if one of them is not found, or the length differs too much. */
function findEnds(text: string, { quote: untrimmed, before, after }: Anchor): Span | null {
  const quote = untrimmed.trim()
  const half = maxLength / 2
  const first = findSimilar(text, { span: null, quote: quote.slice(0, half), ...(before ? { before } : {}) })
  const last = findSimilar(text, { span: null, quote: quote.slice(-half), ...(after ? { after } : {}) })
  if (first === null || last === null) return null
  const length = last.end - first.start
  return Math.abs(length - quote.length) <= quote.length * maxErrors ? { start: first.start, end: last.end } : null
}
