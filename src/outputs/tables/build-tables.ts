import { lookup, sum, unique } from '../../collections.ts'
import type { Analysis } from '../../model/analysis.ts'
import { lineages } from '../../model/codebook.ts'
import type { SynthesisRun } from '../../model/synthesis.ts'
import { printQuote } from '../../text/print-quote.ts'
import {
  auditColumns,
  checkColumns,
  clusterColumns,
  coOccurrenceColumns,
  groupColumns,
  matrixColumns,
  memoColumns,
  quoteColumns,
  saturationColumns,
  stabilityColumns,
  transcriptColumns,
} from './table-columns.ts'
import { frameworkTable } from './tabulate-framework.ts'
import { likelyTable } from './tabulate-likely.ts'
import { methodLog } from './tabulate-method.ts'
import { type Columns, type Table, toTable } from './write-table.ts'

/** A table of an analysis. */
export interface TableKind {
  readonly summary: string
  readonly build: (analysis: Analysis) => Table
}

/**
 * Every table of an analysis but that of the codings, which grows with the transcripts (`write-transcripts.ts`). In all
 * of them `code` is the code directly under the theme, `subcode` the finer one inside it.
 */
export const tables: Readonly<Record<string, TableKind>> = {
  themes: { summary: 'themes and codes with counts of segments, participants and organisations', build: themes },
  quotes: {
    summary: 'the best quotes of each code, with their places',
    build: quotes,
  },
  participants: {
    summary: 'participants with their attributes and counts of each theme and code',
    build: participants,
  },
  framework: { summary: 'the framework matrix: what each participant says on each theme', build: frameworkTable },
  groups: {
    summary: 'codes by groups of participants and of organisations',
    build: ({ codebook, findings }) => toTable('groups', groupColumns(topFinder(codebook)), findings.groups),
  },
  cooccurrence: {
    summary: 'pairs of themes and of codes in the same segment and with the same participant',
    build: ({ findings, options }) =>
      toTable('cooccurrence', coOccurrenceColumns(options.minCell), findings.coOccurrence),
  },
  matrix: {
    summary: 'codes by codes of cross-cutting themes',
    build: ({ findings }) =>
      toTable('matrix', matrixColumns(findings.matrix.unit, findings.organizationCount), findings.matrix.cells),
  },
  saturation: {
    summary: 'the number of distinct codes after each interview',
    build: ({ findings }) => toTable('saturation', saturationColumns, findings.saturation.points),
  },
  stability: {
    summary: 'how often each theme and code is still met without interviews, and without coders',
    build: ({ findings }) => toTable('stability', stabilityColumns(findings), findings.variations.rows),
  },
  likely: {
    summary: 'the likeliest passages of each code that nobody has decided on, to be read until they stop fitting',
    build: (analysis) => likelyTable(analysis, analysis.findings.likely),
  },
  clusters: {
    summary: 'groups of similar segments that may deserve a code',
    build: ({ findings }) => toTable('clusters', clusterColumns, findings.clusters),
  },
  synthesis: { summary: 'what the researcher wrote on themes, codes and sections', build: synthesis },
  memos: { summary: 'notes that people wrote on decisions', build: memos },
  transcripts: {
    summary: 'the files, with what was read and what was left out',
    build: ({ files }) => toTable('transcripts', transcriptColumns, files),
  },
  codebook: { summary: 'definitions, examples and keywords as they were applied', build: codebookAsApplied },
  method: { summary: 'versions, options and hashes of all inputs', build: methodLog },
}

function quotes({ codebook, findings }: Analysis): Table {
  return toTable('quotes', quoteColumns(topFinder(codebook)), findings.quotes)
}

/** Creates a function that finds the code directly under the theme that a code is, or is in. */
function topFinder(codebook: Analysis['codebook']): (codeId: string) => string {
  const lineageById = lineages(codebook)
  return (codeId) => lineageById.get(codeId)!.at(-1)!.id
}

function memos({ findings, codebook }: Analysis): Table {
  const themeById = new Map(codebook.codes.map(({ id, themeId }) => [id, themeId]))
  return toTable(
    'memos',
    memoColumns((codeId) => themeById.get(codeId)!),
    findings.memos,
  )
}

/** The parts of the researcher's texts, numbers and quotes filled in. */
function synthesis({ synthesis: texts, codebook }: Analysis): Table {
  const themeOf = new Map(codebook.codes.map(({ id, themeId }) => [id, themeId]))
  const rows = texts.flatMap(({ kind, id, parts }) => parts.map((part) => ({ kind, id, part })))
  const textIn = (run: SynthesisRun): string =>
    run.kind === 'quote'
      ? `“${printQuote(run.quote.text)}” (${run.quote.transcriptId}, turn ${run.quote.turn})`
      : run.text
  const columns: Columns<(typeof rows)[number]> = {
    section: ({ kind, id }) => (kind === 'section' ? id : ''),
    theme: ({ kind, id }) => (kind === 'theme' ? id : (themeOf.get(id) ?? '')),
    code: ({ kind, id }) => (kind === 'code' ? id : ''),
    part: ({ part }) => part.title,
    text: ({ part }) =>
      part.paragraphs.map(({ isItem, runs }) => `${isItem ? '- ' : ''}${runs.map(textIn).join('')}`).join('\n'),
  }
  return toTable('synthesis', columns, rows)
}

function themes({ codebook, findings }: Analysis): Table {
  const words = sum(findings.participants, (row) => row.words)
  const lineageById = lineages(codebook)
  const { organizationCount } = findings
  const ofOrganizations = (count: number): number | null => (organizationCount === 0 ? null : count)
  const columns: Columns<(typeof findings.prevalence)[number]> = {
    theme: (row) => row.themeId,
    code: (row) => (row.codeId === null ? '' : lineageById.get(row.codeId)!.at(-1)!.id),
    subcode: (row) => (row.depth > 1 ? row.codeId : ''),
    label: (row) => row.label,
    organizations: (row) => ofOrganizations(row.organizations.length),
    of_organizations: () => ofOrganizations(organizationCount),
    share_of_organizations: (row) => ofOrganizations(row.shareOfOrganizations),
    participants: (row) => row.participants.length,
    of_participants: () => findings.participantCount,
    share_of_participants: (row) => row.shareOfParticipants,
    segments: (row) => row.segments,
    accepted: (row) => row.accepted,
    accepted_blind: (row) => row.acceptedBlind,
    accepted_participants: (row) => row.acceptedParticipants.length,
    accepted_organizations: (row) => ofOrganizations(row.acceptedOrganizations.length),
    suggested: (row) => row.suggested,
    rejected: (row) => row.rejected,
    disputed: (row) => row.disputed,
    most_by_one_participant: (row) => (row.dominant.length === 0 ? null : row.dominance),
    most_by: (row) => row.dominant.join('; '),
    organization_ids: (row) => row.organizations.join('; '),
    participant_ids: (row) => row.participants.join('; '),
    per_1000_words: ({ segments }) => inProportion(1000 * segments, words, segments),
    share_of_segments: ({ segments }) => inProportion(segments, findings.segmentCount, segments),
    participants_twice: (row) =>
      findings.participants.filter(({ counts }) => (lookup(counts, row.codeId ?? row.themeId) ?? 0) >= 2).length,
    ...checkColumns,
    ...auditColumns(findings.audit),
  }
  return toTable('themes', columns, findings.prevalence)
}

/** A share or rate of a count of segments; null for one segment, which makes none, or where there is no whole. */
const inProportion = (part: number, whole: number, segments: number): number | null =>
  segments === 1 || whole === 0 ? null : part / whole

/** A row for each participant; an attribute that is named like another column has `attribute_` in front of its name. */
function participants({ codebook, findings }: Analysis): Table {
  const attributes = unique(findings.participants.flatMap((row) => Object.keys(row.attributes)))
  const ids = codebook.themes.flatMap(({ id }) => [
    id,
    ...codebook.codes.filter((code) => code.themeId === id).map((code) => code.id),
  ])
  const fixed = ['participant', 'organization', 'segments', 'words']
  const shares = codebook.themes.flatMap(({ id }) => [`${id}_per_1000_words`, `${id}_share_of_segments`])
  const others = new Set([...fixed, ...ids, ...shares])
  const attributeColumn = (name: string): string =>
    others.has(name.replace(/^(attribute_)+/, '')) ? `attribute_${name}` : name
  const codeColumn = (id: string): string => (fixed.includes(id) ? `code_${id}` : id)
  const columns: Columns<(typeof findings.participants)[number]> = {
    participant: (row) => row.participantId,
    organization: (row) => row.organization,
    ...Object.fromEntries(
      attributes.map((name) => [attributeColumn(name), (row) => lookup(row.attributes, name) ?? '']),
    ),
    segments: (row) => row.segments,
    words: (row) => row.words,
    ...Object.fromEntries(ids.map((id) => [codeColumn(id), (row) => lookup(row.counts, id) ?? 0])),
    ...Object.fromEntries(
      codebook.themes.flatMap(({ id }) => {
        const countOf = ({ counts }: (typeof findings.participants)[number]): number => lookup(counts, id) ?? 0
        return [
          [`${id}_per_1000_words`, (row) => inProportion(1000 * countOf(row), row.words, countOf(row))],
          [`${id}_share_of_segments`, (row) => inProportion(countOf(row), row.segments, countOf(row))],
        ]
      }),
    ),
  }
  return toTable('participants', columns, findings.participants)
}

/** The codebook as it was applied: definitions, examples and keywords of every theme and code. */
function codebookAsApplied({ codebook }: Analysis): Table {
  const lineageById = lineages(codebook)
  const rows = codebook.themes.flatMap((theme) => [
    { theme, code: null },
    ...codebook.codes.filter(({ themeId }) => themeId === theme.id).map((code) => ({ theme, code })),
  ])
  const columns: Columns<(typeof rows)[number]> = {
    theme: ({ theme }) => theme.id,
    code: ({ code }) => (code === null ? '' : lineageById.get(code.id)!.at(-1)!.id),
    subcode: ({ code }) => (code === null || code.parentId === null ? '' : code.id),
    label: ({ theme, code }) => (code ?? theme).label,
    description: ({ theme, code }) => (code ?? theme).description,
    include: ({ code }) => code?.include ?? '',
    exclude: ({ code }) => code?.exclude ?? '',
    examples: ({ code }) => code?.examples.join('\n') ?? '',
    keywords: ({ code }) => code?.keywords.map(({ source }) => source).join('\n') ?? '',
  }
  return toTable('codebook', columns, rows)
}
