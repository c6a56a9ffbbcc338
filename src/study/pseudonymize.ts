import { byRank, firstReached, groupBy, unique } from '../collections.ts'
import type { CodedTranscript } from '../model/coded-transcript.ts'
import { organizationOf, type Participant } from '../model/participant.ts'
import type { Span } from '../model/span.ts'
import type { FileAccount } from '../model/transcript-file.ts'
import { isStopWord } from '../text/stop-words.ts'

/** Words of labels that name nobody. */
const roleWords =
  /^(ai|assistant|befragte[rn]?|chair|client|customer|dr|entrevistad[oa]r?a?|facilitator|guest|host|interviewee|interviewer(in)?|iv|lead|mod(erator)?(in)?|mr|mrs|ms|no|null|participant|prof|question|researcher|speaker|unknown|user|voice|team|manager|engineer)$/i
/** Ids in the study's style name nobody. */
const isId = (name: string): boolean =>
  organizationOf(name) !== null || /^(speaker|spk|s|[a-z]{1,2})[ _-]?\d*[a-z]?$/i.test(name)

/** What stands for each name, the longest names first. */
export type Stands = readonly (readonly [name: string, stand: string])[]

/**
 * A transcript with ids in the place of names: in labels, in its file's name, and in what was said (full names, and each
 * part of a name that is written with a capital). Places are moved along, so that every quote still stands at its place.
 * Names of people who do not speak are not known and stay: read before you share.
 */
export function pseudonymizeTranscript(coded: CodedTranscript, replacer: Replacer) {
  const { text, at } = replaceIn(coded.file.transcript.text, replacer)
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
        evidence: coding.evidence.map((reason) => (reason.kind === 'keyword' ? moved(reason) : reason)),
      })),
    } satisfies CodedTranscript,
    /** The same of a quote of this transcript, with its words where it has any; names beside them stay. */
    moveQuote: <Said extends { readonly span: Span; readonly text?: string }>(quote: Said): Said => {
      const span = moveSpan(quote.span)
      return { ...quote, span, ...(quote.text === undefined ? {} : { text: text.slice(span.start, span.end) }) }
    },
  }
}

/** The texts inside a value without the names, keys of maps left alone; some keys at the top are left whole. */
export const replaceNames = <Value>(value: Value, replacer: Replacer, leave: ReadonlySet<string>): Value =>
  replacer.find === null ? value : deepReplace(value, (text) => replaceIn(text, replacer).text, leave)

/**
 * Ids for all who are named: their own where it is one, else numbered in the order in which they speak.
 *
 * @param voices who each voice of each transcript is
 */
export function chooseStands(
  accounts: readonly FileAccount[],
  participants: readonly Participant[],
  voices: readonly (readonly [speaker: string | null, participant: Pick<Participant, 'id'>])[],
): Stands {
  const speakers = unique(accounts.flatMap((file) => file.speakers.flatMap(({ name }) => name ?? [])))
  const asking = new Set(
    accounts.flatMap((file) => file.speakers.flatMap(({ name, role }) => (role === 'interviewer' ? (name ?? []) : []))),
  )
  const ownIds = idsOfSpeakers(voices)
  const stands = new Map<string, string>()
  let [people, interviewers] = [0, 0]
  for (const name of [...participants.map(({ id }) => id), ...speakers]) {
    const own = name.split('/').at(-1)!
    if (stands.has(own) || isId(own) || roleWords.test(own.replace(/[\s\d_-]+$/, ''))) continue
    stands.set(own, ownIds.get(own) ?? (asking.has(own) ? `Interviewer ${++interviewers}` : `Person ${++people}`))
  }
  const parts = [...stands].flatMap(([name, stand]) =>
    name
      .replace(/\([^)]*\)/g, '')
      .split(/[\s.,-]+/)
      .filter((part) => /^\p{Lu}[\p{L}'’]{2,}$/u.test(part) && !roleWords.test(part) && !isStopWord(part))
      .map((part): [string, string] => [part, stand]),
  )
  return [...new Map([...parts, ...stands])].sort(
    byRank(
      ([name]) => name.length,
      ([name]) => name,
    ),
  )
}

/** Speakers whose participant has an id that names nobody; a speaker who is several participants has none. */
function idsOfSpeakers(voices: Parameters<typeof chooseStands>[2]): Map<string, string> {
  return new Map(
    [...groupBy(voices, ([speaker]) => speaker)].flatMap(([speaker, own]): [string, string][] => {
      const ids = unique(own.map(([, { id }]) => id))
      return speaker !== null && ids.length === 1 && organizationOf(ids[0]!) !== null ? [[speaker, ids[0]!]] : []
    }),
  )
}

/** An expression that finds names as whole words, and what stands for each. */
export interface Replacer {
  readonly find: RegExp | null
  readonly standOf: ReadonlyMap<string, string>
}

export function createReplacer(stands: Stands): Replacer {
  if (stands.length === 0) return { find: null, standOf: new Map() }
  const names = stands.map(([name]) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return {
    find: new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.join('|')})(?![\\p{L}\\p{N}])`, 'gu'),
    standOf: new Map(stands),
  }
}

/** A text without the names, and where each place of the old one is in the new one. */
function replaceIn(text: string, { find, standOf }: Replacer) {
  if (find === null) return { text, at: (place: number) => place }
  const shifts: { readonly start: number; readonly end: number; readonly newStart: number; readonly newEnd: number }[] =
    []
  let grown = 0
  const written = text.replace(find, (name, place: number) => {
    const stand = standOf.get(name)!
    const newStart = place + grown
    grown += stand.length - name.length
    shifts.push({ start: place, end: place + name.length, newStart, newEnd: newStart + stand.length })
    return stand
  })
  /** @param isEnd whether a place inside a name goes to its end */
  const at = (place: number, isEnd: boolean): number => {
    const last = shifts[firstReached(shifts.length, (shift) => shifts[shift]!.start >= place) - 1]
    if (last === undefined) return place
    if (place < last.end) return isEnd ? last.newEnd : last.newStart
    return place - last.end + last.newEnd
  }
  return { text: written, at }
}

function deepReplace<Value>(value: Value, change: (text: string) => string, leave: ReadonlySet<string>): Value {
  const walk = (inner: unknown): unknown => {
    if (typeof inner === 'string') return change(inner)
    if (Array.isArray(inner)) return inner.map(walk)
    if (typeof inner !== 'object' || inner === null) return inner
    return Object.fromEntries(Object.entries(inner).map(([key, own]) => [key, walk(own)]))
  }
  return Object.fromEntries(
    Object.entries(value as object).map(([key, own]) => [key, leave.has(key) ? own : walk(own)]),
  ) as Value
}
