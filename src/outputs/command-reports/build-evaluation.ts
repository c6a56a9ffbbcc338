import type { Evaluation } from '../../evaluation/evaluation.ts'
import { findMistakes, type Mistake } from '../../evaluation/find-mistakes.ts'
import { fewestPositives, type Scores } from '../../evaluation/score-codings.ts'
import { type Block, heading, list, paragraph, type Report } from '../report/blocks.ts'
import { percent, plural } from '../report/wording.ts'
import { beginning, figure, withInterval } from '../report/written-figures.ts'

/** Mistakes and confusions that are shown. */
const shown = { mistakes: 5, confusions: 10 }

/**
 * What coded passages say about the codebook and its coders: a table of the ways to code, figures for each theme and
 * code of one of them, what is taken for what, and the worst mistakes.
 *
 * @param chosen name of the setting that is looked at closely
 */
export function buildEvaluation(evaluation: Evaluation, chosen: string): Report {
  const { passages, codebook, settings, people } = evaluation
  const setting = settings.find(({ name }) => name === chosen)!
  const groups = new Set(passages.map(({ group }) => group)).size
  const { falseHits, misses, confusions } = findMistakes(evaluation, setting.codings)
  return {
    title: `Codings against coders: ${codebook.name}`,
    language: codebook.language,
    blocks: [
      heading(1, 'Codings against coders'),
      paragraph(
        `${plural(passages.length, 'passage')} of ${plural(groups, 'interview')}, coded by ${plural(passages[0]?.codesByCoder.size ?? 0, 'coder')}; codebook ${codebook.name}, version ${codebook.version}. Precision, recall, F1 and Cohen's kappa are against each coder, averaged; macro means are over themes with at least ${fewestPositives.theme} and codes with at least ${fewestPositives.code} positives; in brackets 95 % intervals by bootstrap over interviews. What is learned is tried on interviews that it was not learned from.`,
      ),
      {
        kind: 'table',
        caption: 'Ways to code',
        head: ['codings', 'precision', 'recall', 'F1', 'kappa', 'F1, codes', 'kappa, codes'],
        rows: [
          ...settings.map(({ name, theme, code }) => row(name, theme, code)),
          ...(people ? [row('one coder against the other', people.theme, people.code)] : []),
        ],
      },
      heading(2, `Each theme and code: ${chosen}`),
      scoreTable('Themes', setting.theme),
      scoreTable('Codes', setting.code),
      heading(2, 'What is taken for what'),
      confusions.length === 0
        ? paragraph('No code is taken for another.')
        : {
            kind: 'table',
            caption: 'Codes given by coders, and codes found instead',
            head: ['given', 'found', 'passages'],
            rows: confusions
              .slice(0, shown.confusions)
              .map(({ given, found, passages: count }) => [given, found, count]),
          },
      heading(2, 'False hits'),
      paragraph(
        `Themes that no coder gave: ${falseHits.length}. ${falseHits.length > shown.mistakes ? 'The surest:' : ''}`,
      ),
      ...mistakes(falseHits),
      heading(2, 'Misses'),
      paragraph(`Themes that every coder gave and that were not found: ${misses.length}.`),
      ...mistakes(misses),
    ],
  }
}

const row = (name: string, theme: Scores, code: Scores): (string | number)[] => [
  name,
  figure(theme.macro.precision),
  figure(theme.macro.recall),
  withInterval(theme.macro.f1),
  withInterval(theme.macro.kappa),
  figure(code.macro.f1.value),
  figure(code.macro.kappa.value),
]

const scoreTable = (caption: string, { labels }: Scores): Block => ({
  kind: 'table',
  caption,
  head: ['id', 'positives', 'precision', 'recall', 'F1', 'kappa'],
  rows: labels.map(({ label, positives, precision, recall, f1, kappa }) => [
    label,
    positives,
    figure(precision),
    figure(recall),
    figure(f1),
    figure(kappa),
  ]),
})

const mistakes = (found: readonly Mistake[]): Block[] =>
  found.length === 0
    ? []
    : [
        list(
          found
            .slice(0, shown.mistakes)
            .map(({ passage, label, codings }) => [
              `${passage.id}, ${label}${codings.map(({ codeId, confidence }) => `, ${codeId} ${percent(confidence)}`).join('')}: “${beginning(passage.text)}”`,
            ]),
        ),
      ]
