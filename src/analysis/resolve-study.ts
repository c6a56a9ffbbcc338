import { groupBy } from '../collections.ts'
import type { Memo, StatedDecision } from '../model/decision.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Participant } from '../model/participant.ts'
import type { Stands } from '../model/pseudonym.ts'
import type { FileAccount, SpeakerSummary } from '../model/transcript-file.ts'
import { choosePseudonyms } from '../study/choose-pseudonyms.ts'
import { findOtherLanguages } from '../study/compare-files.ts'
import { groupParticipants } from '../study/group-participants.ts'
import { identifySpeakers, speakerKey } from '../study/identify-speakers.ts'
import { personalKind } from '../study/personal-columns.ts'
import { type ListedName, readPseudonyms } from '../study/pseudonym-list.ts'
import { readDecisions } from '../study/read-decisions.ts'
import { readParticipants } from '../study/read-participants.ts'
import { memosOfReading } from '../study/read-stretch.ts'
import { type JoinedAccounts, joinAccounts } from './import-files.ts'
import type { Plan } from './plan-study.ts'

/** What the study as a whole says of one transcript: with it the transcript can be coded by itself. */
export interface Circumstances {
  /** With their roles. */
  readonly speakers: readonly SpeakerSummary[]
  /** Who each voice that answers is. */
  readonly participants: readonly (readonly [
    speaker: string | null,
    participant: Pick<Participant, 'id' | 'organization'>,
  ])[]
  readonly decisions: readonly StatedDecision[]
  /** What people wrote of the transcript, or a part of it, that they declare read. */
  readonly memos: readonly Memo[]
}

/** What only all transcripts together show. */
export interface Settled extends JoinedAccounts {
  readonly participants: readonly Participant[]
  readonly circumstancesOf: (transcriptId: string) => Circumstances
  /** The pseudonym of each name; empty where names stay. */
  readonly stands: Stands
  /** What pseudonyms.csv states. */
  readonly listed: readonly ListedName[]
}

/** A participant without the columns that hold names and addresses. */
const withoutPersonal = (participant: Participant): Participant => ({
  ...participant,
  attributes: Object.fromEntries(
    Object.entries(participant.attributes).filter(([column]) => personalKind(column) === null),
  ),
})

/**
 * Settles roles, participants and decisions from the accounts of all transcripts.
 *
 * @throws InputError for participants.csv or decisions that cannot be understood
 */
export function settleStudy({ frame, codebook, options, settings }: Plan, read: readonly FileAccount[]): Settled {
  const { accounts, aliases, warnings } = joinAccounts(read)
  const rows = frame.participants === null ? [] : readParticipants(frame.participants.text, frame.participants.file)
  const file = frame.participants?.file ?? 'participants.csv'
  const cast = identifySpeakers(accounts, rows, file)
  const grouped = groupParticipants(cast.participants, settings, file)
  const byId = new Map(grouped.participants.map((participant) => [participant.id, participant]))
  const stated = readDecisions(frame.decisions, { codebook, transcripts: accounts })
  const decisions = groupBy(stated.decisions, ({ transcriptId }) => transcriptId)
  const memos = groupBy(memosOfReading(stated.reads), ({ transcriptId }) => transcriptId)
  const accountById = new Map(accounts.map((account) => [account.id, account]))
  const circumstancesOf = (transcriptId: string): Circumstances => {
    const { speakers } = accountById.get(transcriptId)!
    return {
      speakers,
      participants: speakers
        .filter(({ role }) => role !== 'interviewer')
        .map(({ name }) => {
          const { id, organization } = byId.get(cast.participantBySpeaker.get(speakerKey(transcriptId, name))!)!
          return [name, { id, organization }] as const
        }),
      decisions: decisions.get(transcriptId) ?? [],
      memos: memos.get(transcriptId) ?? [],
    }
  }
  const list = frame.pseudonyms ?? null
  const listed = list === null || !options.pseudonyms ? [] : readPseudonyms(list.text, list.file)
  const told: Diagnostic[] = [
    ...warnings,
    ...findOtherLanguages(accounts, codebook.language),
    ...cast.warnings,
    ...grouped.warnings,
    ...stated.warnings,
  ]
  return {
    accounts,
    aliases,
    warnings: told,
    participants: options.pseudonyms ? grouped.participants.map(withoutPersonal) : grouped.participants,
    circumstancesOf,
    listed,
    stands: options.pseudonyms
      ? choosePseudonyms({
          accounts,
          participants: grouped.participants,
          voices: accounts.flatMap(({ id }) => circumstancesOf(id).participants),
          stated: rows.flatMap(({ id, attributes }) =>
            Object.entries(attributes).flatMap(([column, value]) =>
              personalKind(column) === null ? [] : [[id, value] as const],
            ),
          ),
          aliases: settings.aliases,
          listed,
        })
      : [],
  }
}
