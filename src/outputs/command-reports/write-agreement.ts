import type { ToolAgreement } from '../../evaluation/tool-agreement.ts'
import { renderMarkdown } from '../formats/render-markdown.ts'
import { writeCsv } from '../tables/write-table.ts'
import { buildAgreement } from './build-agreement.ts'
import type { ReportForms } from './report-form.ts'
import { tabulateAgreement } from './tabulate-agreement.ts'

/** Every form in which `themata agreement` prints. */
export const agreementForms = {
  md: { summary: 'a report', write: (found) => renderMarkdown(buildAgreement(found)) },
  csv: { summary: 'a table of the figures of each label', write: (found) => writeCsv(tabulateAgreement(found)) },
  json: {
    summary: 'everything, for programs',
    write: ({ levels, suggestions, drawn }) =>
      `${JSON.stringify(
        levels.map((own, index) => ({
          ...{ ...own, suggestions: suggestions[index] },
          drawn: drawn.filter(({ level }) => level === own.level),
        })),
      )}\n`,
  },
} as const satisfies ReportForms<ToolAgreement>
