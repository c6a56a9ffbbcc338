import type { Disagreement } from '../../evaluation/find-disagreements.ts'
import type { Agreement, GroupAgreement } from '../../evaluation/measure-agreement.ts'
import { type Block, heading, list, paragraph, type Report } from '../report/blocks.ts'
import { enumerate, percent, plural } from '../report/wording.ts'
import { beginning, figure, withInterval } from '../report/written-figures.ts'

/** Units with a label below which its figures say next to nothing. */
const rare = 10

/** How far coders agree, people apart from the tool, and what they should talk about. */
export function buildAgreement(
  levels: readonly Agreement[],
  disagreements: readonly Disagreement[],
  reasonsOf: (disagreement: Disagreement, coder: string) => string,
): Report {
  return {
    title: 'Agreement of coders',
    language: 'en',
    blocks: [
      heading(1, 'Agreement of coders'),
      paragraph(
        'Raw agreement, Cohen’s kappa (Cohen 1960) and Gwet’s AC1 (Gwet 2008) are means over pairs of coders; Krippendorff’s alpha (Krippendorff 2011) takes all coders together. In brackets 95 % intervals by bootstrap over interviews.',
      ),
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
      ...levels.flatMap(({ level, people, tool }) => [
        ...group(`People with each other, each ${level}`, people),
        ...group(`People with the tool, each ${level}`, tool),
      ]),
      heading(2, 'To be talked about'),
      paragraph(`${plural(disagreements.length, 'disagreement')} between people.`),
      list(disagreements.map((disagreement) => [describe(disagreement, reasonsOf)])),
    ],
  }
}

function group(title: string, agreement: GroupAgreement | null): Block[] {
  if (agreement === null) return []
  const { pairs, units, labels, masiAlpha } = agreement
  const few = labels.filter((label) => label.units > 0 && label.units < rare)
  return [
    heading(2, title),
    paragraph(
      `${plural(units, 'unit')}, ${plural(pairs.length, 'pair')} of coders (${pairs.map((pair) => pair.join(' and ')).join('; ')}). Krippendorff’s alpha over whole sets of labels, with the MASI distance (Passonneau 2006): ${withInterval(masiAlpha)}.`,
    ),
    {
      kind: 'table',
      caption: title,
      head: ['id', 'units', 'prevalence', 'raw', 'kappa', 'alpha', 'AC1'],
      rows: labels.map(({ label, units: own, prevalence, raw, kappa, alpha, ac1 }) => [
        label,
        own,
        percent(prevalence),
        figure(raw),
        withInterval(kappa),
        figure(alpha),
        figure(ac1),
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

function describe(
  disagreement: Disagreement,
  reasonsOf: (disagreement: Disagreement, coder: string) => string,
): string {
  const { passage, label, yes, no } = disagreement
  const named = (coders: readonly string[]): string =>
    coders
      .map((coder) => {
        const reason = reasonsOf(disagreement, coder)
        return reason === '' ? coder : `${coder} (${reason})`
      })
      .join(', ')
  return `${passage.id}, ${label}: yes by ${named(yes)}; no by ${named(no)}: “${beginning(passage.text)}”`
}
