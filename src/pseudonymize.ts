import { byRank, groupBy, unique } from './lists.ts'
import type { Analysis } from './model/analysis.ts'
import { organizationOf } from './model/participant.ts'
import type { Span } from './model/span.ts'
import type { Transcript } from './model/transcript.ts'
import type { TranscriptFile } from './model/transcript-file.ts'
import { isStopWord } from './text/stop-words.ts'

/** Words of labels that name nobody. */
const roleWords =
  /^(ai|assistant|befragte[rn]?|chair|client|customer|dr|entrevistad[oa]r?a?|facilitator|guest|host|interviewee|interviewer(in)?|iv|lead|mod(erator)?(in)?|mr|mrs|ms|no|null|participant|prof|question|researcher|speaker|unknown|user|voice|team|manager|engineer)$/i
/** Ids in the study's style name nobody. */
const isId = (name: string): boolean =>
  organizationOf(name) !== null || /^(speaker|spk|s|[a-z]{1,2})[ _-]?\d*[a-z]?$/i.test(name)

/** What stands for each name, the longest names first. */
type Stands = readonly (readonly [name: string, stand: string])[]

/**
 * The same analysis with ids in the place of names: of participants, of those who ask, in labels, in file names, and in
 * what was said (full names, and each part of a name that is written with a capital). Places are moved along, so that
 * every quote still stands at its place. Names of people who do not speak are not known and stay: read before you share.
 */
export function pseudonymize(analysis: Analysis): Analysis {
  const stands = chooseStands(analysis)
  const replace = createReplacer(stands)
  const moved = new Map(analysis.files.map(({ transcript }) => [transcript.id, replaceIn(transcript.text, replace)]))
  const moveSpan = (transcriptId: string, { start, end }: Span): Span => {
    const { at } = moved.get(transcriptId)!
    return { start: at(start, false), end: at(end, true) }
  }
  const named = deepReplace(
    analysis,
    (text) => replaceIn(text, replace).text,
    new Set(['codebook', 'options', 'learned']),
  )
  const textOf = new Map([...moved].map(([id, { text }]) => [id, text]))
  const place = <Item extends { readonly transcriptId: string; readonly span: Span }>(
    item: Item,
    before: Item,
  ): Item => ({
    ...item,
    span: moveSpan(before.transcriptId, before.span),
  })
  const quoted = <Item extends { readonly transcriptId: string; readonly span: Span; readonly text: string }>(
    item: Item,
    before: Item,
  ): Item => {
    const span = moveSpan(before.transcriptId, before.span)
    return { ...item, span, text: textOf.get(before.transcriptId)!.slice(span.start, span.end) }
  }
  const { findings } = analysis
  return {
    ...named,
    files: named.files.map((file, index): TranscriptFile => {
      const before = analysis.files[index]!
      return { ...file, transcript: moveTranscript(file.transcript, before.transcript, textOf, moveSpan) }
    }),
    segments: named.segments.map((segment, index) => quoted(segment, analysis.segments[index]!)),
    codings: named.codings.map((coding, index) => {
      const before = analysis.codings[index]!
      return {
        ...place(coding, before),
        evidence: coding.evidence.map((reason, position) => {
          const old = before.evidence[position]!
          return reason.kind === 'keyword' && old.kind === 'keyword'
            ? { ...reason, span: moveSpan(before.transcriptId, old.span) }
            : reason
        }),
      }
    }),
    findings: {
      ...named.findings,
      quotes: named.findings.quotes.map((quote, index) => quoted(quote, findings.quotes[index]!)),
      framework: named.findings.framework.map((cell, index) => {
        const before = findings.framework[index]!
        return cell.quote === null ? cell : { ...cell, quote: quoted(cell.quote, before.quote!) }
      }),
      dissent: named.findings.dissent.map((voice, index) => quoted(voice, findings.dissent[index]!)),
      clusters: named.findings.clusters.map((cluster, index) => ({
        ...cluster,
        exemplars: cluster.exemplars.map((quote, position) =>
          quoted(quote, findings.clusters[index]!.exemplars[position]!),
        ),
      })),
    },
  }
}

function moveTranscript(
  transcript: Transcript,
  before: Transcript,
  textOf: ReadonlyMap<string, string>,
  moveSpan: (transcriptId: string, span: Span) => Span,
): Transcript {
  return {
    ...transcript,
    text: textOf.get(before.id)!,
    turns: transcript.turns.map((turn, index) => ({ ...turn, span: moveSpan(before.id, before.turns[index]!.span) })),
  }
}

/** Ids for all who are named: their own where it is one, else numbered in the order in which they speak. */
function chooseStands(analysis: Analysis): Stands {
  const { files, participants } = analysis
  const speakers = unique(files.flatMap((file) => file.speakers.flatMap(({ name }) => name ?? [])))
  const asking = new Set(
    files.flatMap((file) => file.speakers.flatMap(({ name, role }) => (role === 'interviewer' ? (name ?? []) : []))),
  )
  const ownIds = idsOfSpeakers(analysis)
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
function idsOfSpeakers({ segments, codings }: Analysis): Map<string, string> {
  const speakerBySegment = new Map(segments.map(({ id, speaker }) => [id, speaker]))
  const idsBySpeaker = groupBy(codings, ({ segmentId }) => speakerBySegment.get(segmentId) ?? null)
  return new Map(
    [...idsBySpeaker].flatMap(([speaker, own]): [string, string][] => {
      const ids = unique(own.map(({ participantId }) => participantId))
      return speaker !== null && ids.length === 1 && organizationOf(ids[0]!) !== null ? [[speaker, ids[0]!]] : []
    }),
  )
}

/** An expression that finds the names as whole words, and what stands for each. */
function createReplacer(stands: Stands): { find: RegExp | null; standOf: ReadonlyMap<string, string> } {
  if (stands.length === 0) return { find: null, standOf: new Map() }
  const names = stands.map(([name]) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return {
    find: new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.join('|')})(?![\\p{L}\\p{N}])`, 'gu'),
    standOf: new Map(stands),
  }
}

/** A text without the names, and where each place of the old one is in the new one. */
function replaceIn(text: string, { find, standOf }: ReturnType<typeof createReplacer>) {
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
    let [low, high] = [0, shifts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (shifts[middle]!.start < place) low = middle + 1
      else high = middle
    }
    const last = shifts[low - 1]
    if (last === undefined) return place
    if (place < last.end) return isEnd ? last.newEnd : last.newStart
    return place - last.end + last.newEnd
  }
  return { text: written, at }
}

/** Every text inside a value, keys of maps left alone; some keys at the top are left whole. */
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
