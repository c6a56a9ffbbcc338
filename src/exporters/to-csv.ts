import type { Analysis } from '../model/analysis.ts'
import { lineages } from '../model/codebook.ts'
import type { Evidence } from '../model/coding.ts'
import { textAt } from '../model/span.ts'
import type { Exporter, OutputFile } from './exporter.ts'
import { type Cell, writeTable } from './write-table.ts'

/** One CSV file for each table; `code` is the code directly under the theme, `subcode` the finer one inside it. */
export const toCsv: Exporter = {
  summary: 'tables as CSV: themes, codings, quotes, participants, co-occurrence, groups, clusters, transcripts',
  write: (analysis) => [
    themes(analysis),
    codings(analysis),
    quotes(analysis),
    participants(analysis),
    coOccurrence(analysis),
    groups(analysis),
    clusters(analysis),
    transcripts(analysis),
  ],
}

const table = (file: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): OutputFile => ({ file, text: writeTable(columns, rows) })

function themes({ codebook, findings }: Analysis): OutputFile {
  const lineageById = lineages(codebook)
  return table(
    'themes.csv',
    ['theme', 'code', 'subcode', 'label', 'organizations', 'of_organizations', 'share_of_organizations', 'participants', 'of_participants', 'share_of_participants', 'segments', 'accepted', 'suggested', 'rejected', 'most_by_one_participant', 'organization_ids', 'participant_ids'],
    findings.prevalence.map((row) => [
      row.themeId,
      row.codeId === null ? '' : lineageById.get(row.codeId)!.at(-1)!.id,
      row.depth > 1 ? row.codeId : '',
      row.label,
      row.organizations.length,
      findings.organizationCount,
      row.shareOfOrganizations,
      row.participants.length,
      findings.participantCount,
      row.shareOfParticipants,
      row.segments,
      row.accepted,
      row.suggested,
      row.rejected,
      row.dominance,
      row.organizations.join('; '),
      row.participants.join('; '),
    ]),
  )
}

function codings({ codings: applied, files, segments }: Analysis): OutputFile {
  const textById = new Map(files.map(({ transcript }) => [transcript.id, transcript.text]))
  const speakerBySegment = new Map(segments.map(({ id, speaker }) => [id, speaker]))
  return table(
    'codings.csv',
    ['transcript', 'turn', 'start', 'end', 'speaker', 'participant', 'organization', 'theme', 'code', 'subcode', 'coder', 'confidence', 'evidence', 'status', 'quote'],
    applied.map((coding) => {
      const text = textById.get(coding.transcriptId)!
      return [
        coding.transcriptId,
        coding.turn,
        coding.span.start,
        coding.span.end,
        speakerBySegment.get(coding.segmentId) ?? '',
        coding.participantId,
        coding.organization,
        coding.themeId,
        coding.topCodeId,
        coding.codeId === coding.topCodeId ? '' : coding.codeId,
        coding.coder,
        coding.confidence,
        coding.evidence.map((reason) => writeEvidence(reason, text)).join(' | '),
        coding.status,
        textAt(text, coding.span),
      ]
    }),
  )
}

const writeEvidence = (reason: Evidence, text: string): string =>
  reason.kind === 'keyword'
    ? `"${textAt(text, reason.span)}" at ${reason.span.start} by ${reason.keyword}`
    : `near "${reason.anchor.slice(0, 60)}" (${reason.similarity.toFixed(2)})`

const quotes = ({ findings }: Analysis): OutputFile =>
  table(
    'quotes.csv',
    ['theme', 'code', 'rank', 'quote', 'participant', 'organization', 'transcript', 'speaker', 'turn', 'start_ms', 'line', 'start', 'end', 'coder', 'confidence', 'status', 'before'],
    findings.quotes.map((quote) => [quote.themeId, quote.codeId, quote.rank, quote.text, quote.participantId, quote.organization, quote.transcriptId, quote.speaker, quote.turn, quote.startMs, quote.line, quote.span.start, quote.span.end, quote.coder, quote.confidence, quote.status, quote.before]),
  )

function participants({ codebook, findings }: Analysis): OutputFile {
  const attributes = [...new Set(findings.participants.flatMap((row) => Object.keys(row.attributes)))]
  const codes = codebook.themes.flatMap((theme) => [theme.id, ...codebook.codes.filter(({ themeId, parentId }) => themeId === theme.id && parentId === null).map(({ id }) => id)])
  return table(
    'participants.csv',
    ['participant', 'organization', ...attributes, 'segments', 'words', ...codes],
    findings.participants.map((row) => [row.participantId, row.organization, ...attributes.map((attribute) => row.attributes[attribute] ?? ''), row.segments, row.words, ...codes.map((id) => row.counts[id] ?? 0)]),
  )
}

const coOccurrence = ({ findings }: Analysis): OutputFile =>
  table(
    'cooccurrence.csv',
    ['level', 'unit', 'a', 'b', 'both', 'only_a', 'only_b', 'jaccard'],
    findings.coOccurrence.map((pair) => [pair.level, pair.unit, pair.a, pair.b, pair.both, pair.onlyA, pair.onlyB, pair.jaccard]),
  )

const groups = ({ findings }: Analysis): OutputFile =>
  table(
    'groups.csv',
    ['attribute', 'group', 'members', 'theme', 'code', 'participants', 'share'],
    findings.groups.map((group) => [group.attribute, group.group, group.size, group.themeId, group.codeId ?? '', group.participants, group.share]),
  )

const clusters = ({ findings }: Analysis): OutputFile =>
  table(
    'clusters.csv',
    ['cluster', 'segments', 'participants', 'organizations', 'coded_share', 'nearest_code', 'cosine', 'terms', 'phrases', 'exemplars'],
    findings.clusters.map((cluster) => [
      cluster.number,
      cluster.segments,
      cluster.participants.join('; '),
      cluster.organizations.join('; '),
      cluster.codedShare,
      cluster.nearestCode?.codeId ?? '',
      cluster.nearestCode?.similarity ?? null,
      cluster.terms.join('; '),
      cluster.phrases.join('; '),
      cluster.exemplars.map(({ transcriptId, turn, text }) => `${transcriptId}, turn ${turn}: ${text}`).join('\n'),
    ]),
  )

const transcripts = ({ files }: Analysis): OutputFile =>
  table(
    'transcripts.csv',
    ['transcript', 'file', 'format', 'sha256', 'turns', 'words_in', 'words_spoken', 'words_left_out', 'left_out', 'inaudible', 'speakers'],
    files.map(({ transcript, wordsIn, wordsOut, skipped, inaudible, speakers }) => [
      transcript.id,
      transcript.source.file,
      transcript.source.format,
      transcript.source.sha256,
      transcript.turns.length,
      wordsIn,
      wordsOut,
      skipped.reduce((total, { words }) => total + words, 0),
      skipped.map(({ reason, words }) => `${reason}: ${words}`).join('; '),
      inaudible,
      speakers.map(({ name, role, turns }) => `${name ?? 'no name'} (${role}, ${turns})`).join('; '),
    ]),
  )
