import type { AnalysisOptions } from '../../model/options.ts'
import { printQuote } from '../../text/print-quote.ts'
import { trimFillers } from '../../text/trim-fillers.ts'

/** A quote as reports print it: without marks of transcribers, and without fillers if that is asked for. */
export const printedQuote = (text: string, { trimFillers: isTrimmed }: Pick<AnalysisOptions, 'trimFillers'>): string =>
  isTrimmed ? trimFillers(printQuote(text)) : printQuote(text)
