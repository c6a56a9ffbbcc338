import { createPlacer } from '../../anchoring/place-anchor.ts'
import { textHash } from '../../anchoring/text-hash.ts'
import { groupBy } from '../../collections.ts'
import { isSamePlace, type Span, textAt } from '../../model/span.ts'
import type { ForeignCode, ForeignCoding, ForeignDocument, ForeignProject } from '../foreign-project.ts'
import { maxqdaName } from './code-elements.ts'
import type { SentSuggestion } from './sent-file.ts'
import { suggestedPrefix, suggestionsParent } from './splice-suggestions.ts'

/**
 * What became of a suggestion in a project that came back: it is there as it was, taken over by a person, at another place,
 * with another code, or gone; or its document or words are not there, so that nothing is known.
 */
export interface ReviewedSuggestion {
  readonly sent: SentSuggestion
  readonly how: 'kept' | 'taken' | 'resized' | 'recoded' | 'gone' | 'unknown'
  /** The document that came back, and the place of the suggestion in it; null where they are not there. */
  readonly document: ForeignDocument | null
  readonly span: Span | null
  /** The coding that it is now; null where there is none. */
  readonly coding: ForeignCoding | null
  /** Our code of that coding; null where there is none. */
  readonly code: string | null
}

/** A project that came back, with our suggestions apart from what people coded. */
export interface ComparedReview {
  readonly suggestions: readonly ReviewedSuggestion[]
  /** What people coded, also with copies of codes at places of their own. */
  readonly theirs: readonly ForeignCoding[]
  /** Number of the machine's codings that no record has. */
  readonly unrecorded: number
}

/**
 * The codes of a project without the copies that we added, and our code for each copy.
 *
 * @param labels the names that our codes have among copies
 */
export function separateCopies(
  codes: readonly ForeignCode[],
  labels: readonly Pick<SentSuggestion, 'label' | 'code'>[],
): { readonly codes: readonly ForeignCode[]; readonly copies: ReadonlyMap<string, string> } {
  const named = labels.map(({ label, code }) => [suggestedPrefix + label, code] as const)
  const codeByName = new Map([...named.map(([name, code]) => [name.slice(0, maxqdaName), code] as const), ...named])
  const isCopy = ({ path }: ForeignCode): boolean =>
    path.at(-1) === suggestionsParent || (path.at(-1) ?? '').startsWith(suggestedPrefix)
  const copies = codes.filter(isCopy).flatMap(({ id, path }) => {
    const code = codeByName.get(path.at(-1) ?? '')
    return code === undefined ? [] : [[id, code] as const]
  })
  return { codes: codes.filter((code) => !isCopy(code)), copies: new Map(copies) }
}

/**
 * Compares a project that came back with the suggestions that were put into it. They are found by document, place and
 * code, as programs may give everything new GUIDs.
 *
 * @param ours our code for one of theirs, copies included
 * @param copies our code for each copy
 */
export function compareReview(
  { documents, codings }: Pick<ForeignProject, 'documents' | 'codings'>,
  sent: readonly SentSuggestion[],
  { ours, copies }: { readonly ours: ReadonlyMap<string, string>; readonly copies: ReadonlyMap<string, string> },
): ComparedReview {
  const codeOf = ({ code }: ForeignCoding): string | null => ours.get(code) ?? null
  const reasons = new Set(sent.map(({ why }) => why))
  // Where a program has given our suggestions to the person who imported them, the reason is still in the memo.
  const isOfMachine = ({ isMachine, memo }: ForeignCoding): boolean =>
    isMachine || reasons.has(memo) || memo.split('\n').some((line) => reasons.has(line))
  const isOurs = (coding: ForeignCoding): boolean => isOfMachine(coding) || copies.has(coding.code)
  const codingsOf = groupBy(codings, ({ document }) => document)
  const findDocument = createDocumentFinder(documents)
  const used = new Set<ForeignCoding>()
  const found = sent.map((one) => ({ one, document: findDocument(one) }))
  const byDocument = groupBy(found, ({ one, document }) => document?.id ?? `not there: ${one.document}`)
  const suggestions = [...byDocument.values()].flatMap((own) => {
    const { document } = own[0]!
    const there = document === null ? [] : (codingsOf.get(document.id) ?? [])
    const records = own.map(({ one }) => one)
    return compareDocument(records, { document, codings: there, isOurs, codeOf, used })
  })
  const open = codings.filter((coding) => !used.has(coding))
  return {
    suggestions,
    theirs: open.filter((coding) => !isOfMachine(coding)),
    unrecorded: open.filter(isOfMachine).length,
  }
}

/** The document of a suggestion: the one with its text, else the one with its GUID or name. */
function createDocumentFinder(documents: readonly ForeignDocument[]): (sent: SentSuggestion) => ForeignDocument | null {
  const byText = new Map(documents.flatMap((one) => (one.text === null ? [] : [[textHash(one.text), one]])))
  const byId = new Map(documents.map((one) => [one.id, one]))
  const byName = groupBy(documents, ({ name }) => name)
  return ({ text, document, name }) => {
    const named = byName.get(name) ?? []
    return byText.get(text) ?? byId.get(document) ?? (named.length === 1 ? named[0]! : null)
  }
}

interface ReturnedDocument {
  readonly document: ForeignDocument | null
  readonly codings: readonly ForeignCoding[]
  readonly isOurs: (coding: ForeignCoding) => boolean
  readonly codeOf: (coding: ForeignCoding) => string | null
  /** Codings that are suggestions; those that are found are added. */
  readonly used: Set<ForeignCoding>
}

const nothing = { how: 'unknown', span: null, coding: null, code: null } as const

function compareDocument(
  sent: readonly SentSuggestion[],
  { document, codings, isOurs, codeOf, used }: ReturnedDocument,
): ReviewedSuggestion[] {
  const text = document?.text ?? null
  if (text === null) return sent.map((one) => ({ ...nothing, sent: one, document }))
  const hash = textHash(text)
  const place = createPlacer(text, null)
  const placed = withoutRepeats(
    sent.map((one) => {
      const found = one.text === hash ? { span: one } : place({ span: one, quote: one.exact })
      return { one, span: 'span' in found ? { start: found.span.start, end: found.span.end } : null }
    }),
  )
  const take = (fits: (coding: ForeignCoding) => boolean): ForeignCoding | null => {
    const found = codings.find((coding) => !used.has(coding) && coding.span !== null && fits(coding)) ?? null
    if (found !== null) used.add(found)
    return found
  }
  const exact = placed.map(({ one, span }) => {
    const fits = (coding: ForeignCoding): boolean => span !== null && isSamePassage(text, span, coding.span!)
    const kept = take((coding) => isOurs(coding) && fits(coding) && codeOf(coding) === one.code)
    return { one, span, fits, kept }
  })
  return exact.map(({ one, span, fits, kept }): ReviewedSuggestion => {
    const result = (how: ReviewedSuggestion['how'], coding: ForeignCoding | null): ReviewedSuggestion => ({
      ...{ sent: one, how, document, span },
      coding,
      code: coding === null ? null : codeOf(coding),
    })
    if (span === null) return result('unknown', null)
    const taken = codings.find(
      (coding) => !isOurs(coding) && coding.span !== null && fits(coding) && codeOf(coding) === one.code,
    )
    if (taken !== undefined) return result('taken', taken)
    if (kept !== null) return result('kept', kept)
    const recoded = take((coding) => isOurs(coding) && fits(coding) && codeOf(coding) !== null)
    if (recoded !== null) return result('recoded', recoded)
    const resized = take((coding) => isOurs(coding) && codeOf(coding) === one.code && isSamePlace(coding.span!, span))
    return resized === null ? result('gone', null) : result('resized', resized)
  })
}

/** Suggestions that several records have, as when they were put into a project and later into its successor, once. */
function withoutRepeats<Item extends { readonly one: SentSuggestion; readonly span: Span | null }>(
  placed: readonly Item[],
): Item[] {
  const keyOf = ({ one, span }: Item): string =>
    JSON.stringify([one.code, span === null ? [one.start, one.exact] : [span.start, span.end]])
  return [...groupBy(placed, keyOf).values()].map(([first]) => first!)
}

/** True if two spans differ in blanks at their ends alone. */
function isSamePassage(text: string, a: Span, b: Span): boolean {
  const [one, other] = [withoutBlanks(text, a), withoutBlanks(text, b)]
  return one.start === other.start && one.end === other.end
}

/** A span without the blanks at its ends. */
export function withoutBlanks(text: string, span: Span): Span {
  const words = textAt(text, span)
  return {
    start: span.start + words.length - words.trimStart().length,
    end: span.end - (words.length - words.trimEnd().length),
  }
}
