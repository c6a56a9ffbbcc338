import { lookup } from '../../../collections.ts'
import { type Stance, type Status, stances, statuses } from '../../../model/coding.ts'
import { isCounted } from '../../../model/review.ts'
import { fromSteps } from '../columns.ts'
import type { PageCodings, PageOutline } from '../page-data.ts'

/**
 * The filters of an address, by name; `with` names another code or theme that the passage must have,
 * `meet` one that it meets in the stretch of talk of the matrix.
 */
export type Query = Readonly<Record<string, string>>

/** A coding by the names of its parts. */
export interface FoundCoding {
  /** Position of the transcript. */
  readonly t: number
  readonly start: number
  readonly end: number
  /** Position of the code. */
  readonly c: number
  /** Position of the participant. */
  readonly p: number
  readonly turn: number
  readonly coder: number
  readonly confidence: number
  readonly status: Status
  readonly stance: Stance | null
  /** Number of its exchange or answer. */
  readonly place: number
  /** Position among all codings. */
  readonly at: number
}

/** The codings of a page, one by one. */
export function readCodings(columns: PageCodings): FoundCoding[] {
  const numbers = (name: keyof PageCodings) => fromSteps(columns[name]) as number[]
  const [t, c, p] = [numbers('transcript'), numbers('code'), numbers('participant')]
  const [start, end, turn, place] = [numbers('start'), numbers('end'), numbers('turn'), numbers('place')]
  const [coder, percent, status, stance] = [numbers('coder'), numbers('percent'), numbers('status'), numbers('stance')]
  return t.map((transcript, at) => ({
    t: transcript,
    start: start[at]!,
    end: end[at]!,
    c: c[at]!,
    p: p[at]!,
    turn: turn[at]!,
    coder: coder[at]!,
    confidence: percent[at]!,
    status: statuses[status[at]!]!,
    stance: stances[stance[at]!] ?? null,
    place: place[at]!,
    at,
  }))
}

/** The attribute and the group that a query asks for; `group` may hold both, as `role=engineer`. */
export function groupOf(query: Query): readonly [attribute: string | undefined, group: string | undefined] {
  const group = query['group']
  const sign = group?.indexOf('=') ?? -1
  return group === undefined || sign === -1
    ? [query['attribute'], group]
    : [group.slice(0, sign), group.slice(sign + 1)]
}

/** The test that a coding must pass. A code is found with the codes nested in it. */
function testOf(query: Query, outline: PageOutline): (coding: FoundCoding) => boolean {
  const [attribute, group] = groupOf(query)
  const isCode = (code: number, wanted: string): boolean => {
    return outline.codes[code]!.lineage.includes(wanted)
  }
  const least = Number(query['least'] ?? 0)
  return ({ t, c, p, coder, confidence, status, stance }) => {
    const { organization, groups } = outline.participants[p]!
    if (query['theme'] && outline.codes[c]!.theme !== query['theme']) return false
    if (query['code'] && !isCode(c, query['code'])) return false
    if (query['participant'] && outline.participants[p]!.id !== query['participant']) return false
    if (query['transcript'] && outline.transcripts[t]!.id !== query['transcript']) return false
    if (query['organization'] && organization !== query['organization']) return false
    if (attribute && group && (lookup(groups, attribute) || 'not stated') !== group) return false
    if (query['coder'] && outline.coders[coder] !== query['coder']) return false
    if (confidence < least) return false
    if (query['stance'] && stance !== query['stance']) return false
    return query['status'] ? status === query['status'] : isCounted(status, outline.counted)
  }
}

/** The codings of either of two codes or themes that meet, in the stretch of talk that the matrix counts. */
function findMeeting(codings: readonly FoundCoding[], query: Query, outline: PageOutline): FoundCoding[] {
  const { code = '', theme = '', meet = '', ...others } = query
  const test = testOf(others, outline)
  const named = ({ c }: FoundCoding): string[] => [...outline.codes[c]!.lineage, outline.codes[c]!.theme]
  const sideOf = (id: string): FoundCoding[] => codings.filter((coding) => test(coding) && named(coding).includes(id))
  const [first, second] = [sideOf(code || theme), sideOf(meet)]
  const near = (side: readonly FoundCoding[]): Set<string> =>
    new Set(side.flatMap((coding) => placesNear(coding, outline)))
  const [nearFirst, nearSecond] = [near(first), near(second)]
  const placeOf = (coding: FoundCoding): string => placesNear(coding, outline)[0]!
  const found = new Set([
    ...first.filter((coding) => nearSecond.has(placeOf(coding))),
    ...second.filter((coding) => nearFirst.has(placeOf(coding))),
  ])
  return codings.filter((coding) => found.has(coding))
}

/** The place of a coding, and others at which codings meet it. */
function placesNear({ t, c, p, start, place }: FoundCoding, { unit, participants }: PageOutline): string[] {
  switch (unit) {
    case 'segment':
      return [`${t} ${start}`]
    case 'exchange':
      return [`${t} ${p} ${place}`]
    case 'neighbours':
      return [place, place - 1, place + 1].map((near) => `${t} ${p} ${near}`)
    case 'participant':
      return [String(p)]
    case 'organisation':
      return [participants[p]!.organization ?? `none ${t} ${start} ${c}`]
    default:
      return unit satisfies never
  }
}

/** Codings of one segment together: a passage is shown once, with all its codings that pass the filters. */
export function findPassages(codings: readonly FoundCoding[], query: Query, outline: PageOutline): FoundCoding[][] {
  const test = query['meet'] ? () => true : testOf(query, outline)
  const candidates = query['meet'] ? findMeeting(codings, query, outline) : codings
  const passages: FoundCoding[][] = []
  for (const coding of candidates) {
    if (!test(coding)) continue
    const last = passages.at(-1) ?? []
    if (last[0]?.t === coding.t && last[0].start === coding.start) last.push(coding)
    else passages.push([coding])
  }
  const other = query['with']
  if (!other) return passages
  const placeOf = ({ t, start }: FoundCoding): string => `${t} ${start}`
  const withOther = new Set(
    codings
      .filter(({ c, status }) => {
        const { lineage, theme } = outline.codes[c]!
        return isCounted(status, outline.counted) && [...lineage, theme].includes(other)
      })
      .map(placeOf),
  )
  return passages.filter(([first]) => withOther.has(placeOf(first!)))
}

/** Values of attributes that divide the participants into groups: `role=engineer`, `role: engineer`. */
export function groupOptions({ participants }: PageOutline): [value: string, label: string][] {
  const names = [...new Set(participants.flatMap(({ groups }) => Object.keys(groups)))]
  return names.flatMap((name) => {
    const values = [...new Set(participants.map(({ groups }) => lookup(groups, name) || 'not stated'))].sort()
    return values.length < 2 ? [] : values.map((value): [string, string] => [`${name}=${value}`, `${name}: ${value}`])
  })
}
