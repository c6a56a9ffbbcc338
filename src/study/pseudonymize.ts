import { getOrInsert, lowerBound } from '../collections.ts'
import type { CodedTranscript } from '../model/coded-transcript.ts'
import { isIterable, madeAnew, mapEach } from '../model/made-anew.ts'
import { maxPlaces, type NameUse, type PseudonymMap } from '../model/pseudonym.ts'
import { copyOf, type Span, textAt } from '../model/span.ts'
import { createNameSearch, type FindNames, type NameMatch } from './find-names.ts'

/** Finds the names of a study; null where nothing is replaced. */
export type Replacer = FindNames | null

export const createReplacer = (pseudonyms: PseudonymMap): Replacer =>
  pseudonyms.length === 0 ? null : createNameSearch(pseudonyms)

/**
 * A transcript with pseudonyms in the place of names: in labels, in its file's name, and in what was said. Places are
 * moved along, so that every quote is still at its place. Names of people who do not speak are not known and stay, unless
 * pseudonyms.csv lists them: read before you share.
 */
export function pseudonymizeTranscript(coded: CodedTranscript, replacer: FindNames) {
  const original = coded.file.transcript
  const matches = replacer(original.text, false)
  const { text, at } = replaceMatches(original.text, matches)
  const moveSpan = ({ start, end }: Span): Span => ({ start: at(start, false), end: at(end, true) })
  const moved = <Item extends { readonly span: Span }>(item: Item): Item => ({ ...item, span: moveSpan(item.span) })
  const named = replaceNames(coded, replacer, new Set())
  const { transcript } = named.file
  return {
    coded: {
      file: {
        ...named.file,
        characters: text.length,
        transcript: { ...transcript, text, turns: transcript.turns.map(moved) },
      },
      segments: named.segments.map(moved),
      codings: named.codings.map((coding) => ({
        ...moved(coding),
        evidence: coding.evidence.map((reason) => ('span' in reason ? moved(reason) : reason)),
      })),
    } satisfies CodedTranscript,
    change: {
      /** A quote of this transcript, moved along, with its words where it has any; names beside them stay. */
      quote: <Said extends { readonly span: Span; readonly text?: string }>(quote: Said): Said => {
        const span = moveSpan(quote.span)
        return { ...quote, span, ...(quote.text === undefined ? {} : { text: copyOf(textAt(text, span)) }) }
      },
      /** A text about this transcript. */
      text: (written: string): string => replaceInText(written, replacer),
    },
    uses: countUses(matches, (place) => {
      const turn = original.turns.find(({ span }) => place < span.end)
      return `${original.id}, turn ${turn?.number ?? 1}`
    }),
  }
}

function countUses(matches: readonly NameMatch[], placeOf: (start: number) => string): Map<string, NameUse> {
  const uses = new Map<string, { replaced: number; doubtful: number; places: string[] }>()
  for (const { name, start, isDoubtful } of matches) {
    if (name === null) continue
    const use = getOrInsert(uses, name, () => ({ replaced: 0, doubtful: 0, places: [] }))
    if (isDoubtful) use.doubtful++
    else use.replaced++
    if (use.places.length < maxPlaces) use.places.push(`${placeOf(start)}${isDoubtful ? ' (left)' : ''}`)
  }
  return uses
}

/** A text with pseudonyms in the place of names. */
export const replaceInText = (text: string, replacer: Replacer): string =>
  replacer === null ? text : replaceMatches(text, replacer(text, false)).text

/** Keys below which there is text that somebody wrote or said, not an id. */
const textKeys = new Set([
  'text',
  'cue',
  'before',
  'phrases',
  'terms',
  'summary',
  'title',
  'sample',
  'memo',
  'attributes',
  'groups',
  'group',
  'message',
  'fix',
])

/** The texts inside a value without the names, keys of maps left alone; some keys at the top are left whole. */
export function replaceNames<Value>(value: Value, replacer: Replacer, leave: ReadonlySet<string>): Value {
  if (replacer === null) return value
  const known = [new Map<string, string>(), new Map<string, string>()]
  const change = (text: string, inIds: boolean): string =>
    text.length > 200
      ? replaceMatches(text, replacer(text, inIds)).text
      : getOrInsert(known[inIds ? 1 : 0]!, text, () => replaceMatches(text, replacer(text, inIds)).text)
  const walk = (inner: unknown, inIds: boolean): unknown => {
    if (typeof inner === 'string') return change(inner, inIds)
    if (Array.isArray(inner)) return inner.map((item) => walk(item, inIds))
    if (isIterable(inner)) return madeAnew(() => mapEach(inner, (item) => walk(item, inIds)))
    if (typeof inner !== 'object' || inner === null) return inner
    return Object.fromEntries(Object.entries(inner).map(([key, own]) => [key, walk(own, inIds && !textKeys.has(key))]))
  }
  return Object.fromEntries(
    Object.entries(value as object).map(([key, own]) => [key, leave.has(key) ? own : walk(own, !textKeys.has(key))]),
  ) as Value
}

/** A text without the names, and where each place of the old one is in the new one. */
function replaceMatches(text: string, matches: readonly NameMatch[]) {
  const shifts: { readonly start: number; readonly end: number; readonly newStart: number; readonly newEnd: number }[] =
    []
  const pieces: string[] = []
  let [from, length] = [0, 0]
  for (const { start, end, pseudonym, isDoubtful } of matches) {
    if (isDoubtful) continue
    pieces.push(text.slice(from, start), pseudonym)
    length += start - from + pseudonym.length
    shifts.push({ start, end, newStart: length - pseudonym.length, newEnd: length })
    from = end
  }
  pieces.push(text.slice(from))
  /** @param isEnd whether a place inside a name goes to its end */
  const at = (place: number, isEnd: boolean): number => {
    const last = shifts[lowerBound(shifts.length, (shift) => shifts[shift]!.start >= place) - 1]
    if (last === undefined) return place
    if (place < last.end) return isEnd ? last.newEnd : last.newStart
    return place - last.end + last.newEnd
  }
  return { text: pieces.join(''), at }
}
