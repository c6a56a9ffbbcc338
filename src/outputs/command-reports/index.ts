import type { ReportForm } from './report-form.ts'
import { agreementForms } from './write-agreement.ts'
import { comparisonForms } from './write-comparison.ts'
import { concordanceForms } from './write-concordance.ts'
import { evaluationForms } from './write-evaluation.ts'
import { likelyForms } from './write-likely.ts'
import { quoteForms } from './write-quotes.ts'

/** The reports that commands print, each with its forms. */
export const commandReports = {
  comparison: comparisonForms,
  quotes: quoteForms,
  concordance: concordanceForms,
  likely: likelyForms,
  evaluation: evaluationForms,
  agreement: agreementForms,
} as const satisfies Readonly<Record<string, Readonly<Record<string, ReportForm<never>>>>>
