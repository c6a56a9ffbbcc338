import { wordsOf } from '../../text/words.ts'
import type { StudyAtHand } from '../evidence.ts'
import type { Facts } from './facts.ts'

/** A recounted participant. */
export interface RecountedPerson {
  readonly participantId: string
  readonly organization: string | null
  readonly segments: number
  readonly words: number
  /** Segments by theme and by code. */
  readonly counts: ReadonlyMap<string, number>
}

/** Recounts what each participant said and speaks of, in the order in which the analysis lists them. */
export function recountPeople(facts: Facts, { transcripts }: StudyAtHand): RecountedPerson[] {
  const { written, byId } = facts
  const { themes, codes } = written.codebook
  const spoken = new Map<string, { segments: number; words: number }>()
  const of = (id: string) => spoken.get(id) ?? spoken.set(id, { segments: 0, words: 0 }).get(id)!
  for (const { transcriptId, turn } of written.segments) {
    const at = transcripts.get(transcriptId)
    const speaker = at?.transcript.turns.find(({ number }) => number === turn)?.speaker
    const person = speaker === undefined ? undefined : at?.participants.get(speaker)
    if (person !== undefined) of(person.id).segments++
  }
  for (const { transcript, original, participants } of transcripts.values()) {
    const words = wordsOf(original.text) // marks such as "[laughs]" are none
    let next = 0
    for (const [at, { role, span }] of original.turns.entries()) {
      while (next < words.length && words[next]!.start < span.start) next++
      const first = next
      while (next < words.length && words[next]!.start < span.end) next++
      const person = participants.get(transcript.turns[at]!.speaker)
      if (role !== 'interviewer' && person !== undefined) of(person.id).words += next - first
    }
  }
  const ids = themes.flatMap(({ id }) => [id, ...codes.filter(({ themeId }) => themeId === id).map((code) => code.id)])
  const countFor = (id: string, person: string): number =>
    new Set(
      (byId.get(id) ?? [])
        .filter(({ isCounted, participant }) => isCounted && participant === person)
        .map(({ segment }) => segment),
    ).size
  return written.findings.participants.map(({ participantId }) => ({
    participantId,
    organization: facts.organizationOf.get(participantId) ?? null,
    ...(spoken.get(participantId) ?? { segments: 0, words: 0 }),
    counts: new Map(ids.map((id) => [id, countFor(id, participantId)])),
  }))
}

/** A recounted group. */
export interface RecountedGroup {
  readonly size: number
  readonly count: number
}

/** Recounts one row of the groups: the members of a group, and how many of them speak of a theme or code. */
export function recountGroup(
  { written, byId, organizationOf }: Facts,
  row: {
    readonly unit: string
    readonly attribute: string
    readonly group: string
    readonly themeId: string
    readonly codeId: string | null
  },
): RecountedGroup {
  const speaking = new Set(
    (byId.get(row.codeId ?? row.themeId) ?? [])
      .filter(({ isCounted }) => isCounted)
      .map(({ participant }) => participant),
  )
  const own = written.participants.filter(
    ({ groups }) => ((Object.hasOwn(groups, row.attribute) && groups[row.attribute]) || 'not stated') === row.group,
  )
  if (row.unit === 'participant') return { size: own.length, count: own.filter(({ id }) => speaking.has(id)).length }
  const places = new Set(own.flatMap(({ organization }) => organization ?? []))
  const heard = new Set([...speaking].flatMap((person) => organizationOf.get(person) ?? []))
  return { size: places.size, count: [...places].filter((place) => heard.has(place)).length }
}
