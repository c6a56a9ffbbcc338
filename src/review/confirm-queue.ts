import { getOrInsert } from '../collections.ts'
import type { DecisionEvent } from '../model/decision-event.ts'
import { overlaps } from '../model/span.ts'
import { foldEvents } from '../study/decision-events/fold-events.ts'
import { pairOf } from './pair.ts'
import type { ConfirmedUnit, QueueItem, ReviewPassage, ReviewTranscript } from './review-data.ts'

/** A passage with what it could settle. */
interface Candidate {
  readonly item: QueueItem & { readonly person: string }
  /** For its best code: how many surer passages of the participant or organisation come before it. */
  readonly round: number
  readonly confidence: number
}

/**
 * Makes the queue that settles with the fewest readings who speaks of what: for each participant and code without an
 * accepted passage first the surest suggestion, then the second … A passage that could settle several codes comes before
 * others of its round. Once a code of a participant is accepted, its other passages need no reading. The same for
 * organisations, which takes fewer readings: one of their participants is enough.
 */
export function queueOfOpenPairs(
  transcripts: readonly ReviewTranscript[],
  events: readonly DecisionEvent[],
  unit: ConfirmedUnit = 'participants',
): (QueueItem & { readonly person: string })[] {
  const unitOf = ({ participant, organization }: ReviewPassage): string | undefined =>
    unit === 'participants' ? participant : organization
  const settled = settledPairs(transcripts, events, unitOf)
  const passages = transcripts.flatMap((transcript, order) =>
    transcript.passages.flatMap((passage, at) => {
      const { suggestions, start, end } = passage
      const person = unitOf(passage)
      if (person === undefined) return []
      const open = suggestions.filter(({ codeId }) => !settled.has(pairOf(person, codeId)))
      const codes = open.map(({ codeId }) => codeId)
      return open.length === 0 ? [] : [{ item: { transcript: order, passage: at, start, end, codes, person }, open }]
    }),
  )
  const confidences = new Map<string, number[]>()
  for (const { item, open } of passages)
    for (const { codeId, confidence } of open)
      getOrInsert(confidences, pairOf(item.person, codeId), () => []).push(confidence)
  const surer = (person: string, codeId: string, confidence: number): number =>
    confidences.get(pairOf(person, codeId))!.filter((other) => other > confidence).length
  const candidates = passages.map(
    ({ item, open }): Candidate => ({
      item,
      round: Math.min(...open.map(({ codeId, confidence }) => surer(item.person, codeId, confidence))),
      confidence: Math.max(...open.map(({ confidence }) => confidence)),
    }),
  )
  candidates.sort(
    (a, b) => a.round - b.round || b.item.codes.length - a.item.codes.length || b.confidence - a.confidence,
  )
  return candidates.map(({ item }) => item)
}

/** Participants, or organisations, and codes with a passage that somebody accepted, and nobody rejected. */
function settledPairs(
  transcripts: readonly ReviewTranscript[],
  events: readonly DecisionEvent[],
  unitOf: (passage: ReviewPassage) => string | undefined,
): Set<string> {
  const personBySpeaker = new Map<string, string>()
  const speakerOf = (transcript: ReviewTranscript, turn: number): string =>
    `${transcript.id}\n${transcript.turns.find(({ number }) => number === turn)?.speaker ?? ''}`
  for (const transcript of transcripts)
    for (const passage of transcript.passages) {
      const person = unitOf(passage)
      if (person !== undefined) personBySpeaker.set(speakerOf(transcript, passage.turn), person)
    }
  const byId = new Map(transcripts.map((transcript) => [transcript.id, transcript]))
  const personAt = (id: string, start: number, end: number): string | undefined => {
    const transcript = byId.get(id)
    const passage = transcript?.passages.find((one: ReviewPassage) => overlaps(one, { start, end }))
    return passage && (unitOf(passage) ?? personBySpeaker.get(speakerOf(transcript!, passage.turn)))
  }
  const answers = [...foldEvents(events).coders.values()].flatMap(({ decisions }) => decisions)
  const isRefused = (accepted: (typeof answers)[number]): boolean =>
    answers.some(
      ({ status, code, on }) =>
        status === 'rejected' &&
        code === accepted.code &&
        on.transcript === accepted.on.transcript &&
        overlaps(spanOf(on), spanOf(accepted.on)),
    )
  return new Set(
    answers.flatMap((answer) => {
      if (answer.status !== 'accepted' || isRefused(answer)) return []
      const { start, end } = spanOf(answer.on)
      const person = personAt(answer.on.transcript, start, end)
      return person === undefined ? [] : [pairOf(person, answer.code)]
    }),
  )
}

const spanOf = ({ start, end }: { readonly start: number | null; readonly end: number | null }) => ({
  start: start ?? 0,
  end: end ?? Number.POSITIVE_INFINITY,
})
