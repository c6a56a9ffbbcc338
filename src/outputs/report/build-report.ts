import { sum } from '../../collections.ts'
import type { Analysis } from '../../model/analysis.ts'
import { drawFigures, type Figures } from '../figures/index.ts'
import { buildAgreementOfPeople } from './agreement-of-people.ts'
import { type Block, heading, linked, linkedCount, paragraph, type Report, reference, strong } from './blocks.ts'
import { confirmedTable } from './confirmed.ts'
import { pairsInSegments } from './pairs-in-segments.ts'
import { buildValidity } from './sections/build-check.ts'
import { buildClusters } from './sections/build-clusters.ts'
import { buildLikely } from './sections/build-likely.ts'
import { buildMemos } from './sections/build-memos.ts'
import { buildMethod } from './sections/build-method.ts'
import { buildPeople } from './sections/build-people.ts'
import { describeReview } from './sections/build-review.ts'
import { buildSample } from './sections/build-sample.ts'
import { buildSynthesis } from './sections/build-synthesis.ts'
import { buildTheme } from './sections/build-theme.ts'
import { describeVariations } from './sections/describe-variations.ts'
import { percent, plural, ratePerWords, shareOf, writeDominance } from './wording.ts'

/** The report of an analysis: what was found, who was asked, each theme with its quotes, candidates, method. */
export function buildReport(analysis: Analysis): Report {
  const { study, codebook } = analysis
  const title = `Thematic analysis of ${study}`
  const figures = drawFigures(analysis)
  return {
    title,
    language: 'en',
    blocks: [
      heading(1, title),
      ...buildSynthesis(analysis, 'section', 'summary'),
      ...buildOverview(analysis, figures),
      ...buildSample(analysis),
      heading(2, 'Themes'),
      ...buildSynthesis(analysis, 'section', 'themes'),
      ...codebook.themes.flatMap((theme) => buildTheme(theme, analysis)),
      ...buildPeople(analysis, figures),
      ...buildCoOccurrence(analysis, figures),
      ...buildCourse(analysis, figures),
      ...buildMemos(analysis),
      ...buildLikely(analysis),
      ...buildClusters(analysis),
      ...(figures.map === null ? [] : [figures.map]),
      ...buildMethod(analysis),
    ],
  }
}

function buildOverview(analysis: Analysis, { spread, checked, matrix }: Figures): Block[] {
  const { codebook, findings, learned } = analysis
  const { participantCount, organizationCount, segmentCount, codedSegmentCount, prevalence, review } = findings
  const themes = prevalence.filter(({ codeId }) => codeId === null)
  const widest = [...themes].sort(
    (a, b) => b.organizations.length - a.organizations.length || b.participants.length - a.participants.length,
  )
  const isOpen = review.counted === 'all' && themes.every(({ estimate }) => estimate?.count == null)
  const words = sum(findings.participants, (row) => row.words)
  const isCrossed = codebook.themes.some(({ crosscutting }) => crosscutting)
  const isPartly = review.counted === 'all' && findings.isDecided
  return [
    paragraph(
      ...describeReview(analysis),
      `${plural(participantCount, 'participant')} ${organizationCount === 0 ? '' : `of ${plural(organizationCount, 'organisation')} `}spoke in ${plural(segmentCount, 'segment')} of a few sentences each. With the codebook `,
      strong(`${codebook.name} (version ${codebook.version})`),
      ', ',
      linked(`${codedSegmentCount} of them`, {}),
      ` (${percent(codedSegmentCount / (segmentCount || 1))}) were given at least one code${
        review.counted === 'accepted'
          ? ' that people accepted'
          : learned
            ? `, as learned from ${learned.learnedFrom.passages} coded passages`
            : ', by keywords and by nearness in meaning'
      }.`,
      reference(' How far each theme spreads is in ', 'themes-by-spread'),
      reference(' and ', 'spread'),
      reference(`; where ${isCrossed ? 'points and cross-cutting themes' : 'themes'} meet in `, 'matrix'),
      '.',
    ),
    codedSegmentCount === 0
      ? paragraph(
          strong('Nothing has a code that counts yet.'),
          ' Passages are found by the keywords and examples of the codebook (“themata codebook check” shows what each keyword finds), and people code and accept them with “themata review”.',
        )
      : {
          kind: 'table',
          name: 'themes-by-spread',
          caption: 'Themes by spread',
          head: [
            'theme',
            ...(organizationCount === 0 ? [] : ['organisations']),
            'participants',
            ...(isPartly ? ['participants, confirmed'] : []),
            'segments',
            'share of segments',
            'per 1,000 words',
            ...(isOpen ? ['check'] : []),
            'most by one participant',
          ],
          rows: widest.map((row) => [
            row.label,
            ...(organizationCount === 0
              ? []
              : [linkedCount(`${row.organizations.length} of ${organizationCount}`, { theme: row.themeId })]),
            linkedCount(`${row.participants.length} of ${participantCount}`, { theme: row.themeId }),
            ...(isPartly
              ? [linkedCount(`at least ${row.acceptedParticipants.length}`, { theme: row.themeId, status: 'accepted' })]
              : []),
            linkedCount(row.segments, { theme: row.themeId }),
            shareOf(row.segments, segmentCount),
            ratePerWords(row.segments, words),
            ...(isOpen ? [row.suggested === 0 ? '–' : 'not checked'] : []),
            writeDominance(row),
          ]),
        },
    spread,
    ...buildValidity(analysis, checked),
    ...buildAgreementOfPeople(findings, codebook),
    ...(isPartly ? [confirmedTable(findings)] : []),
    matrix,
  ]
}

/** The section on how codes come up from interview to interview, and within one. */
function buildCourse(analysis: Analysis, { saturation, timelines }: Figures): Block[] {
  return [
    heading(2, 'From interview to interview'),
    ...buildSynthesis(analysis, 'section', 'course'),
    paragraph(
      'Codes were there beforehand; the interviews meet them one after the other',
      reference(' (', 'saturation', ')'),
      reference(', and speak of the themes in an order of their own (', 'timelines', ')'),
      '.',
    ),
    saturation,
    ...describeVariations(analysis),
    ...(timelines === null ? [] : [timelines]),
  ]
}

function buildCoOccurrence(analysis: Analysis, { network }: Figures): Block[] {
  const { codebook, findings } = analysis
  const pairs = [...pairsInSegments(findings, 'theme')]
  const both = (a: string, b: string) =>
    pairs.find((pair) => (pair.a === a && pair.b === b) || (pair.a === b && pair.b === a))
  const codePairs = [...pairsInSegments(findings, 'code')]
    .filter(({ both: met }) => met >= 3)
    .sort((a, b) => b.jaccard - a.jaccard || b.both - a.both)
    .slice(0, 10)
  const labelOf = new Map(codebook.codes.map(({ id, label }) => [id, label]))
  return [
    heading(2, 'Themes that go together'),
    ...buildSynthesis(analysis, 'section', 'together'),
    paragraph('Segments that have both themes; in brackets the share of those that have either (Jaccard index).'),
    {
      kind: 'table',
      caption: 'Themes in the same segment',
      head: ['', ...codebook.themes.map(({ label }) => label)],
      rows: codebook.themes.map(({ id, label }) => [
        label,
        ...codebook.themes.map((other) => {
          if (other.id === id) return '–'
          const pair = both(id, other.id)
          if (pair === undefined) return '0'
          const text = pair.both > 1 ? `${pair.both} (${percent(pair.jaccard)})` : String(pair.both)
          return linkedCount(text, { theme: id, with: other.id })
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
              linkedCount(pair.both, { code: pair.a, with: pair.b }),
              pair.both + pair.onlyA + pair.onlyB,
              percent(pair.jaccard),
            ]),
          },
        ]),
    ...(network === null ? [] : [network]),
  ]
}
