import { type ComparisonKey, comparisonKey, withoutCutEnd } from '../../anchoring/comparison-key.ts'
import { findSimilar } from '../../anchoring/find-quote.ts'
import type { Span } from '../../model/span.ts'
import type { Transcript } from '../../model/transcript.ts'
import { createDocumentPlaces } from '../document-places.ts'
import type { ForeignCoding, ForeignDocument } from '../foreign-project.ts'
import { chooseByOrder } from './choose-by-order.ts'
import { isWord, widenMatch } from './widen-match.ts'

/**
 * How a quote was found in a transcript: by its place in the document that the transcript was read from; its words as they
 * are; among several places by the order of the passages, or by the line that it is from; similar words; or only its beginning, where the program had cut it. Or why it was not: its words are in several places,
 * in none, or it has none.
 */
export type Outcome =
  | { readonly how: 'by-position' | 'as-written' | 'by-order' | 'similar' | 'beginning'; readonly span: Span }
  | { readonly how: 'several' | 'absent' | 'no-words' }

/** The fields of a coding by which it is found. */
export type Sought = Pick<ForeignCoding, 'quote' | 'around' | 'span' | 'paragraphs'>

/** All places at which a quote may be, and whether it was found by its beginning alone. */
interface Candidates {
  readonly spans: readonly Span[]
  readonly how: 'as-written' | 'similar' | 'beginning'
}

/**
 * Finds quotes in a transcript by their place in its document, else by their comparison key. Of several places the one is
 * taken that the text of the foreign document or the order of the other passages proves; nothing is placed by a position alone.
 *
 * @param document `isExact` leaves similar words out; its text, where it is known, may have speaker labels and times that the transcript does not have
 */
export function placeQuotes(
  sought: readonly Sought[],
  transcript: Pick<Transcript, 'text' | 'turns'>,
  document: Pick<ForeignDocument, 'text'> & { readonly isExact?: boolean },
): Outcome[] {
  const key = comparisonKey(transcript.text)
  const labels = labelsOf(transcript)
  const foreignKey = document.text === null ? null : comparisonKey(document.text)
  const found = new Map<string, Candidates>()
  const candidates = sought.map((one) => {
    const quote = wordsOf(one, document)
    const known = found.get(quote) ?? findCandidates(quote, key, { labels, isExact: document.isExact === true })
    found.set(quote, known)
    return known
  })
  const inLine = sought.map(({ around }, index) => chooseInLine(candidates[index]!.spans, around, key))
  const ranked = sought.map((one, index) => {
    const { spans } = candidates[index]!
    if (spans.length < 2 || foreignKey === null || one.span === null) return null
    return chooseByRank(one.span, wordsOf(one, document), { spans, foreignKey })
  })
  const byOrder = chooseByOrder(
    sought.map((one, index) => ({
      position: one.span?.start ?? one.paragraphs?.first ?? null,
      isParagraph: one.span === null,
      candidates: ranked[index] === null ? candidates[index]!.spans : [ranked[index]!],
    })),
    transcript.text,
  )
  const placeIn = createPositionPlacer(transcript, document, labels)
  return sought.map((one, index): Outcome => {
    const there = placeIn(one.span)
    if (there !== null) return { how: 'by-position', span: there }
    const { spans, how } = candidates[index]!
    if (wordsOf(one, document).trim() === '') return { how: 'no-words' }
    if (spans.length === 0) return { how: 'absent' }
    if (spans.length === 1) return { how, span: spans[0]! }
    const span = ranked[index] ?? inLine[index] ?? byOrder[index] ?? null
    return span === null ? { how: 'several' } : { how: how === 'beginning' ? how : 'by-order', span }
  })
}

/** Minimum share of the letters of a passage, without labels, that a transcript must have. */
const minKept = 0.5
const lettersIn = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0

/** Creates a function that converts places of a document; null where a transcript does not have the words. */
function createPositionPlacer(
  transcript: Pick<Transcript, 'text' | 'turns'>,
  { text }: Pick<ForeignDocument, 'text'>,
  labels: RegExp | null,
): (span: Span | null) => Span | null {
  if (text === null) return () => null
  const { toTranscript } = createDocumentPlaces(text, transcript)
  return (span) => {
    const found = span === null ? null : toTranscript(span)
    if (found === null) return null
    const passage = text.slice(span!.start, span!.end)
    const spoken = labels === null ? passage : passage.replace(labels, '$1')
    const kept = lettersIn(transcript.text.slice(found.start, found.end))
    return kept >= minKept * lettersIn(spoken) ? found : null
  }
}

/** The words of a coding: its quote, or else those at its place in the foreign document. */
const wordsOf = ({ quote, span }: Sought, { text }: Pick<ForeignDocument, 'text'>): string =>
  quote.trim() !== '' || span === null || text === null ? quote : text.slice(span.start, span.end)

/** Minimum length of the key of a quote that is found by its beginning alone. */
const minBeginning = 20

function findCandidates(
  quote: string,
  key: ComparisonKey,
  { labels, isExact }: { readonly labels: RegExp | null; readonly isExact: boolean },
): Candidates {
  const spoken = labels === null ? quote : quote.replace(labels, '$1')
  for (const words of new Set([quote, spoken])) {
    const spans = occurrencesOf(comparisonKey(words).text, key)
    if (spans.length > 0) return { spans, how: 'as-written' }
  }
  const wanted = comparisonKey(spoken).text
  const beginning = withoutCutEnd(wanted)
  if (beginning !== wanted && beginning.length >= minBeginning) {
    const spans = occurrencesOf(beginning, key, true)
    if (spans.length > 0) return { spans, how: 'beginning' }
  }
  const similar = isExact ? null : findSimilar(key.text, { span: null, quote: wanted })
  return { spans: similar === null ? [] : [key.spanOf(widenMatch(key.text, similar, wanted))], how: 'similar' }
}

/**
 * The spans of a text whose key is that of a quote; those that begin and end at whole words, where there are any.
 *
 * @param mayBreak true for a quote that may end within a word
 */
function occurrencesOf(wanted: string, { text, spanOf }: ComparisonKey, mayBreak = false): Span[] {
  if (wanted === '') return []
  const spans: { readonly span: Span; readonly isWhole: boolean }[] = []
  for (let start = text.indexOf(wanted); start !== -1; start = text.indexOf(wanted, start + 1)) {
    const end = start + wanted.length
    const breaksStart = isWord(text[start - 1]) && isWord(text[start])
    const breaksEnd = !mayBreak && isWord(text[end - 1]) && isWord(text[end])
    spans.push({ span: spanOf({ start, end }), isWhole: !breaksStart && !breaksEnd })
    if (spans.length >= maxOccurrences) break
  }
  const whole = spans.filter(({ isWhole }) => isWhole)
  return (whole.length > 0 ? whole : spans).map(({ span }) => span)
}

/** Maximum number of places of a quote that are compared. */
const maxOccurrences = 500

/** Matches speaker labels at the beginning of lines, with times behind them; null if no speaker has a name. */
function labelsOf({ turns }: Pick<Transcript, 'turns'>): RegExp | null {
  const names = [...new Set(turns.flatMap(({ speaker }) => speaker ?? []))]
  if (names.length === 0 || names.length > 200) return null
  const written = names.map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')
  return new RegExp(`(^|\\n)[ \\t]*(?:${written})[ \\t]*(?:[[(][\\d:., -]{1,30}[\\])][ \\t]*)?:[ \\t]*`, 'gu')
}

/** The only place inside the line that a quote is from; null where there is no such line, or several places in it. */
function chooseInLine(spans: readonly Span[], around: string | undefined, key: ComparisonKey): Span | null {
  if (around === undefined || spans.length < 2) return null
  const lines = occurrencesOf(comparisonKey(around).text, key)
  const inside = spans.filter((span) => lines.some((line) => line.start <= span.start && span.end <= line.end))
  return inside.length === 1 ? inside[0]! : null
}

/** The place with the same rank among equal words as in the foreign document, where both have as many. */
function chooseByRank(
  place: Span,
  quote: string,
  { spans, foreignKey }: { readonly spans: readonly Span[]; readonly foreignKey: ComparisonKey },
): Span | null {
  const there = occurrencesOf(comparisonKey(quote).text, foreignKey)
  if (there.length !== spans.length) return null
  const rank = there.findIndex(({ start, end }) => start < place.end && place.start < end)
  return spans[rank] ?? null
}
