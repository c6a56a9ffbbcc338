import type { Analysis } from '../model/analysis.ts'
import { type Block, heading, paragraph, type Report, strong } from './blocks.ts'
import { buildClusters } from './build-clusters.ts'
import { buildMethod } from './build-method.ts'
import { buildSample } from './build-sample.ts'
import { buildTheme } from './build-theme.ts'
import { countOf, percent, plural } from './wording.ts'

/** The report of an analysis: what was found, who was asked, each theme with its quotes, candidates, method. */
export function buildReport(analysis: Analysis): Report {
  const { study, codebook } = analysis
  const title = `Thematic analysis of ${study}`
  return {
    title,
    language: 'en',
    blocks: [
      heading(1, title),
      ...buildOverview(analysis),
      ...buildSample(analysis),
      heading(2, 'Themes'),
      ...codebook.themes.flatMap((theme) => buildTheme(theme, analysis)),
      ...buildCoOccurrence(analysis),
      ...buildClusters(analysis),
      ...buildMethod(analysis),
    ],
  }
}

function buildOverview({ codebook, findings, learned }: Analysis): Block[] {
  const { participantCount, organizationCount, segmentCount, codedSegmentCount, prevalence } = findings
  const themes = prevalence.filter(({ codeId }) => codeId === null)
  const widest = [...themes].sort(
    (a, b) => b.organizations.length - a.organizations.length || b.participants.length - a.participants.length,
  )
  return [
    paragraph(
      `${plural(participantCount, 'participant')} ${organizationCount === 0 ? '' : `of ${plural(organizationCount, 'organisation')} `}spoke in ${plural(segmentCount, 'segment')} of a few sentences each. With the codebook `,
      strong(`${codebook.name} (version ${codebook.version})`),
      `, ${codedSegmentCount} of them (${percent(codedSegmentCount / (segmentCount || 1))}) were given at least one code${learned ? `, as learned from ${learned.learnedFrom.passages} coded passages` : ', by keywords and by nearness in meaning'}. ${
        findings.isDecided
          ? 'People have decided on some of them: what they accepted is told apart in the tables; the rest are suggestions of a program.'
          : 'All codings are suggestions of a program until people accept or reject them.'
      }`,
    ),
    {
      kind: 'table',
      caption: 'Themes by spread',
      head: ['theme', 'organisations', 'participants', 'segments', 'most by one participant'],
      rows: widest.map((row) => [
        row.label,
        countOf(row.organizations.length, organizationCount, 'organisation').replace(/ organisations?$/, ''),
        countOf(row.participants.length, participantCount, 'participant').replace(/ participants?$/, ''),
        row.segments,
        percent(row.dominance),
      ]),
    },
  ]
}

function buildCoOccurrence({ codebook, findings }: Analysis): Block[] {
  const pairs = findings.coOccurrence.filter(({ level, unit }) => level === 'theme' && unit === 'segment')
  const both = (a: string, b: string) =>
    pairs.find((pair) => (pair.a === a && pair.b === b) || (pair.a === b && pair.b === a))
  const codePairs = findings.coOccurrence
    .filter(({ level, unit, both: met }) => level === 'code' && unit === 'segment' && met >= 3)
    .sort((a, b) => b.jaccard - a.jaccard || b.both - a.both)
    .slice(0, 10)
  const labelOf = new Map(codebook.codes.map(({ id, label }) => [id, label]))
  return [
    heading(2, 'Themes that go together'),
    paragraph('Segments that have both themes; in brackets the share of those that have either (Jaccard index).'),
    {
      kind: 'table',
      caption: 'Themes in the same segment',
      head: ['', ...codebook.themes.map(({ label }) => label)],
      rows: codebook.themes.map(({ id, label }) => [
        label,
        ...codebook.themes.map((other) => {
          const pair = both(id, other.id)
          return pair === undefined ? '–' : `${pair.both} (${percent(pair.jaccard)})`
        }),
      ]),
    },
    ...(codePairs.length === 0
      ? []
      : [
          paragraph('Codes that go together most, of the pairs that meet in three segments or more:'),
          {
            kind: 'table' as const,
            caption: 'Codes in the same segment',
            head: ['code', 'code', 'both', 'either', 'Jaccard'],
            rows: codePairs.map((pair) => [
              labelOf.get(pair.a)!,
              labelOf.get(pair.b)!,
              pair.both,
              pair.both + pair.onlyA + pair.onlyB,
              percent(pair.jaccard),
            ]),
          },
        ]),
  ]
}
