import type { CheckedEvaluation } from '../../evaluation/evaluation.ts'
import type { Coding } from '../../model/coding.ts'
import { renderMarkdown } from '../formats/render-markdown.ts'
import { writeCsv } from '../tables/write-table.ts'
import { buildEvaluation } from './build-evaluation.ts'
import type { ReportForms } from './report-form.ts'
import { tabulateEvaluation } from './tabulate-evaluation.ts'

/** A coding of a passage, by its id. */
const writeCoding = ({ segmentId, codeId, coder, confidence }: Coding) => ({
  passage: segmentId,
  code: codeId,
  coder,
  confidence,
})

/** Every form in which `themata evaluate` prints. */
export const evaluationForms = {
  md: { summary: 'a report', write: (evaluation) => renderMarkdown(buildEvaluation(evaluation)) },
  csv: {
    summary: 'a table of the scores of each label',
    write: (evaluation) => writeCsv(tabulateEvaluation(evaluation)),
  },
  json: {
    summary: 'everything, for programs',
    write: ({ settings, people, check }) =>
      `${JSON.stringify({ settings: settings.map(({ codings, ...rest }) => ({ ...rest, codings: codings.map(writeCoding) })), people, check })}\n`,
  },
} as const satisfies ReportForms<CheckedEvaluation>
