import type { Disagreement } from '../../evaluation/find-disagreements.ts'
import type { Agreement, GroupAgreement } from '../../evaluation/measure-agreement.ts'
import type { Scores } from '../../evaluation/score-codings.ts'
import type { ToolAgreement } from '../../evaluation/tool-agreement.ts'
import { type Block, heading, list, paragraph, type Report } from '../report/blocks.ts'
import { buildReviewers } from '../report/sections/build-review.ts'
import { enumerate, percent, plural } from '../report/wording.ts'
import { abbreviate, figure, withInterval } from '../report/written-figures.ts'
import { buildDrawnAgreement } from './build-drawn-agreement.ts'

/** Units with a label below which its figures say next to nothing. */
const rare = 10
/** Pairs whose kappas are shown code by code; more are in the CSV alone. */
const mostPairs = 6

/** The report of agreement, people apart from the tool, with what coders should discuss. */
export function buildAgreement({
  unit,
  levels,
  suggestions,
  drawn,
  disagreements,
  reviewers,
  flattered,
}: ToolAgreement): Report {
  const settled = disagreements.filter(({ verdict }) => verdict !== null && verdict !== 'rule').length
  return {
    title: 'Agreement of coders',
    language: 'en',
    blocks: [
      heading(1, 'Agreement of coders'),
      paragraph(
        'Coders are compared only about codes that both judged; a passage that one of them did not look at counts for nothing. Raw agreement, Cohen’s kappa (Cohen 1960) and Gwet’s AC1 (Gwet 2008) are means over pairs of coders; Krippendorff’s alpha (Krippendorff 2011) and Fleiss’ kappa (Fleiss 1971) take all coders together; the kappa of a pair is pooled over codes (De Vries et al. 2008). In brackets 95 % intervals by jackknife over interviews, from five interviews on. A dash is a figure that is undefined: where all say the same of every unit, chance alone would agree as often.',
      ),
      ...(unit === 'segment'
        ? []
        : [
            paragraph(
              `Units are ${unit}s: a coder gave a code to a ${unit} who gave it anywhere in it, and did not who judged all of it without giving it; who judged a part of it says neither. Suggestions and disagreements below are of segments.`,
            ),
          ]),
      list([
        [
          'Krippendorff (2004, Content Analysis, 2nd edition, p. 241) asks for an alpha of at least 0.800, and allows tentative conclusions from 0.667.',
        ],
        [
          'Landis and Koch (1977, Biometrics 33) call a kappa of 0.41 to 0.60 moderate, 0.61 to 0.80 substantial and above that almost perfect; they say themselves that the divisions are arbitrary.',
        ],
        [
          'Where a code is rare, kappa falls although coders agree on nearly everything; AC1 does not. Neither makes up for few units.',
        ],
      ]),
      ...buildReviewers(reviewers),
      ...levels.flatMap((agreement, at) => [
        ...people(agreement),
        ...drawn.filter(({ level }) => level === agreement.level).flatMap(buildDrawnAgreement),
        ...group(`People with models, each ${agreement.level}`, agreement.models),
        ...group(`People with the tool, each ${agreement.level}`, agreement.tool),
        ...(flattered && agreement.tool !== null
          ? [
              paragraph(
                'The tool learned from some of these interviews, so these figures are too high: “themata evaluate” tests it on interviews that it did not learn from.',
              ),
            ]
          : []),
        ...judgedSuggestions(agreement, suggestions[at]!),
      ]),
      heading(2, 'To discuss'),
      paragraph(
        `${plural(disagreements.length, 'disagreement')} between people${settled === 0 ? '' : `, ${settled} of them settled`}.`,
      ),
      list(disagreements.map((disagreement) => [describe(disagreement)])),
    ],
  }
}

/** People with each other: together, pair by pair, and who is apart. */
function people({ level, people: agreement, apart }: Agreement): Block[] {
  if (agreement === null) return []
  const { byPair, byView, suggested, units } = agreement
  return [
    ...group(`People with each other, each ${level}`, agreement),
    ...(suggested === 0
      ? []
      : [
          paragraph(
            `${suggested} of the ${plural(units, 'unit')} were judged because something was suggested there: agreement about suggestions says nothing about passages in which nothing was suggested. For the kappa of a pair they are one question, whether a suggestion is right.`,
          ),
        ]),
    {
      kind: 'table',
      caption: `Each pair of people, all ${level}s together`,
      head: ['pair', 'units', 'raw', 'kappa (pooled)', 'AC1 (mean)'],
      rows: byPair.map(({ coders, units: shared, raw, kappa, ac1 }) => [
        coders.join(' and '),
        shared,
        figure(raw),
        figure(kappa),
        figure(ac1),
      ]),
    },
    ...(byView.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: `Blind and with suggestions apart, all ${level}s together`,
            head: ['pair', 'view', 'units', 'raw', 'kappa (pooled)', 'AC1 (mean)'],
            rows: byView.map(({ coders, view, units: shared, raw, kappa, ac1 }) => [
              ...[coders.join(' and '), view, shared],
              ...[figure(raw), figure(kappa), figure(ac1)],
            ]),
          },
        ]),
    ...(byPair.length < 2 || byPair.length > mostPairs
      ? []
      : [
          {
            kind: 'table' as const,
            caption: `Kappa of each pair of people, each ${level}`,
            head: ['id', ...byPair.map(({ coders }) => coders.join(' and '))],
            rows: agreement.labels.map(({ label }, at) => [
              label,
              ...byPair.map(({ labels }) => figure(labels[at]!.kappa)),
            ]),
          },
        ]),
    ...(apart === null
      ? []
      : [
          paragraph(
            `${apart.coder} is apart: a mean kappa of ${figure(apart.withOthers)} with the others, who have ${figure(apart.amongOthers)} with each other. Means over all pairs hide this.`,
          ),
        ]),
  ]
}

function group(title: string, agreement: GroupAgreement | null): Block[] {
  if (agreement === null) return []
  const { pairs, units, labels, masiAlpha } = agreement
  const few = labels.filter((label) => label.units > 0 && label.units < rare)
  const hasFleiss = labels.some(({ fleiss }) => fleiss !== null)
  return [
    heading(2, title),
    paragraph(
      `${plural(units, 'unit')}, ${plural(pairs.length, 'pair')} of coders (${pairs.map((pair) => pair.join(' and ')).join('; ')}). Krippendorff’s alpha over whole sets of labels, with the MASI distance (Passonneau 2006): ${withInterval(masiAlpha)}.`,
    ),
    {
      kind: 'table',
      caption: title,
      head: ['id', 'judged', 'units', 'prevalence', 'raw', 'kappa', 'alpha', 'AC1', ...(hasFleiss ? ['Fleiss'] : [])],
      rows: labels.map(({ label, judged, units: own, prevalence, raw, kappa, alpha, ac1, fleiss }) => [
        label,
        judged,
        own,
        percent(prevalence),
        figure(raw),
        withInterval(kappa),
        figure(alpha),
        figure(ac1),
        ...(hasFleiss ? [figure(fleiss)] : []),
      ]),
    },
    ...(few.length === 0
      ? []
      : [
          paragraph(
            `Rare: ${enumerate(few.map(({ label, units: own }) => `${label} (${plural(own, 'unit')})`))}. One judgement more or less changes their figures a lot.`,
          ),
        ]),
  ]
}

/** The share of judged suggestions that were right; nothing else is known of these passages. */
function judgedSuggestions({ level, tool }: Agreement, { findings, labels }: Scores): Block[] {
  if (findings.judged === 0) return []
  const rest =
    tool === null
      ? 'no passage was read for every code without regard to suggestions, so that what the tool misses, kappa and alpha cannot be known. Declare transcripts that you read whole as read (see "themata agreement --help")'
      : 'of these passages nothing more is known'
  return [
    heading(2, `Suggestions that people judged, each ${level}`),
    paragraph(
      `Of ${plural(findings.judged, 'suggestion')} that people judged, ${findings.right} were accepted (precision ${figure(findings.precision)}). Suggestions that nobody judged count for nothing, and ${rest}.`,
    ),
    {
      kind: 'table',
      caption: `Suggestions that people judged, each ${level}`,
      head: ['id', 'judged', 'accepted', 'precision'],
      rows: labels
        .filter(({ judged }) => judged > 0)
        .map(({ label, judged, right, precision }) => [label, judged, right, figure(precision)]),
    },
  ]
}

function describe({ passage, label, yes, no, verdict }: Disagreement): string {
  const named = (coders: readonly string[]): string =>
    coders
      .map((coder) => {
        const memo = passage.memoByCoder.get(coder) ?? ''
        return memo === '' ? coder : `${coder} (${memo})`
      })
      .join(', ')
  return `${passage.id}, ${label}: yes by ${named(yes)}; no by ${named(no)}${verdict === null ? '' : `; settled: ${verdict}`}: “${abbreviate(passage.text)}”`
}
