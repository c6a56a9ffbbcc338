import type { Analysis } from '../model/analysis.ts'
import { lineages } from '../model/codebook.ts'
import { describeEvidence } from '../model/coding.ts'
import type { Cluster, CodeQuote, CoOccurrence, GroupCount } from '../model/findings.ts'
import { textAt } from '../model/span.ts'
import type { TranscriptFile } from '../model/transcript-file.ts'
import type { Exporter, OutputFile } from './exporter.ts'
import { type Columns, writeTable } from './write-table.ts'

/** One CSV file for each table; `code` is the code directly under the theme, `subcode` the finer one inside it. */
export const toCsv: Exporter = {
  summary: 'tables as CSV: themes, codings, quotes, participants, co-occurrence, groups, clusters, transcripts',
  write: (analysis) => [
    themes(analysis),
    codings(analysis),
    { file: 'quotes.csv', text: writeTable(quoteColumns, analysis.findings.quotes) },
    participants(analysis),
    { file: 'cooccurrence.csv', text: writeTable(coOccurrenceColumns, analysis.findings.coOccurrence) },
    { file: 'groups.csv', text: writeTable(groupColumns, analysis.findings.groups) },
    { file: 'clusters.csv', text: writeTable(clusterColumns, analysis.findings.clusters) },
    { file: 'transcripts.csv', text: writeTable(transcriptColumns, analysis.files) },
  ],
}

function themes({ codebook, findings }: Analysis): OutputFile {
  const lineageById = lineages(codebook)
  const columns: Columns<(typeof findings.prevalence)[number]> = {
    theme: (row) => row.themeId,
    code: (row) => (row.codeId === null ? '' : lineageById.get(row.codeId)!.at(-1)!.id),
    subcode: (row) => (row.depth > 1 ? row.codeId : ''),
    label: (row) => row.label,
    organizations: (row) => row.organizations.length,
    of_organizations: () => findings.organizationCount,
    share_of_organizations: (row) => row.shareOfOrganizations,
    participants: (row) => row.participants.length,
    of_participants: () => findings.participantCount,
    share_of_participants: (row) => row.shareOfParticipants,
    segments: (row) => row.segments,
    accepted: (row) => row.accepted,
    accepted_participants: (row) => row.acceptedParticipants.length,
    accepted_organizations: (row) => row.acceptedOrganizations.length,
    suggested: (row) => row.suggested,
    rejected: (row) => row.rejected,
    most_by_one_participant: (row) => row.dominance,
    organization_ids: (row) => row.organizations.join('; '),
    participant_ids: (row) => row.participants.join('; '),
  }
  return { file: 'themes.csv', text: writeTable(columns, findings.prevalence) }
}

function codings({ codings: applied, files, segments }: Analysis): OutputFile {
  const textById = new Map(files.map(({ transcript }) => [transcript.id, transcript.text]))
  const speakerBySegment = new Map(segments.map(({ id, speaker }) => [id, speaker]))
  const columns: Columns<(typeof applied)[number]> = {
    transcript: (coding) => coding.transcriptId,
    turn: (coding) => coding.turn,
    start: (coding) => coding.span.start,
    end: (coding) => coding.span.end,
    speaker: (coding) => speakerBySegment.get(coding.segmentId) ?? '',
    participant: (coding) => coding.participantId,
    organization: (coding) => coding.organization,
    theme: (coding) => coding.themeId,
    code: (coding) => coding.topCodeId,
    subcode: (coding) => (coding.codeId === coding.topCodeId ? '' : coding.codeId),
    coder: (coding) => coding.coder,
    confidence: (coding) => coding.confidence,
    evidence: ({ evidence, transcriptId }) =>
      evidence.map((reason) => describeEvidence(reason, textById.get(transcriptId)!)).join(' | '),
    status: (coding) => coding.status,
    stance: (coding) => coding.stance,
    quote: (coding) => textAt(textById.get(coding.transcriptId)!, coding.span),
  }
  return { file: 'codings.csv', text: writeTable(columns, applied) }
}

function participants({ codebook, findings }: Analysis): OutputFile {
  const attributes = [...new Set(findings.participants.flatMap((row) => Object.keys(row.attributes)))]
  const ids = codebook.themes.flatMap(({ id }) => [
    id,
    ...codebook.codes.filter((code) => code.themeId === id && code.parentId === null).map((code) => code.id),
  ])
  const columns: Columns<(typeof findings.participants)[number]> = {
    participant: (row) => row.participantId,
    organization: (row) => row.organization,
    ...Object.fromEntries(attributes.map((name) => [name, (row) => row.attributes[name] ?? ''])),
    segments: (row) => row.segments,
    words: (row) => row.words,
    ...Object.fromEntries(ids.map((id) => [id, (row) => row.counts[id] ?? 0])),
  }
  return { file: 'participants.csv', text: writeTable(columns, findings.participants) }
}

const quoteColumns: Columns<CodeQuote> = {
  theme: (quote) => quote.themeId,
  code: (quote) => quote.codeId,
  rank: (quote) => quote.rank,
  quote: (quote) => quote.text,
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
  before: (quote) => quote.before,
}

const coOccurrenceColumns: Columns<CoOccurrence> = {
  level: (pair) => pair.level,
  unit: (pair) => pair.unit,
  a: (pair) => pair.a,
  b: (pair) => pair.b,
  both: (pair) => pair.both,
  only_a: (pair) => pair.onlyA,
  only_b: (pair) => pair.onlyB,
  jaccard: (pair) => pair.jaccard,
}

const groupColumns: Columns<GroupCount> = {
  unit: (row) => row.unit,
  attribute: (row) => row.attribute,
  group: (row) => row.group,
  members: (row) => row.size,
  theme: (row) => row.themeId,
  code: (row) => row.codeId,
  count: (row) => row.count,
  share: (row) => row.share,
}

const clusterColumns: Columns<Cluster> = {
  cluster: (row) => row.number,
  segments: (row) => row.segments,
  participants: (row) => row.participants.join('; '),
  organizations: (row) => row.organizations.join('; '),
  coded_share: (row) => row.codedShare,
  nearest_code: (row) => row.nearestCode?.codeId ?? null,
  cosine: (row) => row.nearestCode?.similarity ?? null,
  terms: (row) => row.terms.join('; '),
  phrases: (row) => row.phrases.join('; '),
  exemplars: (row) =>
    row.exemplars.map(({ transcriptId, turn, text }) => `${transcriptId}, turn ${turn}: ${text}`).join('\n'),
}

const transcriptColumns: Columns<TranscriptFile> = {
  transcript: (row) => row.transcript.id,
  file: (row) => row.transcript.source.file,
  format: (row) => row.transcript.source.format,
  sha256: (row) => row.transcript.source.sha256,
  language: (row) => row.language,
  turns: (row) => row.transcript.turns.length,
  words_in: (row) => row.wordsIn,
  words_spoken: (row) => row.wordsOut,
  words_left_out: (row) => row.skipped.reduce((total, { words }) => total + words, 0),
  left_out: (row) => row.skipped.map(({ reason, words }) => `${reason}: ${words}`).join('; '),
  inaudible: (row) => row.inaudible,
  speakers: (row) => row.speakers.map(({ name, role, turns }) => `${name ?? 'no name'} (${role}, ${turns})`).join('; '),
}
