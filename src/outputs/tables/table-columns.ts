import type { Analysis } from '../../model/analysis.ts'
import type { Cluster } from '../../model/cluster.ts'
import type { CodeQuote } from '../../model/code-quote.ts'
import type { Memo } from '../../model/decision.ts'
import type { Estimate, Limits } from '../../model/estimate.ts'
import type { CoOccurrence, Findings, GroupCount, MatrixCell } from '../../model/findings.ts'
import type { MeetingUnit } from '../../model/options.ts'
import type { Prevalence } from '../../model/prevalence.ts'
import type { ImportReport } from '../../model/transcript-file.ts'
import { printQuote } from '../../text/print-quote.ts'
import type { Columns } from './write-table.ts'

// Tables whose rows are findings as they are: what each column shows.

/**
 * @param unit in which they meet
 * @param organizationCount where there are none, none are counted
 */
export const matrixColumns = (unit: MeetingUnit, organizationCount: number): Columns<MatrixCell> => ({
  row: (cell) => cell.row,
  column: (cell) => cell.column,
  unit: () => unit,
  count: (cell) => cell.segments,
  participants: (cell) => (cell.segments === null ? null : cell.participants.length),
  organizations: (cell) => (cell.segments === null || organizationCount === 0 ? null : cell.organizations.length),
  participant_ids: (cell) => cell.participants.join('; '),
  organization_ids: (cell) => cell.organizations.join('; '),
})

export const saturationColumns: Columns<Analysis['findings']['saturation']['points'][number]> = {
  transcript: (point) => point.transcriptId,
  codes_seen: (point) => point.seen,
  mean_over_orders: (point) => point.mean,
  deviation_over_orders: (point) => point.deviation,
}

export const stabilityColumns = ({
  variations: { variations, coders },
}: Findings): Columns<Findings['variations']['rows'][number]> => ({
  theme: (row) => row.themeId,
  code: (row) => row.codeId,
  met_without_one_interview: (row) => row.found,
  of_interviews: () => variations,
  met_in_100_without_a_fifth: (row) => row.inHundred,
  met_without_one_coder: (row) => row.withoutCoder,
  of_coders: () => coders.length,
})

/** @param topOf the code directly under the theme that a code is, or is in */
export const quoteColumns = (topOf: (codeId: string) => string): Columns<CodeQuote> => ({
  theme: (quote) => quote.themeId,
  code: (quote) => topOf(quote.codeId),
  subcode: (quote) => (topOf(quote.codeId) === quote.codeId ? '' : quote.codeId),
  rank: (quote) => quote.rank,
  quote: (quote) => printQuote(quote.text),
  participant: (quote) => quote.participantId,
  organization: (quote) => quote.organization,
  transcript: (quote) => quote.transcriptId,
  speaker: (quote) => quote.speaker,
  turn: (quote) => quote.turn,
  start_ms: (quote) => quote.startMs,
  line: (quote) => quote.line,
  start: (quote) => quote.span.start,
  end: (quote) => quote.span.end,
  coder: (quote) => quote.coder,
  confidence: (quote) => quote.confidence,
  status: (quote) => quote.status,
  stance: (quote) => quote.stance,
  pinned: (quote) => (quote.isPinned ? 'yes' : ''),
  before: (quote) => quote.before,
  as_transcribed: ({ text }) => (printQuote(text) === text ? '' : text),
})

/** @param minCell pairs that fewer participants have have no figures */
export function coOccurrenceColumns(minCell: number): Columns<CoOccurrence> {
  const figure = (show: (pair: CoOccurrence) => number) => (pair: CoOccurrence) =>
    pair.unit === 'participant' && pair.both > 0 && pair.both < minCell ? null : show(pair)
  return {
    level: (pair) => pair.level,
    unit: (pair) => pair.unit,
    a: (pair) => pair.a,
    b: (pair) => pair.b,
    both: figure((pair) => pair.both),
    only_a: figure((pair) => pair.onlyA),
    only_b: figure((pair) => pair.onlyB),
    jaccard: figure((pair) => pair.jaccard),
  }
}

/** @param topOf the code directly under the theme that a code is, or is in */
export const groupColumns = (topOf: (codeId: string) => string): Columns<GroupCount> => ({
  unit: (row) => row.unit,
  attribute: (row) => row.attribute,
  group: (row) => row.group,
  members: (row) => row.size,
  theme: (row) => row.themeId,
  code: ({ codeId }) => (codeId === null ? null : topOf(codeId)),
  subcode: ({ codeId }) => (codeId === null || topOf(codeId) === codeId ? '' : codeId),
  count: (row) => row.count,
  share: (row) => row.share,
})

export const clusterColumns: Columns<Cluster> = {
  cluster: (row) => row.number,
  segments: (row) => row.segments,
  participants: (row) => row.participants.join('; '),
  organizations: (row) => row.organizations.join('; '),
  coded_share: (row) => row.codedShare,
  within_code: (row) => row.within,
  stability: (row) => row.stability,
  nearest_code: (row) => row.nearestCode?.codeId ?? null,
  cosine: (row) => row.nearestCode?.similarity ?? null,
  terms: (row) => row.terms.join('; '),
  phrases: (row) => row.phrases.join('; '),
  exemplars: (row) =>
    row.exemplars
      .map(({ transcriptId, turn, text }) => `${transcriptId}, turn ${turn}: ${printQuote(text)}`)
      .join('\n'),
}

/** The columns of a limit: `recall`, `recall_low` and `recall_high`. */
const limitColumns = (
  name: string,
  limitsOf: (estimate: Estimate) => Limits | null,
): Columns<Pick<Prevalence, 'estimate'>> => {
  const of =
    (part: keyof Limits) =>
    ({ estimate }: Pick<Prevalence, 'estimate'>) =>
      (estimate === null ? null : limitsOf(estimate))?.[part] ?? null
  return { [name]: of('value'), [`${name}_low`]: of('low'), [`${name}_high`]: of('high') }
}

/** The check of a theme or code by a drawn sample. */
export const checkColumns: Columns<Pick<Prevalence, 'estimate'>> = {
  check: ({ estimate }) => (estimate?.count == null ? 'not checked' : 'checked by reading'),
  frame_segments: ({ estimate }) => estimate?.size ?? null,
  frame_suggested: ({ estimate }) => estimate?.machine ?? null,
  read: ({ estimate }) => estimate?.read ?? null,
  read_yes: ({ estimate }) => estimate?.yes ?? null,
  ...limitColumns('corrected_segments', ({ count }) => count),
  ...limitColumns('corrected_share', ({ share }) => share),
  ...limitColumns('precision', ({ precision }) => precision),
  ...limitColumns('recall', ({ recall }) => recall),
  ...limitColumns('f1', ({ f1 }) => f1),
  ...limitColumns('kappa', ({ kappa }) => kappa),
}

/** The estimates of participants and of organisations, with the number of those that were chosen by chance and read whole. */
export const auditColumns = ({
  audited,
  organizations,
}: Findings['audit']): Columns<Pick<Prevalence, 'people' | 'organizationsEstimate'>> => ({
  audited_participants: () => audited.length,
  corrected_participants: ({ people }) => people?.value ?? null,
  corrected_participants_low: ({ people }) => people?.low ?? null,
  corrected_participants_high: ({ people }) => people?.high ?? null,
  audited_organizations: () => organizations.audited.length,
  corrected_organizations: ({ organizationsEstimate: own }) => own?.value ?? null,
  corrected_organizations_low: ({ organizationsEstimate: own }) => own?.low ?? null,
  corrected_organizations_high: ({ organizationsEstimate: own }) => own?.high ?? null,
})

/** @param themeOf the theme of a code */
export const memoColumns = (themeOf: (codeId: string) => string): Columns<Memo> => ({
  by: (row) => row.by,
  memo: (row) => row.memo,
  transcript: (row) => row.transcriptId,
  turn: (row) => row.turn,
  start: (row) => row.span?.start ?? null,
  end: (row) => row.span?.end ?? null,
  participant: (row) => row.participantId,
  theme: (row) => (row.codeId === null ? '' : themeOf(row.codeId)),
  code: (row) => row.codeId,
  status: (row) => (row.status === 'open' ? 'suggested' : row.status === 'memo' ? '' : row.status),
  stance: (row) => row.stance,
  quote: (row) => row.quote,
})

export const transcriptColumns: Columns<ImportReport> = {
  transcript: (row) => row.id,
  file: (row) => row.source.file,
  format: (row) => row.source.format,
  sha256: (row) => row.source.sha256,
  language: (row) => row.language,
  turns: (row) => row.turns,
  words_in: (row) => row.wordsIn,
  words_spoken: (row) => row.wordsOut,
  words_left_out: (row) => row.skipped.reduce((total, { words }) => total + words, 0),
  left_out: (row) => row.skipped.map(({ reason, words }) => `${reason}: ${words}`).join('; '),
  inaudible: (row) => row.inaudible,
  speakers: (row) => row.speakers.map(({ name, role, turns }) => `${name ?? 'no name'} (${role}, ${turns})`).join('; '),
}
