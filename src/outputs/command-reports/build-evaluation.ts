import type { CheckedEvaluation, CodingMethod, Evaluation } from '../../evaluation/evaluation.ts'
import { findMistakes, type Mistake } from '../../evaluation/find-mistakes.ts'
import { codersOf, minPositives, type Scores } from '../../evaluation/score-codings.ts'
import { type Block, heading, list, paragraph, type Report } from '../report/blocks.ts'
import { buildReading, describeSeen } from '../report/sections/build-check.ts'
import { percent, plural } from '../report/wording.ts'
import { abbreviate, figure, withInterval } from '../report/written-figures.ts'

/** Mistakes and confusions that are shown. */
const shown = { mistakes: 5, confusions: 10 }

/**
 * The report of an evaluation: a table of the ways to code, figures for each theme and
 * code of the best of them, what is taken for what, and the worst mistakes. Recall, F1 and kappa are shown only for
 * passages that were read for every code without regard to suggestions.
 */
export function buildEvaluation(evaluation: CheckedEvaluation): Report {
  const { passages, codebook, settings, check } = evaluation
  const setting = settings.find(({ name }) => name === 'learned') ?? settings.at(-1)!
  const tested = passages.filter(({ group }) => setting.tested?.includes(group) ?? true)
  const { falseHits, misses, confusions } = findMistakes({ ...evaluation, passages: tested }, setting.codings)
  const isRead = setting.theme.basis === 'read'
  return {
    title: `Codings against coders: ${codebook.name}`,
    language: codebook.language,
    blocks: [
      heading(1, 'Codings against coders'),
      paragraph(
        `${plural(passages.length, 'passage')} of ${plural(countInterviews(passages), 'interview')}, coded by ${plural(codersOf(passages).length, 'coder')}; codebook ${codebook.name}, version ${codebook.version}. Only what a coder judged counts. What is learned is tried on interviews that it was not learned from.`,
      ),
      ...(check === null
        ? []
        : [
            heading(2, 'The study as it is coded now'),
            ...buildReading(check.draw, check.rows),
            ...describeSeen(check.seen),
            heading(2, 'Ways to code'),
          ]),
      ...(isRead ? readTables(evaluation) : []),
      ...suggestedTables(evaluation, isRead),
      heading(2, `Each theme and code: ${writeName(setting, countInterviews(passages))}`),
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
        `Themes that all who judged them say do not apply: ${falseHits.length}. ${falseHits.length > shown.mistakes ? 'The most confident:' : ''}`,
      ),
      ...mistakes(falseHits),
      heading(2, 'Misses'),
      paragraph(
        `Themes that all who judged them say apply, and that were not found: ${misses.length}.${isRead ? '' : ' What nobody looked for is not among them.'}`,
      ),
      ...mistakes(misses),
    ],
  }
}

const countInterviews = (passages: Evaluation['passages']): number => new Set(passages.map(({ group }) => group)).size

/** The name of a way to code, with the interviews it was tested on where it had been learned from the others. */
const writeName = ({ name, tested }: CodingMethod, interviews: number): string => {
  if (tested === null) return name
  if (tested.length === 0) return `${name} (not tested: it was learned from all of these interviews)`
  return `${name} (tested on ${tested.length} of ${plural(interviews, 'interview')}; learned from the others)`
}

/** The ways to code on passages that were read for every code, and people against each other. */
function readTables({ settings, people, passages }: Evaluation): Block[] {
  const interviews = countInterviews(passages)
  return [
    paragraph(
      `Precision, recall, F1 and Cohen's kappa are against each coder, averaged; macro means are over themes with at least ${minPositives.theme} and codes with at least ${minPositives.code} positives; in brackets 95 % intervals by jackknife over interviews, from five interviews on. A dash is a figure that is undefined. Coders declared these passages read for every code: if they had suggestions in view, the figures flatter what made them.`,
    ),
    {
      kind: 'table',
      caption: 'Ways to code',
      head: ['codings', 'precision', 'recall', 'F1', 'kappa', 'F1, codes', 'kappa, codes'],
      rows: [
        ...settings.map((own) => row(writeName(own, interviews), own.theme, own.code)),
        ...(people ? [row('one coder against the other', people.theme, people.code)] : []),
      ],
    },
  ]
}

/** The ways to code, on passages judged as suggestions: precision alone. */
function suggestedTables({ settings, passages }: Evaluation, isRead: boolean): Block[] {
  const interviews = countInterviews(passages)
  const scores = settings.flatMap((own) => {
    const both = isRead ? own.suggested : { theme: own.theme, code: own.code }
    return both === null ? [] : [{ name: writeName(own, interviews), ...both }]
  })
  if (scores.length === 0) return []
  return [
    paragraph(
      `${isRead ? 'Other passages' : 'The passages'} were judged because something was suggested there, so that only the precision of suggestions is known: nobody looked for what was not suggested, and recall, F1 and kappa would be circular. ${isRead ? '' : 'To get them, read some transcripts whole (or passages drawn by chance), without regard to what is suggested, and declare them read. '}Suggestions that nobody judged count for nothing.`,
    ),
    {
      kind: 'table',
      caption: 'Suggestions that people judged',
      head: ['codings', 'judged', 'right', 'precision', 'judged, codes', 'right, codes', 'precision, codes'],
      rows: scores.map(({ name, theme, code }) => [
        name,
        theme.findings.judged,
        theme.findings.right,
        figure(theme.findings.precision),
        code.findings.judged,
        code.findings.right,
        figure(code.findings.precision),
      ]),
    },
  ]
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

const scoreTable = (caption: string, { basis, labels }: Scores): Block =>
  basis === 'read'
    ? {
        kind: 'table',
        caption,
        head: ['id', 'positives', 'precision', 'recall', 'F1', 'kappa'],
        rows: labels.map(({ label, positives, precision, recall, f1, kappa }) => [
          label,
          Math.round(positives * 10) / 10,
          figure(precision),
          figure(recall),
          figure(f1),
          figure(kappa),
        ]),
      }
    : {
        kind: 'table',
        caption,
        head: ['id', 'judged', 'right', 'precision'],
        rows: labels.map(({ label, judged, right, precision }) => [label, judged, right, figure(precision)]),
      }

const mistakes = (found: readonly Mistake[]): Block[] =>
  found.length === 0
    ? []
    : [
        list(
          found
            .slice(0, shown.mistakes)
            .map(({ passage, label, codings }) => [
              `${passage.id}, ${label}${codings.map(({ codeId, confidence }) => `, ${codeId} ${percent(confidence)}`).join('')}: “${abbreviate(passage.text)}”`,
            ]),
        ),
      ]
