import { createHash } from 'node:crypto'
import { compareNames } from '../collections.ts'
import type { SampleClusters } from '../findings/clusters/sample-clusters.ts'
import type { TextOf } from '../findings/quotes/place-quote.ts'
import { summarize, withoutGroups } from '../findings/summarize.ts'
import type { Tally } from '../findings/tally/tally.ts'
import type { Analysis, CodedTranscripts } from '../model/analysis.ts'
import type { Codebook } from '../model/codebook.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Findings } from '../model/findings.ts'
import { madeAnew, mapEach } from '../model/made-anew.ts'
import type { Participant } from '../model/participant.ts'
import type { PreparedReport } from '../model/prepared.ts'
import type { LostQuote } from '../model/quote-choice.ts'
import type { Review } from '../model/review.ts'
import type { TextFile } from '../model/study.ts'
import type { SynthesisText } from '../model/synthesis.ts'
import { createReplacer, replaceInText, replaceNames } from '../study/pseudonymize.ts'
import { readSummaries, type Summaries } from '../study/read-summaries.ts'
import { recordReading } from '../study/record-reading.ts'
import { fillSynthesis, type SynthesisSources } from './fill-synthesis.ts'
import type { Plan } from './plan.ts'
import type { CodedStudy, ResolvedStudy, StudyRoster } from './stages.ts'

/**
 * Assembles the result from the sums of all transcripts. The coded transcripts are iterated each time the result is
 * written.
 */
export function assembleAnalysis(
  { frame, codebook, options, synthesis, weights, warnings, parts }: Plan,
  { roster, failures, notes }: Pick<ResolvedStudy<PreparedReport>, 'roster' | 'failures' | 'notes'>,
  { tally, transcripts, clusters }: CodedStudy & { readonly clusters: SampleClusters },
  version: string,
): Analysis {
  const { accounts, participants } = roster
  const transcriptIds = accounts.map(({ id }) => id)
  const textOf = createTextOf(transcriptIds, transcripts)
  const summed = summarize({
    tally,
    codebook,
    participants,
    transcriptIds,
    textOf,
    clusters,
    draw: roster.draw,
    audit: roster.audit,
    options,
  })
  const lostQuotes = [...roster.lostQuotes, ...summed.lostQuotes]
  const counted = {
    ...summed,
    review: reviewOf(roster, tally),
    memos: [...roster.memos, ...summed.memos],
    lostQuotes,
  }
  const file = frame.summaries ?? null
  const summaries = file === null ? null : readSummaries(namesOf(participants, codebook), file)
  const findings = summaries === null ? counted : { ...counted, framework: withSummaries(counted.framework, summaries) }
  const replacer = createReplacer(roster.pseudonyms)
  const written = fillSynthesis(synthesis, {
    ...{ findings, transcriptIds, transcripts },
    participantOf: createParticipantOf(roster),
    barred: [...tally.barred.values()].flat(),
    rename: (text) => replaceInText(text, replacer),
  })
  const { transcripts: kept, ...outline }: Analysis = {
    study: frame.name,
    version,
    options,
    reading: recordReading(frame, options),
    vectors: parts.embedder.origin,
    codebook,
    codebookSource: inputOf(frame.codebook),
    inputs: [
      frame.participants,
      frame.settings,
      (weights && frame.weights) ?? null,
      file,
      ...(frame.synthesis ?? []),
      ...frame.decisions,
    ].flatMap((input) => (input === null ? [] : inputOf(input))),
    files: accounts,
    participants: options.minCell > 0 ? participants.map(withoutGroups) : participants,
    findings,
    synthesis: [...(summaries?.themes ?? []).map(toSynthesis), ...written.texts],
    failures,
    learned: options.coders.includes('learned') ? weights : null,
    warnings: [
      ...(options.minCell > 0 ? [warnOfRows(options.minCell)] : []),
      ...warnings,
      ...notes,
      ...roster.warnings,
      ...written.warnings,
      ...lostQuotes.map(warnOfLost),
      ...transcriptIds.flatMap((id) => tally.warnings.get(id) ?? []),
    ],
    transcripts,
  }
  const leave = new Set(['codebook', 'options', 'reading', 'learned'])
  return { ...replaceNames(outline, replacer, leave), transcripts: kept }
}

/** Creates a function that finds the participant behind a speaker, by the name in the file or the one in the analysis. */
function createParticipantOf({ contextOf, participants }: StudyRoster): SynthesisSources['participantOf'] {
  const participantById = new Map(participants.map((participant) => [participant.id, participant]))
  return (transcriptId, speaker) => {
    const named = contextOf(transcriptId).participants
    const own = named.find(([name]) => name === speaker)?.[1] ?? (named.length === 1 ? named[0]![1] : undefined)
    return own ?? participantById.get(speaker ?? '') ?? { id: speaker ?? transcriptId, organization: null }
  }
}

/** The participants and themes that summaries can be of. */
const namesOf = (participants: readonly Participant[], { themes }: Codebook) => ({
  participant: participants.map(({ id }) => id).sort(compareNames),
  theme: themes.map(({ id }) => id),
})

const withSummaries = (cells: Findings['framework'], { summaryOf }: Summaries): Findings['framework'] =>
  madeAnew(() => mapEach(cells, (cell) => ({ ...cell, summary: summaryOf(cell.participantId, cell.themeId) })))

/** A summary of a theme as a text of the researcher. */
const toSynthesis = ({ themeId, summary }: Summaries['themes'][number]): SynthesisText => ({
  kind: 'theme',
  id: themeId,
  parts: [{ title: 'Summary', paragraphs: [{ isItem: false, runs: [{ kind: 'plain', text: summary }] }] }],
})

/** The state of the review: what people state, and what it comes to in codings. */
function reviewOf({ review: { reviewers, ...review } }: StudyRoster, { review: sum }: Tally): Review {
  const { decidedBy, ...counts } = sum
  return {
    ...review,
    ...counts,
    reviewers: reviewers.map((reviewer) => ({ ...reviewer, decided: decidedBy.get(reviewer.coder) ?? 0 })),
  }
}

/** A warning about a choice of a quote without effect. */
const warnOfLost = ({ use, codeId, transcriptId, words, why, place }: LostQuote): Diagnostic => ({
  level: 'warning',
  code: 'quotes/lost',
  place,
  message: `“${words.slice(0, 30)}…” of ${transcriptId} is ${use}${codeId === null ? '' : ` for "${codeId}"`}, but ${why}`,
  fix: 'copy the words as they are now, accept the code there, or delete the line; on the review page: choose again',
})

/** A warning that names what still identifies people when small counts are left out. */
const warnOfRows = (minCell: number): Diagnostic => ({
  level: 'warning',
  code: 'report/rows-of-people',
  place: { file: '--min-cell' },
  message: `groups are counted from ${minCell} people on, and no output names anybody's group; but the speech of each person and organisation stays in participants.csv, codings.csv, the report and others`,
  fix: 'share groups.csv alone where nobody should know what one person said',
})

/** Creates a look-up of texts that caches the last one, since quotes of a transcript mostly come in sequence. */
function createTextOf(transcriptIds: readonly string[], transcripts: CodedTranscripts): TextOf {
  const orders = new Map(transcriptIds.map((id, order) => [id, order]))
  let last: { readonly id: string; readonly text: string } | undefined
  return (id) => {
    if (last?.id !== id) {
      const order = orders.get(id)!
      last = { id, text: transcripts.textAt?.(order) ?? transcripts.at(order)!.file.transcript.text }
    }
    return last.text
  }
}

const inputOf = ({ file, text }: TextFile) => ({ file, sha256: createHash('sha256').update(text).digest('hex') })
