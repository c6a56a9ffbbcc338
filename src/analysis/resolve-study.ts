import { groupBy } from '../collections.ts'
import { findAudit } from '../estimation/audit.ts'
import { isMachineCoder } from '../model/coder-names.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Participant } from '../model/participant.ts'
import type { PreparedReport } from '../model/prepared.ts'
import type { ImportReport } from '../model/transcript-file.ts'
import { choosePseudonyms } from '../study/choose-pseudonyms.ts'
import { findOtherLanguages } from '../study/compare-files.ts'
import { describeReviewers, isEverythingRead } from '../study/describe-reviewers.ts'
import { groupParticipants } from '../study/group-participants.ts'
import { identifySpeakers, speakerKey } from '../study/identify-speakers.ts'
import { toPlainRead } from '../study/is-read.ts'
import { areSeveral } from '../study/judged-together.ts'
import { personalKind } from '../study/personal-columns.ts'
import { readPseudonyms } from '../study/pseudonym-list.ts'
import { readDecisions } from '../study/read-decisions.ts'
import { readParticipants } from '../study/read-participants.ts'
import { readQuoteChoices } from '../study/read-quote-choices.ts'
import { memosOfReading } from '../study/read-stretch.ts'
import { mergeReports } from './merge-reports.ts'
import { nothingRead } from './nothing-read.ts'
import type { Plan } from './plan.ts'
import type { ResolvedStudy, Stages, StudyRoster } from './stages.ts'
import type { TranscriptContext } from './transcript-context.ts'

/** A participant without the columns that hold names and addresses. */
const withoutPersonal = (participant: Participant): Participant => ({
  ...participant,
  attributes: Object.fromEntries(
    Object.entries(participant.attributes).filter(([column]) => personalKind(column) === null),
  ),
})

/**
 * Resolves roles, participants and decisions from the accounts of all transcripts.
 *
 * @throws InputError for participants.csv or decisions that cannot be read
 */
export function resolveStudy(
  { frame, codebook, options, settings, listedQuotes }: Plan,
  read: readonly ImportReport[],
): StudyRoster {
  const { accounts, warnings } = mergeReports(read)
  const rows = frame.participants === null ? [] : readParticipants(frame.participants.text, frame.participants.file)
  const file = frame.participants?.file ?? 'participants.csv'
  const roster = identifySpeakers(accounts, rows, file)
  const grouped = groupParticipants(roster.participants, settings, file)
  const byId = new Map(grouped.participants.map((participant) => [participant.id, participant]))
  const stated = readDecisions(frame.decisions, { codebook, transcripts: accounts })
  const reviewers = describeReviewers(stated).filter(({ coder }) => !isMachineCoder(coder))
  const isReviewed =
    settings.reviewed ??
    isEverythingRead(
      accounts.map(({ id }) => id),
      reviewers,
    )
  const counted = options.status ?? (isReviewed ? 'accepted' : 'all')
  const decisions = groupBy(stated.decisions, ({ transcriptId }) => transcriptId)
  const reads = groupBy(stated.reads, ({ transcriptId }) => transcriptId)
  const memos = groupBy([...memosOfReading(stated.reads), ...stated.memos], ({ transcriptId }) => transcriptId)
  const quotes = readQuoteChoices(listedQuotes, stated.quotes, { codebook, transcripts: accounts })
  const choices = groupBy(quotes.choices, ({ transcriptId }) => transcriptId)
  const open = groupBy(stated.open, ({ transcriptId }) => transcriptId)
  const drawnTogether = groupBy(
    (stated.draw?.read ?? []).filter(({ readers }) => readers.length > 1),
    ({ transcriptId }) => transcriptId,
  )
  const accountById = new Map(accounts.map((account) => [account.id, account]))
  const contextOf = (transcriptId: string): TranscriptContext => {
    const { speakers } = accountById.get(transcriptId)!
    const [made, read] = [decisions.get(transcriptId) ?? [], reads.get(transcriptId) ?? []]
    const isJoint = areSeveral([made, read])
    return {
      speakers,
      participants: speakers
        .filter(({ role }) => role !== 'interviewer')
        .map(({ name }) => {
          const { id, organization } = byId.get(roster.participantBySpeaker.get(speakerKey(transcriptId, name))!)!
          return [name, { id, organization }] as const
        }),
      decisions: made,
      reads: read.map(toPlainRead),
      open: isJoint ? (open.get(transcriptId) ?? []) : [],
      drawnTogether: isJoint ? (drawnTogether.get(transcriptId) ?? []) : [],
      counted,
      memos: memos.get(transcriptId) ?? [],
      quoteChoices: choices.get(transcriptId) ?? [],
      drawn: stated.draw?.ofTranscript(transcriptId) ?? null,
      answers: [],
    }
  }
  const readWhole = new Set(reviewers.flatMap(({ read }) => read))
  const transcriptsOf = new Map(grouped.participants.map(({ id }): [string, string[]] => [id, []]))
  for (const { id } of accounts)
    for (const [, { id: participantId }] of contextOf(id).participants) transcriptsOf.get(participantId)!.push(id)
  for (const [id, transcripts] of transcriptsOf) if (transcripts.length === 0) transcriptsOf.delete(id)
  const list = frame.pseudonyms ?? null
  const listed = list === null || !options.pseudonyms ? [] : readPseudonyms(list.text, list.file)
  const all: Diagnostic[] = [
    ...warnings,
    ...findOtherLanguages(accounts, codebook.language),
    ...roster.warnings,
    ...grouped.warnings,
    ...stated.warnings,
  ]
  return {
    accounts,
    warnings: all,
    participants: options.pseudonyms ? grouped.participants.map(withoutPersonal) : grouped.participants,
    contextOf,
    review: { counted, isReviewed, reviewers },
    memos: (memos.get(null) ?? []).map(({ before: _, after: __, ...memo }) => memo),
    lostQuotes: quotes.lost,
    draw: stated.draw?.summary ?? null,
    audit: findAudit(
      {
        transcriptsOf,
        organizationOf: new Map(grouped.participants.map(({ id, organization }) => [id, organization])),
      },
      (id) => readWhole.has(id),
    ),
    listed,
    pseudonyms: options.pseudonyms
      ? choosePseudonyms({
          accounts,
          participants: grouped.participants,
          voices: accounts.flatMap(({ id }) => contextOf(id).participants),
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

/**
 * Carries out the first stage, and resolves the facts that need all transcripts: roles, participants, decisions.
 *
 * @throws InputError when no file can be read, or participants or decisions cannot be understood
 */
export async function prepareStudy<Transcript extends PreparedReport>(
  plan: Plan,
  { prepare }: Pick<Stages<Transcript, unknown>, 'prepare'>,
): Promise<ResolvedStudy<Transcript>> {
  const prepared = await prepare()
  const { transcripts, found, failures } = prepared
  if (transcripts.length === 0) throw nothingRead(plan.frame.name, found, failures)
  const roster = resolveStudy(
    plan,
    transcripts.map(({ account }) => account),
  )
  return { ...prepared, roster }
}
