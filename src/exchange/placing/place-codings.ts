import { comparisonKey } from '../../anchoring/comparison-key.ts'
import { groupBy } from '../../collections.ts'
import { overlapLength, type Span } from '../../model/span.ts'
import type { Transcript } from '../../model/transcript.ts'
import type { ForeignCoding, ForeignDocument, ForeignProject } from '../foreign-project.ts'
import { type Outcome, placeQuotes } from './place-quotes.ts'

/** What became of a foreign coding: where its words are, or why nothing was placed. */
export type Placing =
  | (Outcome & { readonly transcript: Transcript })
  | { readonly how: 'no-document' | 'whole-document'; readonly transcript: Transcript | null }

/** Finds the transcripts that a document may be. */
export type FindTranscripts = (document: ForeignDocument) => readonly Transcript[]

/** Minimum share of a transcript of several turns that a coding of the whole document covers. */
const nearlyWhole = 0.9

/**
 * Finds the codings of a project in transcripts. A coding that names no document is looked for in all of them, and placed
 * if its words are in one place of one transcript.
 */
export function placeCodings(
  { documents, codings }: Pick<ForeignProject, 'documents' | 'codings'>,
  transcripts: readonly Transcript[],
  findTranscripts: FindTranscripts,
): Map<ForeignCoding, Placing> {
  const placings = new Map<ForeignCoding, Placing>()
  const documentById = new Map(documents.map((document) => [document.id, document]))
  for (const [id, own] of groupBy(codings, ({ document }) => document)) {
    const document = documentById.get(id) ?? { id, name: id, text: null, attributes: {} }
    const candidates = document.name === '' ? transcripts : findTranscripts(document)
    if (candidates.length === 0) for (const one of own) placings.set(one, { how: 'no-document', transcript: null })
    else for (const [one, placing] of placeAmong(own, document, candidates)) placings.set(one, placing)
  }
  return placings
}

/** Maximum number of transcripts that are searched for similar words, where it is not known which one is meant. */
const maxSearched = 20

/** Places codings in the only transcript in which their words are, with the line that they are from. */
function placeAmong(
  codings: readonly ForeignCoding[],
  document: ForeignDocument,
  transcripts: readonly Transcript[],
): [ForeignCoding, Placing][] {
  const outcomes = transcripts.map((transcript) =>
    placeQuotes(codings, transcript, { text: document.text, isExact: transcripts.length > maxSearched }),
  )
  const keys = codings.some(({ around }) => around !== undefined)
    ? transcripts.map(({ text }) => comparisonKey(text).text)
    : null
  return codings.map((coding, index) => {
    const line = coding.around === undefined ? null : comparisonKey(coding.around).text
    const isLineIn = (number: number): boolean => line !== null && keys !== null && keys[number]!.includes(line)
    const isLineKnown = transcripts.some((_, number) => isLineIn(number))
    const found = outcomes.flatMap((own, number): Placing[] => {
      const outcome = own[index]!
      return outcome.how === 'absent' || (isLineKnown && !isLineIn(number))
        ? []
        : [placingOf(outcome, transcripts[number]!)]
    })
    const exact = found.filter(({ how }) => how !== 'similar')
    const best = exact.length > 0 ? exact : found
    if (best.length === 0) return [coding, { how: 'absent', transcript: transcripts[0]! }]
    return [coding, best.length === 1 ? best[0]! : { how: 'several', transcript: transcripts[0]! }]
  })
}

function placingOf(outcome: Outcome, transcript: Transcript): Placing {
  if (!('span' in outcome)) return { ...outcome, transcript }
  const { start, end } = outcome.span
  const isWhole = transcript.turns.length > 3 && end - start >= nearlyWhole * transcript.text.length
  return isWhole ? { how: 'whole-document', transcript } : { ...outcome, transcript }
}

/**
 * The parts of a span in the turns of a transcript, without blanks at their ends. Parts that interviewers say are left
 * out, unless there are no others.
 */
export function splitAtTurns(span: Span, { text, turns }: Pick<Transcript, 'text' | 'turns'>): Span[] {
  const parts = turns.flatMap(({ span: turn, role }) => {
    if (overlapLength(turn, span) <= 0) return []
    const [start, end] = [Math.max(turn.start, span.start), Math.min(turn.end, span.end)]
    const words = text.slice(start, end)
    const from = start + words.length - words.trimStart().length
    const to = start + words.trimEnd().length
    return from < to ? [{ span: { start: from, end: to }, role }] : []
  })
  const answers = parts.filter(({ role }) => role !== 'interviewer')
  return (answers.length > 0 ? answers : parts).map((part) => part.span)
}
